package nl.driehoek.housing.candidacy;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where an attempt stands. */
public sealed interface Stage {

  /** In line for every home that fits. */
  record Waiting() implements Stage {}

  /** With an open offer, so not in line elsewhere. */
  record Offered(UUID offerId) implements Stage {}

  /** Accepted; the home stays held until the key or a release. */
  record Accepted(UUID offerId) implements Stage {}

  /** Final: the key was handed over. */
  record Housed(UUID offerId, UUID tenancyId, LocalDate keyDate) implements Stage {}

  /** Final for this attempt: ended before a tenancy started, or never let in. */
  record Released(String reason) implements Stage {}

  /** Final: the limit of refusals was reached. */
  record Lapsed(@Nullable LocalDate blockedUntil) implements Stage {}

  /** The name under which the stage is stored and shown. */
  default String code() {
    return switch (this) {
      case Waiting w -> "WAITING";
      case Offered o -> "OFFERED";
      case Accepted a -> "ACCEPTED";
      case Housed h -> "HOUSED";
      case Released r -> "RELEASED";
      case Lapsed l -> "LAPSED";
    };
  }
}
