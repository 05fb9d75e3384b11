package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Handles messages once each: remembering and handling are one transaction. */
final class Inbox {

  static final String CLAIM =
      """
      insert into inbox (subscription, id) select ?, id from unnest(?::uuid[]) as m (id)
      on conflict do nothing returning id,
        uuid_extract_version(id) = 7 and id < (select below from inbox_forgotten) as too_old
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
   * parked joins the waiting ones instead. So does one from before the time that is remembered: it
   * may have been handled then, which an operator has to judge.
   *
   * @return the messages from before that time, whose keys are parked now
   */
  List<Arrival> handle(Subscription subscription, List<Arrival> batch) {
    List<Arrival> tooOld = new ArrayList<>();
    transactions.inBackground(
        () -> {
          List<Arrival> fresh = claim(subscription.name(), batch, tooOld);
          tooOld.forEach(each -> parking.open(subscription.name(), each, new TooOldException()));
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
    return tooOld;
  }

  /** Parks the key of a message that failed; nothing happens when it was dealt with meanwhile. */
  boolean park(Subscription subscription, Arrival arrival, Throwable failure) {
    boolean[] parked = {false};
    transactions.inBackground(
        () -> {
          List<Arrival> fresh = claim(subscription.name(), List.of(arrival), new ArrayList<>());
          if (!fresh.isEmpty()) {
            parking.open(subscription.name(), arrival, failure);
            parking.add(subscription.name(), fresh);
            parked[0] = true;
          }
        });
    return parked[0];
  }

  private List<Arrival> claim(String subscription, List<Arrival> batch, List<Arrival> tooOld) {
    Object[] ids = batch.stream().map(Arrival::id).toArray();
    Map<UUID, Boolean> claimed = new HashMap<>();
    jdbc.query(
        (Connection connection) -> {
          var insert = connection.prepareStatement(CLAIM);
          insert.setString(1, subscription);
          insert.setArray(2, connection.createArrayOf("uuid", ids));
          return insert;
        },
        (RowCallbackHandler) row -> claimed.put(row.getObject(1, UUID.class), row.getBoolean(2)));
    List<Arrival> fresh = new ArrayList<>(claimed.size());
    for (Arrival arrival : batch) {
      Boolean old = claimed.remove(arrival.id());
      if (old != null) {
        fresh.add(arrival);
        if (old) {
          tooOld.add(arrival);
        }
      }
    }
    return fresh;
  }

  /** The message is older than the memory of the inbox. */
  static final class TooOldException extends RuntimeException {
    TooOldException() {
      super("older than what the inbox remembers: skip it if it was handled before");
    }
  }
}
