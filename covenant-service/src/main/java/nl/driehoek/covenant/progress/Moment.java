package nl.driehoek.covenant.progress;

/** A step of an outflow request that promises are measured by. */
enum Moment {
  FILED,
  READINESS_DECIDED,
  URGENCY_DECIDED,
  OFFER_ACCEPTED,
  OFFER_TAKEN_BACK,
  CARE_GUARANTEED,
  KEY_HANDED_OVER,
  SUPPORT_STARTED,
  PLACED,
  PARKED,
  ENDED
}
