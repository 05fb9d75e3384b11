package nl.driehoek.capacity.outflow;

import java.time.LocalDate;
import nl.driehoek.capacity.place.FreedPlacePlan;
import org.jspecify.annotations.Nullable;

/** What a person decides about a filed request, or what time decides. */
sealed interface OutflowCommand {

  /**
   * @param words why, in the words of who decided; stay inside this service
   * @param by who decides
   */
  record DecideReadiness(boolean ready, @Nullable String words, String by)
      implements OutflowCommand {}

  /**
   * @param words why, in the words of who decided; stay inside this service
   */
  record DecideUrgency(
      boolean granted, String category, LocalDate validUntil, @Nullable String words)
      implements OutflowCommand {
    DecideUrgency(boolean granted, String category, LocalDate validUntil) {
      this(granted, category, validUntil, null);
    }
  }

  record GuaranteeCare() implements OutflowCommand {}

  record PlanFreedPlace(FreedPlacePlan plan) implements OutflowCommand {}

  /**
   * @param ownReason stays inside this service, as do the words
   */
  record Withdraw(String ownReason, @Nullable String words) implements OutflowCommand {
    Withdraw(String ownReason) {
      this(ownReason, null);
    }
  }

  /**
   * @param ownReason stays inside this service
   */
  record Park(String ownReason, @Nullable LocalDate resumeBy) implements OutflowCommand {}

  record Resume() implements OutflowCommand {}

  record StartSupport(LocalDate startedOn) implements OutflowCommand {}

  /**
   * An objection takes a step of its own; the request itself stays as it is.
   *
   * @param step OBJECTION_MADE, OBJECTION_ANSWERED or OBJECTION_OVERDUE
   * @param ownReason against which decision; stays inside this service
   */
  record NoteObjection(JourneyStep step, String ownReason) implements OutflowCommand {}

  record PassDeadline(Term term) implements OutflowCommand {}
}
