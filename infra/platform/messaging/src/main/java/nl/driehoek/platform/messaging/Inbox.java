package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Handles messages once each: remembering and handling are one transaction. */
final class Inbox {

  /**
   * Remembers what is new of a batch and looks for parked keys, in one journey to the database,
   * after which no lock is waited for long, see {@link Transactions#inBackground}.
   */
  static final String CLAIM =
      """
      with patience as materialized (select %s),
      claimed as (
        insert into inbox (subscription, id) select ?, id from patience, unnest(?::uuid[]) as m (id)
        on conflict do nothing returning id,
          uuid_extract_version(id) = 7 and id < (select below from inbox_forgotten) as too_old),
      waiting as (select key from parked where subscription = ? and key = any(?) for share)
      select id, too_old, null::uuid as parked from claimed
      union all select null, null, key from waiting
      """
          .formatted(Transactions.PATIENCE);

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
    transactions.joining(
        () -> {
          Claim claim = claim(subscription.name(), batch);
          tooOld.addAll(claim.tooOld());
          tooOld.forEach(each -> parking.open(subscription.name(), each, new TooOldException()));
          List<Received<?>> open = new ArrayList<>(claim.fresh().size());
          List<Arrival> waiting = new ArrayList<>();
          for (Arrival arrival : claim.fresh()) {
            if (claim.parked().contains(arrival.key())) {
              waiting.add(arrival);
            } else {
              open.add(arrival.understood());
            }
          }
          parking.add(subscription.name(), waiting);
          if (!open.isEmpty()) {
            Traces.during(claim.fresh(), () -> subscription.handler().handle(open));
          }
        });
    return tooOld;
  }

  /** Parks the key of a message that failed; nothing happens when it was dealt with meanwhile. */
  boolean park(Subscription subscription, Arrival arrival, Throwable failure) {
    boolean[] parked = {false};
    transactions.joining(
        () -> {
          List<Arrival> fresh = claim(subscription.name(), List.of(arrival)).fresh();
          if (!fresh.isEmpty()) {
            parking.open(subscription.name(), arrival, failure);
            parking.add(subscription.name(), fresh);
            parked[0] = true;
          }
        });
    return parked[0];
  }

  /**
   * What is new of a batch.
   *
   * @param tooOld those of the fresh ones that may not be new
   * @param parked keys of the batch whose messages wait, with those of {@code tooOld}
   */
  private record Claim(List<Arrival> fresh, List<Arrival> tooOld, Set<UUID> parked) {}

  private Claim claim(String subscription, List<Arrival> batch) {
    Object[] ids = batch.stream().map(Arrival::id).toArray();
    Object[] keys = batch.stream().map(Arrival::key).distinct().toArray();
    Map<UUID, Boolean> claimed = new HashMap<>();
    Set<UUID> parked = new HashSet<>();
    jdbc.query(
        (Connection connection) -> {
          var statement = connection.prepareStatement(CLAIM);
          statement.setString(1, subscription);
          statement.setArray(2, connection.createArrayOf("uuid", ids));
          statement.setString(3, subscription);
          statement.setArray(4, connection.createArrayOf("uuid", keys));
          return statement;
        },
        (RowCallbackHandler)
            row -> {
              UUID id = row.getObject(1, UUID.class);
              if (id == null) {
                parked.add(row.getObject(3, UUID.class));
              } else {
                claimed.put(id, row.getBoolean(2));
              }
            });
    Claim claim = new Claim(new ArrayList<>(claimed.size()), new ArrayList<>(), parked);
    for (Arrival arrival : batch) {
      Boolean tooOld = claimed.remove(arrival.id());
      if (tooOld != null) {
        claim.fresh().add(arrival);
        if (tooOld) {
          claim.tooOld().add(arrival);
          parked.add(arrival.key());
        }
      }
    }
    if (claim.fresh().size() < batch.size()) {
      // Somebody else had some of it, and may have parked a key since this statement began.
      parked.addAll(parking.keys(subscription, claim.fresh()));
    }
    return claim;
  }

  /** The message is older than the memory of the inbox. */
  static final class TooOldException extends RuntimeException {
    TooOldException() {
      super("older than what the inbox remembers: skip it if it was handled before");
    }
  }
}
