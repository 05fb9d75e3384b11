package nl.driehoek.capacity.outflow;

import java.util.List;

/** What an objection is against, and the journal lines that are that decision. */
enum Against {
  READINESS("READY", "NOT_READY"),
  URGENCY("URGENT", "NOT_URGENT"),
  RANKING("HOME_OFFERED", "OFFER_WITHDRAWN", "QUOTA_RESERVED"),
  OFFER("HOME_OFFERED", "OFFER_WITHDRAWN"),
  /** Anything else, also that nothing is decided (Awb 6:2): no line is needed. */
  OTHER;

  private final List<String> steps;

  Against(String... steps) {
    this.steps = List.of(steps);
  }

  List<String> steps() {
    return steps;
  }

  /** Only the urgency decision is one of an administrative body, so only it has a legal term. */
  boolean hasLegalTerm() {
    return this == URGENCY;
  }
}
