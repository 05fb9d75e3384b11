package nl.driehoek.platform.messaging;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Always up, with how things stand: without Kafka a service still accepts work, and with a parked
 * key it does so for all other keys. The database has an indicator of its own.
 */
final class MessagingHealth implements HealthIndicator {

  private final StatusSampler sampler;

  MessagingHealth(StatusSampler sampler) {
    this.sampler = sampler;
  }

  @Override
  public Health health() {
    StatusSampler.Sample sample = sampler.last();
    Health.Builder health = Health.up();
    MessagingStatus.OutboxState outbox = sample.outbox();
    if (outbox != null) {
      health.withDetail("outboxPending", outbox.pending());
      health.withDetail("outboxOldestAgeMillis", outbox.oldestAgeMillis());
    }
    Map<String, Long> lag = sample.lag();
    health.withDetail("kafka", lag == null ? "away" : "reachable");
    if (lag != null) {
      health.withDetail("lag", lag);
    }
    return health
        .withDetail("parkedKeys", sample.parked().size())
        .withDetail("failedDeadlines", sample.failedDeadlines())
        .build();
  }
}
