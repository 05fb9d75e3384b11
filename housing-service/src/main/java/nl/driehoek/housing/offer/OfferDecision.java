package nl.driehoek.housing.offer;

/** What a command does to an offer. */
public sealed interface OfferDecision {

  record Accepted(Offer next) implements OfferDecision {}

  /** A repeat, or a term that has not passed. */
  record Unchanged() implements OfferDecision {}

  record Refused(Reason reason) implements OfferDecision {}

  /** Why not, each with its own problem type. */
  enum Reason {
    ALREADY_ACCEPTED("offer-already-accepted"),
    ALREADY_REFUSED("offer-already-refused"),
    EXPIRED("offer-expired"),
    WITHDRAWN("offer-withdrawn"),
    RELEASED("offer-released");

    private final String problem;

    Reason(String problem) {
      this.problem = problem;
    }

    public String problem() {
      return problem;
    }
  }
}
