package nl.driehoek.housing.ruleset;

/** What the order in a line can be made of. Nothing in it is left to chance. */
public enum OrderCode {
  PRIORITY_CATEGORY,
  WISHED_AREA,
  URGENCY_DATE,
  READY_DATE,
  REQUEST_DATE,
  REQUEST_ID
}
