package nl.driehoek.capacity.outflow;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The two decisions that open the way: readiness by a planner, urgency by the municipality.
 *
 * @param filedBy who filed the request, and so is not who decides on readiness; null for one that
 *     was filed before this was kept
 */
record Verdicts(
    @Nullable String filedBy,
    LocalDate readinessDueOn,
    @Nullable Boolean ready,
    @Nullable LocalDate readinessDecidedOn,
    @Nullable LocalDate urgencyDueOn,
    @Nullable Boolean urgent,
    @Nullable String urgencyCategory,
    @Nullable LocalDate urgencyDecidedOn,
    @Nullable LocalDate urgencyValidUntil) {

  static Verdicts awaited(LocalDate readinessDueOn, @Nullable String filedBy) {
    return new Verdicts(filedBy, readinessDueOn, null, null, null, null, null, null, null);
  }

  Verdicts readiness(boolean decision, LocalDate decidedOn, LocalDate urgencyDue) {
    return new Verdicts(
        filedBy, readinessDueOn, decision, decidedOn, urgencyDue, null, null, null, null);
  }

  Verdicts urgency(boolean decision, String category, LocalDate decidedOn, LocalDate validUntil) {
    return new Verdicts(
        filedBy,
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
