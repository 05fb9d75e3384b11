package nl.driehoek.covenant.agreement;

import java.time.LocalDate;
import java.util.UUID;

/** What happened to a covenant. */
sealed interface CovenantChange {

  record VersionDrafted(Covenant.Draft draft, Occasion occasion) implements CovenantChange {}

  /** Why a version was drafted. */
  enum Occasion {
    DRAFTED,
    REDRAFTED,
    AMENDMENT_OPENED
  }

  record AmendmentWithdrawn(int version) implements CovenantChange {}

  record VersionSigned(int version, String hash, UUID organisationId) implements CovenantChange {}

  record VersionActivated(int version) implements CovenantChange {}

  record TermEnded(LocalDate endedOn) implements CovenantChange {}
}
