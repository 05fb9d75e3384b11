package nl.driehoek.platform.messaging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are kept and moved. The defaults suit production.
 *
 * @param oin the organisation that runs the service (20 digits), part of the CloudEvents source
 * @param batch most messages that are sent or handled together
 * @param outboxDays how long sent messages stay, so that they can be sent again
 * @param topicRetention how long Kafka keeps messages of the topics that this service creates
 * @param inboxDays how long a handled message is remembered: longer than it can still be repeated
 * @param transactionTimeout longest transaction of this service; an older one slows every vacuum
 */
@ConfigurationProperties("driehoek.messaging")
public record MessagingSettings(
    @DefaultValue("00000000000000000000") String oin,
    @DefaultValue("500") int batch,
    @DefaultValue("7") int outboxDays,
    @DefaultValue("30d") Duration topicRetention,
    @DefaultValue("45") int inboxDays,
    @DefaultValue("60s") Duration transactionTimeout) {

  /** Kafka keeps a message until the segment in which it lies is full or this old, and longer. */
  private static final int SEGMENT_DAYS = 7;

  public MessagingSettings {
    if (inboxDays < outboxDays + topicRetention.toDays() + SEGMENT_DAYS + 1) {
      throw new IllegalArgumentException(
          "driehoek.messaging.inbox-days must be 8 more than outbox-days and topic-retention,"
              + " or a repeated message could meet an inbox that has forgotten it");
    }
  }
}
