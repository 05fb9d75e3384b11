package nl.driehoek.gateway.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One source as it was when it was last looked at.
 *
 * @param name of the service, or {@code identity}
 * @param status READY or DOWN
 * @param checkedAt when it was last asked
 * @param millis how long it took to answer
 * @param downSince when it was first found down; null when it is ready
 * @param breaker CLOSED, OPEN or HALF_OPEN; null for a source that requests don't go through
 */
public record SourceState(
    String name,
    String status,
    Instant checkedAt,
    long millis,
    @Nullable Instant downSince,
    @Nullable String breaker) {

  /** Whether it answered. */
  public boolean ready() {
    return status.equals("READY");
  }
}
