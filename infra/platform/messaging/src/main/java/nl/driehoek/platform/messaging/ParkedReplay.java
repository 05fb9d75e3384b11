package nl.driehoek.platform.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Handles the messages of a parked key again, when an operator says so. */
final class ParkedReplay {

  private final Parking parking;
  private final Transactions transactions;
  private final MessageReader reader;
  private final Supplier<Map<String, Subscription>> subscriptions;

  ParkedReplay(
      Parking parking,
      Transactions transactions,
      MessageReader reader,
      Supplier<Map<String, Subscription>> subscriptions) {
    this.parking = parking;
    this.transactions = transactions;
    this.reader = reader;
    this.subscriptions = subscriptions;
  }

  Optional<Replay> replay(String name, UUID key, boolean skipFirst) {
    Subscription subscription = subscriptions.get().get(name);
    Replay[] outcome = {null};
    transactions.joining(
        () -> {
          if (subscription != null && parking.lock(name, key)) {
            if (skipFirst) {
              skip(name, key);
            }
            outcome[0] = replay(subscription, key);
          }
        });
    return Optional.ofNullable(outcome[0]);
  }

  private void skip(String name, UUID key) {
    Parking.Waiting first = parking.first(name, key);
    if (first != null) {
      parking.remove(first);
    }
  }

  private Replay replay(Subscription subscription, UUID key) {
    long handled = 0;
    Parking.Waiting next;
    while ((next = parking.first(subscription.name(), key)) != null) {
      String failure = handle(subscription, next);
      if (failure != null) {
        return new Replay(handled, parking.waiting(subscription.name(), key), failure);
      }
      parking.remove(next);
      handled++;
    }
    parking.close(subscription.name(), key);
    return new Replay(handled, 0, null);
  }

  /** Null when it went well. A failure that passes by itself fails the whole replay. */
  private @Nullable String handle(Subscription subscription, Parking.Waiting waiting) {
    Arrival arrival = reader.read(waiting.raw(), subscription.bodies());
    if (arrival == null) {
      return null;
    }
    try {
      transactions.nested(
          () ->
              Traces.during(
                  List.of(arrival),
                  () -> subscription.handler().handle(List.of(arrival.understood()))));
      return null;
    } catch (RuntimeException e) {
      if (Failures.isTransient(e)) {
        throw e;
      }
      parking.failedAgain(subscription.name(), arrival, e);
      return Failures.describe(e);
    }
  }
}
