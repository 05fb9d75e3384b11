package nl.driehoek.capacity.outflow;

/** What a request has to know (domain rule 2); a fact that is known elsewhere is never asked. */
enum Fact {
  RESIDENT,
  CARE_INSTITUTION,
  STAY,
  COVENANT,
  CARE_INDICATION,
  HOUSEHOLD,
  INCOME,
  WANTED_LIFE,
  HOME_NEEDS,
  READY_DATE_AND_ASSESSMENT,
  CONSENT
}
