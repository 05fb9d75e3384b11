package nl.driehoek.capacity.outflow;

import java.util.UUID;

/** The terms of the covenant as they were when the request was filed; they hold to its end. */
record Agreement(
    UUID covenantId,
    int covenantVersion,
    UUID municipalityId,
    String regionCode,
    int readinessWorkingDays,
    int urgencyWorkingDays,
    int careWorkingDays,
    int supportWorkingDays,
    int returnPlaceMonths) {

  /** The rule set that a decision under this agreement cites. */
  String ruleSetVersion() {
    return "covenant-" + covenantId + "@" + covenantVersion;
  }
}
