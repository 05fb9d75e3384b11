package nl.driehoek.capacity.outflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import nl.driehoek.capacity.http.model.FreedPlaceOption;
import nl.driehoek.capacity.http.model.FreedPlaceOptions;
import nl.driehoek.capacity.http.model.PlaceState;
import nl.driehoek.capacity.outflow.OutflowReader.Row;
import nl.driehoek.capacity.place.FreedPlaceOptions.Others;
import nl.driehoek.capacity.place.FreedPlacePlan;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;

/** What each plan would do to the house, and whether this caller may choose it now. */
final class PlanOptions {

  private final nl.driehoek.capacity.place.FreedPlaceOptions houses;
  private final Clock clock;

  PlanOptions(nl.driehoek.capacity.place.FreedPlaceOptions houses, Clock clock) {
    this.houses = houses;
    this.clock = clock;
  }

  /** A row a plan; a 409 problem while the request is a draft, which has no terms yet. */
  FreedPlaceOptions of(Row row, Caller caller) {
    Outflow outflow = row.outflow();
    if (outflow == null) {
      throw ProblemException.conflict("wrong-state", row.state());
    }
    LocalDate day = keyDate(outflow);
    Others others = houses.others(row.origin().placeId(), day);
    return new FreedPlaceOptions()
        .countedOn(day)
        .items(
            Arrays.stream(FreedPlacePlan.values())
                .map(plan -> option(plan, row, outflow, others, day, caller))
                .toList());
  }

  /** The key as planned; before that the day from which the resident can move, or today. */
  private LocalDate keyDate(Outflow outflow) {
    Home.Tenancy tenancy = outflow.home().tenancy();
    if (tenancy != null && tenancy.keyDate() != null) {
      return tenancy.keyDate();
    }
    if (tenancy != null && tenancy.plannedKeyDate() != null) {
      return tenancy.plannedKeyDate();
    }
    LocalDate today = BusinessDates.today(clock);
    LocalDate ready = outflow.filing().readyFrom();
    return ready.isBefore(today) ? today : ready;
  }

  private FreedPlaceOption option(
      FreedPlacePlan plan, Row row, Outflow outflow, Others others, LocalDate day, Caller caller) {
    String reason = refusal(plan, row, outflow, caller).orElse(null);
    int months = outflow.agreement().returnPlaceMonths();
    FreedPlaceOption option =
        new FreedPlaceOption()
            .plan(nl.driehoek.capacity.http.model.FreedPlacePlan.fromValue(plan.name()))
            .chosen(plan == outflow.plan())
            .possible(reason == null)
            .reason(reason)
            .because(Reasons.text(reason))
            .capacityBefore(others.capacity() + 1)
            .freeBefore(others.free());
    return switch (plan) {
      case CLOSE ->
          option
              .placeState(PlaceState.CLOSED)
              .capacityAfter(others.capacity())
              .freeAfter(others.free());
      case REFILL ->
          option
              .placeState(PlaceState.FREE)
              .capacityAfter(others.capacity() + 1)
              .freeAfter(others.free() + 1);
      case KEEP_FOR_RETURN ->
          option
              .placeState(PlaceState.RESERVED)
              .keptUntil(day.plusMonths(months))
              .capacityAfter(others.capacity() + 1)
              .freeAfter(others.free());
    };
  }

  private Optional<String> refusal(FreedPlacePlan plan, Row row, Outflow outflow, Caller caller) {
    if (Rights.actor(Action.PLAN_FREED_PLACE, caller, row.origin(), outflow).isEmpty()) {
      return Optional.of("role-missing");
    }
    return switch (OutflowRules.decide(
        outflow, new OutflowCommand.PlanFreedPlace(plan), clock.instant())) {
      case Decision.Accepted accepted -> Optional.empty();
      case Decision.Unchanged unchanged -> Optional.of("done-already");
      case Decision.Refused refused -> Optional.of(refused.reason());
    };
  }
}
