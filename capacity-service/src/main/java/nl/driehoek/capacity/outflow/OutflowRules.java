package nl.driehoek.capacity.outflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import nl.driehoek.capacity.outflow.Decision.Refused;
import nl.driehoek.capacity.outflow.Decision.Unchanged;
import nl.driehoek.capacity.outflow.OutflowCommand.DecideReadiness;
import nl.driehoek.capacity.outflow.OutflowCommand.DecideUrgency;
import nl.driehoek.capacity.outflow.OutflowCommand.GuaranteeCare;
import nl.driehoek.capacity.outflow.OutflowCommand.NoteObjection;
import nl.driehoek.capacity.outflow.OutflowCommand.Park;
import nl.driehoek.capacity.outflow.OutflowCommand.PassDeadline;
import nl.driehoek.capacity.outflow.OutflowCommand.PlanFreedPlace;
import nl.driehoek.capacity.outflow.OutflowCommand.Resume;
import nl.driehoek.capacity.outflow.OutflowCommand.StartSupport;
import nl.driehoek.capacity.outflow.OutflowCommand.Withdraw;
import nl.driehoek.capacity.place.PlaceChange;
import nl.driehoek.contracts.messages.FlowMessage;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.time.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an input does to a request: pure, no clock, no database. An input only adds facts;
 * what follows from them is in {@link OutflowSteps}.
 */
final class OutflowRules {

  private OutflowRules() {}

  /** A complete draft becomes a request. */
  static Decision file(
      java.util.UUID id,
      long draftVersion,
      Origin origin,
      Agreement agreement,
      Filing filing,
      @Nullable String filedBy) {
    LocalDate due = WorkingDays.plus(filing.filedOn(), agreement.readinessWorkingDays());
    return Course.filed(
            new Outflow(
                id,
                draftVersion,
                0,
                1,
                origin,
                agreement,
                filing,
                Verdicts.awaited(due, filedBy),
                Quota.NONE,
                Home.NONE,
                Money.NONE,
                Care.NONE,
                null,
                null,
                null,
                Set.of()))
        .say(JourneyStep.FILED)
        .go();
  }

  /** What another service said. */
  static Decision decide(Outflow o, FlowMessage message) {
    return message.attempt() == o.attempt() ? MessageRules.decide(o, message) : new Unchanged();
  }

  /** What a person or the time decides. */
  static Decision decide(Outflow o, OutflowCommand command, Instant now) {
    return switch (command) {
      case DecideReadiness decision -> readiness(o, decision, BusinessDates.on(now));
      case DecideUrgency decision -> urgency(o, decision, BusinessDates.on(now));
      case GuaranteeCare guarantee -> care(o, BusinessDates.on(now));
      case PlanFreedPlace choice -> plan(o, choice, BusinessDates.on(now));
      case Withdraw withdrawal -> withdraw(o, withdrawal);
      case Park parking -> park(o, parking);
      case Resume resumption -> resume(o, BusinessDates.on(now));
      case StartSupport start -> support(o, start, BusinessDates.on(now));
      case NoteObjection noted -> Course.of(o, o).say(noted.step(), null, noted.ownReason()).go();
      case PassDeadline deadline -> pass(o, deadline.term(), now);
    };
  }

  /** Four eyes: what somebody asks for is judged by somebody else. */
  private static Decision readiness(Outflow o, DecideReadiness decision, LocalDate today) {
    if (o.state() != OutflowState.FILED) {
      return new Refused("wrong-state");
    }
    if (decision.by().equals(o.verdicts().filedBy())) {
      return new Refused("filed-yourself");
    }
    LocalDate due = WorkingDays.plus(today, o.agreement().urgencyWorkingDays());
    Outflow next = o.with(o.verdicts().readiness(decision.ready(), today, due));
    Course.Words words = new Course.Words(null, decision.words());
    return decision.ready()
        ? Course.of(o, next).say(JourneyStep.READY, words).go()
        : Course.of(o, next.ending(Ending.finalState(OutflowState.REJECTED, "NOT_READY")))
            .say(JourneyStep.NOT_READY, words)
            .go();
  }

  private static Decision urgency(Outflow o, DecideUrgency decision, LocalDate today) {
    if (o.state() != OutflowState.READY) {
      return new Refused("wrong-state");
    }
    Outflow next =
        o.with(
            o.verdicts()
                .urgency(decision.granted(), decision.category(), today, decision.validUntil()));
    Course.Words words = new Course.Words(null, decision.words());
    return decision.granted()
        ? Course.of(o, next).say(JourneyStep.URGENT, words).go()
        : Course.of(o, next.ending(Ending.finalState(OutflowState.REJECTED, "NOT_URGENT")))
            .say(JourneyStep.NOT_URGENT, words)
            .go();
  }

  private static Decision care(Outflow o, LocalDate today) {
    if (o.care().guaranteed()) {
      return new Unchanged();
    }
    return o.state() == OutflowState.OFFER_ACCEPTED
        ? Course.of(o, o.with(o.care().guaranteed(today))).say(JourneyStep.CARE_GUARANTEED).go()
        : new Refused("wrong-state");
  }

  /** The plan is no journal line of the request: it is an event of the place. */
  private static Decision plan(Outflow o, PlanFreedPlace choice, LocalDate today) {
    if (choice.plan() == o.plan()) {
      return new Unchanged();
    }
    return switch (o.state()) {
      case FILED, READY, RESERVING_QUOTA, SEEKING_HOME, HOME_OFFERED, OFFER_ACCEPTED ->
          Course.of(o, o.with(choice.plan()))
              .place(new PlaceChange.Planned(o.origin().placeId(), o.id(), choice.plan(), today))
              .go();
      case CLEARED_FOR_KEY -> new Refused("already-cleared");
      case DRAFT,
          TENANCY_STARTED,
          PLACED,
          GIVING_BACK,
          PARKED,
          WITHDRAWN,
          REJECTED,
          LAPSED,
          EXPIRED ->
          new Refused("wrong-state");
    };
  }

  private static Decision withdraw(Outflow o, Withdraw withdrawal) {
    Ending ending = o.ending();
    if (o.home().started()) {
      return new Refused("key-was-first");
    }
    if (ending != null && ending.as() == OutflowState.WITHDRAWN) {
      return new Unchanged();
    }
    if (o.state().isFinal()) {
      return new Refused("wrong-state");
    }
    return Course.of(o, o.ending(Ending.finalState(OutflowState.WITHDRAWN, "WITHDRAWN")))
        .say(
            JourneyStep.WITHDRAWAL_ASKED,
            new Course.Words(withdrawal.ownReason(), withdrawal.words()))
        .go();
  }

  private static Decision park(Outflow o, Park parking) {
    if (o.home().started()) {
      return new Refused("key-was-first");
    }
    if (o.ending() != null) {
      return new Refused("wrong-state");
    }
    Ending ending =
        Ending.parked(
            "PARKED_BY_REQUESTER", "mentor", o.origin().careOrganisationId(), parking.resumeBy());
    return Course.of(o, o.ending(ending))
        .say(JourneyStep.PARKING_ASKED, null, parking.ownReason())
        .go();
  }

  private static Decision resume(Outflow o, LocalDate today) {
    if (o.state() != OutflowState.PARKED) {
      return new Refused("wrong-state");
    }
    LocalDate validUntil = o.verdicts().urgencyValidUntil();
    if (validUntil != null && today.isAfter(validUntil)) {
      return new Refused("urgency-over");
    }
    Outflow next = o.verdicts().bothPositive() ? o.nextAttempt() : o.ending(null);
    return Course.of(o, next).say(JourneyStep.RESUMED).go();
  }

  private static Decision support(Outflow o, StartSupport start, LocalDate today) {
    if (!o.home().started()) {
      return new Refused("before-key");
    }
    if (o.care().supportStartedOn() != null) {
      return start.startedOn().equals(o.care().supportStartedOn())
          ? new Unchanged()
          : new Refused("already-started");
    }
    LocalDate key = Objects.requireNonNull(Objects.requireNonNull(o.home().tenancy()).keyDate());
    if (start.startedOn().isBefore(key)) {
      return new Refused("before-key");
    }
    if (start.startedOn().isAfter(today)) {
      return new Refused("in-the-future");
    }
    return Course.of(o, o.with(o.care().supportStarted(start.startedOn())))
        .say(JourneyStep.SUPPORT_STARTED)
        .go();
  }

  /** A missed term is written down and shown; only the end of the urgency ends the request. */
  private static Decision pass(Outflow o, Term term, Instant now) {
    LocalDate lastDay = OutflowTerms.running(o).get(term);
    if (lastDay == null || BusinessDates.endOf(lastDay).isAfter(now)) {
      return new Unchanged();
    }
    Outflow next =
        term == Term.VALIDITY
            ? o.ending(Ending.finalState(OutflowState.EXPIRED, "URGENCY_OVER"))
            : o.missing(term);
    return Course.of(o, next).say(term.step()).go();
  }
}
