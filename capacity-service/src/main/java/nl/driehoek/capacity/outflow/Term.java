package nl.driehoek.capacity.outflow;

/** A moment at which a request is decided again; each is a deadline row while it applies. */
enum Term {
  READINESS(JourneyStep.READINESS_OVERDUE),
  URGENCY(JourneyStep.URGENCY_OVERDUE),
  CARE(JourneyStep.CARE_OVERDUE),
  KEY(JourneyStep.KEY_OVERDUE),
  SUPPORT(JourneyStep.SUPPORT_OVERDUE),
  RESUMPTION(JourneyStep.RESUMPTION_OVERDUE),
  /** The only one that ends a request: the urgency is over and no home is held. */
  VALIDITY(JourneyStep.URGENCY_OVER);

  private final JourneyStep step;

  Term(JourneyStep step) {
    this.step = step;
  }

  /** The journal line of its passing. */
  JourneyStep step() {
    return step;
  }

  /** Its kind among the deadlines of this service. */
  String kind() {
    return "outflow." + name().toLowerCase(java.util.Locale.ROOT);
  }
}
