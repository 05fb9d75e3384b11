package nl.driehoek.capacity.outflow;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The two decisions that open the way: readiness by the planner, urgency by the municipality. */
record Verdicts(
    LocalDate readinessDueOn,
    @Nullable Boolean ready,
    @Nullable LocalDate readinessDecidedOn,
    @Nullable LocalDate urgencyDueOn,
    @Nullable Boolean urgent,
    @Nullable String urgencyCategory,
    @Nullable LocalDate urgencyDecidedOn,
    @Nullable LocalDate urgencyValidUntil) {

  static Verdicts awaited(LocalDate readinessDueOn) {
    return new Verdicts(readinessDueOn, null, null, null, null, null, null, null);
  }

  Verdicts readiness(boolean decision, LocalDate decidedOn, LocalDate urgencyDue) {
    return new Verdicts(readinessDueOn, decision, decidedOn, urgencyDue, null, null, null, null);
  }

  Verdicts urgency(boolean decision, String category, LocalDate decidedOn, LocalDate validUntil) {
    return new Verdicts(
        readinessDueOn,
        ready,
        readinessDecidedOn,
        urgencyDueOn,
        decision,
        category,
        decidedOn,
        validUntil);
  }

  boolean bothPositive() {
    return Boolean.TRUE.equals(ready) && Boolean.TRUE.equals(urgent);
  }
}
