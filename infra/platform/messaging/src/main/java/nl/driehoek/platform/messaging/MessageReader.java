package nl.driehoek.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Understands CloudEvents in Kafka's binary mode. */
final class MessageReader {

  private final MessageTypes types;
  private final JsonMapper json;

  MessageReader(MessageTypes types, JsonMapper json) {
    this.types = types;
    this.json = json;
  }

  /** Null for a message that this subscription does not ask for; one with a fault is returned. */
  @Nullable Arrival read(RawMessage raw, Set<Class<?>> wanted) {
    String type = raw.headers().get(CloudEventHeaders.TYPE);
    Class<?> body = type == null ? null : types.find(type);
    if (type != null && (body == null || !wanted.contains(body))) {
      return null;
    }
    try {
      if (body == null || type == null) {
        throw new IllegalArgumentException("header " + CloudEventHeaders.TYPE + " is missing");
      }
      Received<?> received = understand(raw, type, body);
      return new Arrival(received.id(), received.key(), type, raw, received, null);
    } catch (RuntimeException e) {
      String name = type == null ? "unknown" : type;
      RuntimeException fault = new UnreadableMessageException(e);
      return new Arrival(idOf(raw), keyOf(raw), name, raw, null, fault);
    }
  }

  private Received<?> understand(RawMessage raw, String type, Class<?> body) {
    Map<String, String> headers = raw.headers();
    byte[] key = raw.key();
    byte[] payload = raw.payload();
    if (key == null || payload == null) {
      throw new IllegalArgumentException("key or payload is missing");
    }
    String causation = headers.get(CloudEventHeaders.CAUSATION);
    return new Received<>(
        UUID.fromString(required(headers, CloudEventHeaders.ID)),
        type,
        UUID.fromString(new String(key, UTF_8)),
        Long.parseLong(required(headers, CloudEventHeaders.SEQUENCE)),
        UUID.fromString(required(headers, CloudEventHeaders.CORRELATION)),
        causation == null ? null : UUID.fromString(causation),
        Instant.parse(required(headers, CloudEventHeaders.TIME)),
        json.readValue(payload, body));
  }

  private static String required(Map<String, String> headers, String name) {
    String value = headers.get(name);
    if (value == null) {
      throw new IllegalArgumentException("header " + name + " is missing");
    }
    return value;
  }

  /** Its own id, or one that is the same at each delivery. */
  private static UUID idOf(RawMessage raw) {
    String own = raw.headers().get(CloudEventHeaders.ID);
    String place = raw.topic() + "/" + raw.partition() + "/" + raw.offset();
    return own == null ? derived(place) : uuid(own);
  }

  private static UUID keyOf(RawMessage raw) {
    byte[] key = raw.key();
    return key == null
        ? derived(raw.topic() + "/" + raw.partition())
        : uuid(new String(key, UTF_8));
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return derived(text);
    }
  }

  private static UUID derived(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
  }

  /** A message of a wanted type that is no CloudEvent of ours or does not fit its class. */
  static final class UnreadableMessageException extends RuntimeException {
    UnreadableMessageException(RuntimeException cause) {
      super(cause);
    }
  }
}
