package nl.driehoek.capacity.outflow;

import java.time.LocalDate;
import nl.driehoek.capacity.place.FreedPlacePlan;
import org.jspecify.annotations.Nullable;

/** What a person decides about a filed request, or what time decides. */
sealed interface OutflowCommand {

  record DecideReadiness(boolean ready) implements OutflowCommand {}

  record DecideUrgency(boolean granted, String category, LocalDate validUntil)
      implements OutflowCommand {}

  record GuaranteeCare() implements OutflowCommand {}

  record PlanFreedPlace(FreedPlacePlan plan) implements OutflowCommand {}

  /**
   * @param ownReason stays inside this service
   */
  record Withdraw(String ownReason) implements OutflowCommand {}

  /**
   * @param ownReason stays inside this service
   */
  record Park(String ownReason, @Nullable LocalDate resumeBy) implements OutflowCommand {}

  record Resume() implements OutflowCommand {}

  record StartSupport(LocalDate startedOn) implements OutflowCommand {}

  record PassDeadline(Term term) implements OutflowCommand {}
}
