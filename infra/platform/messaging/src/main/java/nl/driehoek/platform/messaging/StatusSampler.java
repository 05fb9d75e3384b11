package nl.driehoek.platform.messaging;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Looks at the status every five seconds, for metrics and health: neither may wait for Kafka. */
final class StatusSampler implements Runnable {

  private static final Duration EVERY = Duration.ofSeconds(5);

  /**
   * @param outbox null while the database does not answer
   * @param lag null while Kafka does not answer
   */
  record Sample(
      MessagingStatus.@Nullable OutboxState outbox,
      @Nullable Map<String, Long> lag,
      List<ParkedKey> parked,
      long failedDeadlines,
      long oldestTransactionMillis) {}

  private final MessagingStatus status;
  private final MeterRegistry meters;
  private volatile Sample sample = new Sample(null, null, List.of(), 0, 0);

  StatusSampler(MessagingStatus status, MeterRegistry meters) {
    this.status = status;
    this.meters = meters;
  }

  Sample last() {
    return sample;
  }

  /** The meter of the relay: messages per batch sent. */
  DistributionSummary relayBatch() {
    return DistributionSummary.builder("driehoek.relay.batch")
        .description("messages sent and acknowledged together")
        .register(meters);
  }

  void parked(Subscription subscription) {
    meters.counter("driehoek.messages.parkings", "subscription", subscription.name()).increment();
  }

  void register(Relay relay, Collection<Subscription> subscriptions) {
    Gauge.builder("driehoek.relay.leading", relay, r -> r.leading() ? 1 : 0).register(meters);
    gauge("driehoek.outbox.pending", s -> s.outbox() == null ? Double.NaN : s.outbox().pending());
    gauge(
        "driehoek.outbox.oldest.age.millis",
        s -> s.outbox() == null ? Double.NaN : s.outbox().oldestAgeMillis());
    gauge("driehoek.keys.parked", s -> s.parked().size());
    gauge("driehoek.deadlines.failed", Sample::failedDeadlines);
    gauge("driehoek.transaction.oldest.age.millis", Sample::oldestTransactionMillis);
    for (Subscription each : subscriptions) {
      Gauge.builder("driehoek.consumer.lag", this, s -> lag(s.sample, each.name()))
          .tags(Tags.of("subscription", each.name()))
          .register(meters);
    }
  }

  private void gauge(String name, ToDoubleFunction<Sample> value) {
    Gauge.builder(name, this, s -> value.applyAsDouble(s.sample)).register(meters);
  }

  private static double lag(Sample sample, String subscription) {
    Map<String, Long> lag = sample.lag();
    return lag == null ? Double.NaN : lag.getOrDefault(subscription, 0L);
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      look();
      try {
        Thread.sleep(EVERY);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void look() {
    Map<String, Long> lag = status.lag().orElse(null);
    try {
      sample =
          new Sample(
              status.outbox(),
              lag,
              status.parked(),
              status.failedDeadlines(),
              status.oldestTransactionMillis());
    } catch (RuntimeException e) {
      sample = new Sample(null, lag, sample.parked(), sample.failedDeadlines(), 0);
    }
  }
}
