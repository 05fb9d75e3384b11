package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Handles messages once each: remembering and handling are one transaction. */
final class Inbox {

  private static final String CLAIM =
      """
      insert into inbox (subscription, id) select ?, id from unnest(?::uuid[]) as m (id)
      on conflict do nothing returning id
      """;

  private final JdbcTemplate jdbc;
  private final Transactions transactions;
  private final Parking parking;

  Inbox(JdbcTemplate jdbc, Transactions transactions, Parking parking) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.parking = parking;
  }

  /**
   * Handles those of the batch that were never handled, in one transaction; a message whose key is
   * parked joins the waiting ones instead.
   */
  void handle(Subscription subscription, List<Arrival> batch) {
    transactions.inBackground(
        () -> {
          List<Arrival> fresh = claim(subscription.name(), batch);
          Set<UUID> parkedKeys = parking.keys(subscription.name(), fresh);
          List<Received<?>> open = new ArrayList<>(fresh.size());
          List<Arrival> waiting = new ArrayList<>();
          for (Arrival arrival : fresh) {
            if (parkedKeys.contains(arrival.key())) {
              waiting.add(arrival);
            } else {
              open.add(arrival.understood());
            }
          }
          parking.add(subscription.name(), waiting);
          if (!open.isEmpty()) {
            Traces.during(fresh, () -> subscription.handler().handle(open));
          }
        });
  }

  /** Parks the key of a message that failed; nothing happens when it was dealt with meanwhile. */
  boolean park(Subscription subscription, Arrival arrival, Throwable failure) {
    boolean[] parked = {false};
    transactions.inBackground(
        () -> {
          List<Arrival> fresh = claim(subscription.name(), List.of(arrival));
          if (!fresh.isEmpty()) {
            parking.open(subscription.name(), arrival, failure);
            parking.add(subscription.name(), fresh);
            parked[0] = true;
          }
        });
    return parked[0];
  }

  private List<Arrival> claim(String subscription, List<Arrival> batch) {
    Object[] ids = batch.stream().map(Arrival::id).toArray();
    Set<UUID> claimed =
        new HashSet<>(
            jdbc.query(
                (Connection connection) -> {
                  var insert = connection.prepareStatement(CLAIM);
                  insert.setString(1, subscription);
                  insert.setArray(2, connection.createArrayOf("uuid", ids));
                  return insert;
                },
                (row, nth) -> row.getObject(1, UUID.class)));
    Stream<Arrival> first = batch.stream().filter(arrival -> claimed.remove(arrival.id()));
    return first.toList();
  }
}
