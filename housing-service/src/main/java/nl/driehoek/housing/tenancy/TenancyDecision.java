package nl.driehoek.housing.tenancy;

/** What a command does to a tenancy. */
public sealed interface TenancyDecision {

  record Accepted(Tenancy next) implements TenancyDecision {}

  /** A repeat. */
  record Unchanged() implements TenancyDecision {}

  record Refused(Reason reason) implements TenancyDecision {}

  /** Why not, each with its own problem type. */
  enum Reason {
    ALREADY_SIGNED("tenancy-already-signed"),
    STARTED("tenancy-started"),
    CANCELLED("tenancy-cancelled"),
    NOT_SIGNED("key-not-possible"),
    KEY_BEFORE_AVAILABLE("planned-key-too-early"),
    TEMPORARY_WITHOUT_GROUND("temporary-without-ground"),
    TEMPORARY_TOO_LONG("temporary-too-long"),
    NON_FITTING_REASON_NEEDED("non-fitting-reason-needed"),
    RENT_WARNING_UNREAD("rent-warning-unread");

    private final String problem;

    Reason(String problem) {
      this.problem = problem;
    }

    public String problem() {
      return problem;
    }
  }
}
