package nl.driehoek.load.seam;

import java.util.Map;
import java.util.UUID;
import nl.driehoek.platform.messaging.MessageTypes;

/** What the three services of the flow tell each other. */
sealed interface FlowMessage {

  UUID key();

  /** To the service with the homes. */
  record Requested(UUID key) implements FlowMessage {}

  /** To the service with the money. */
  record HomeReserved(UUID key, long home) implements FlowMessage {}

  /** Back to the service with the requests. */
  record MoneyPosted(UUID key) implements FlowMessage {}

  static MessageTypes types() {
    return MessageTypes.of(
        Map.of(
            "load.requested.v1", Requested.class,
            "load.home-reserved.v1", HomeReserved.class,
            "load.money-posted.v1", MoneyPosted.class),
        FlowMessage::topic,
        body -> ((FlowMessage) body).key());
  }

  static String topic(Class<?> type) {
    return "load." + type.getSimpleName();
  }
}
