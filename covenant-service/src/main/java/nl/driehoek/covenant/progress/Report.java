package nl.driehoek.covenant.progress;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a director reported about a promise that no service measures. */
record Report(
    UUID reportId,
    String clause,
    String promise,
    Kind kind,
    String reference,
    LocalDate occurredOn,
    @Nullable Integer amount,
    UUID reportedBy,
    Instant reportedAt) {

  enum Kind {
    STARTED,
    DONE,
    DELIVERED
  }
}
