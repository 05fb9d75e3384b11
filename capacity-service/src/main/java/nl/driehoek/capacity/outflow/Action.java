package nl.driehoek.capacity.outflow;

/** What somebody can do next; the names of the interface. */
enum Action {
  EDIT,
  SUBMIT,
  DECIDE_READINESS,
  DECIDE_URGENCY,
  GUARANTEE_CARE,
  PLAN_FREED_PLACE,
  WITHDRAW,
  PARK,
  RESUME,
  RECORD_SUPPORT_START,
  /** In the housing service. */
  ANSWER_OFFER,
  /** In the housing service. */
  SIGN_TENANCY,
  /** In the housing service. */
  HAND_OVER_KEY,
  /** In the housing service. */
  PUBLISH_HOME,
  WAIT,
  NONE
}
