package nl.driehoek.platform.web.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import nl.driehoek.platform.messaging.Stating;

/** What a service states of its own chain of seals, for another service to keep. */
public final class ChainStating {

  private ChainStating() {}

  /** The event by which a service says where its chain ends; {@link ChainEnd} says what is what. */
  @FunctionalInterface
  public interface Event {
    /**
     * Makes it.
     *
     * @param chain the key, always the same for a service
     */
    Object of(UUID chain, long previousSeal, String previousHash, long lastSeal, String lastHash);
  }

  /**
   * A bean for a service with messaging.
   *
   * @param service its short name, such as {@code housing}
   */
  public static Stating of(String service, AuditWitness witness, Event event) {
    UUID chain = UUID.nameUUIDFromBytes((service + "/audit").getBytes(StandardCharsets.UTF_8));
    return new Stating(
        "audit",
        () -> {
          ChainEnd end = witness.state();
          return List.of(
              event.of(chain, end.previousNumber(), end.previousHash(), end.number(), end.hash()));
        });
  }
}
