package nl.driehoek.capacity.outflow;

/** Where an outflow request stands; always derived from its facts by {@link Outflow#state()}. */
enum OutflowState {
  DRAFT,
  FILED,
  READY,
  RESERVING_QUOTA,
  SEEKING_HOME,
  HOME_OFFERED,
  OFFER_ACCEPTED,
  CLEARED_FOR_KEY,
  TENANCY_STARTED,
  PLACED,
  GIVING_BACK,
  PARKED,
  WITHDRAWN,
  REJECTED,
  LAPSED,
  EXPIRED;

  /** Nothing follows any more, except that the start of the support is recorded. */
  boolean isFinal() {
    return switch (this) {
      case PLACED, WITHDRAWN, REJECTED, LAPSED, EXPIRED -> true;
      case DRAFT,
          FILED,
          READY,
          RESERVING_QUOTA,
          SEEKING_HOME,
          HOME_OFFERED,
          OFFER_ACCEPTED,
          CLEARED_FOR_KEY,
          TENANCY_STARTED,
          GIVING_BACK,
          PARKED ->
          false;
    };
  }
}
