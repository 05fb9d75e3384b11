package nl.driehoek.capacity.outflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.capacity.outflow.Decision.Accepted;
import nl.driehoek.capacity.outflow.ObjectionList.Decided;
import nl.driehoek.capacity.outflow.ObjectionList.Objection;
import nl.driehoek.capacity.outflow.OutflowCommand.NoteObjection;
import nl.driehoek.capacity.outflow.OutflowReader.Row;
import nl.driehoek.capacity.outflow.Outflows.Change;
import nl.driehoek.platform.messaging.Deadlines;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Objections: made by the resident or on behalf, answered by somebody who did not decide. An open
 * one has a deadline row, so that it is said when its last day passes; it stays open then.
 */
final class Objections {

  /** The deadline of an answer. */
  static final String ANSWER_DUE = "objection.answer";

  private final ObjectionList list;
  private final Outflows outflows;
  private final Deadlines deadlines;
  private final JdbcClient client;
  private final Audit audit;
  private final Clock clock;

  Objections(
      ObjectionList list,
      Outflows outflows,
      Deadlines deadlines,
      JdbcClient client,
      Audit audit,
      Clock clock) {
    this.list = list;
    this.outflows = outflows;
    this.deadlines = deadlines;
    this.client = client;
    this.audit = audit;
    this.clock = clock;
  }

  /** A new objection; a problem where there is nothing to object to, or one is open already. */
  Objection make(Row request, Against against, String words, @Nullable String whyLate) {
    Caller caller = Caller.current();
    Actor actor = maker(caller);
    Outflow outflow = locked(request.id());
    if (list.hasOpen(request.id(), against)) {
      throw ProblemException.conflict("objection-open");
    }
    LocalDate decidedOn = list.decided(request.id(), against).map(Decided::on).orElse(null);
    if (decidedOn == null && !against.steps().isEmpty()) {
      throw ProblemException.conflict("no-decision-yet");
    }
    LocalDate today = BusinessDates.today(clock);
    LocalDate lastDay =
        decidedOn != null && against.hasLegalTerm() ? ObjectionTerms.lastDay(decidedOn) : null;
    if (lastDay != null && today.isAfter(lastDay) && (whyLate == null || whyLate.isBlank())) {
      new Faults().add("/whyLate", "objection-late", lastDay).throwIfAny();
    }
    boolean onBehalf = !actor.role().equals("resident");
    Objection made =
        new Objection(
            client.sql("select uuidv7()").query(UUID.class).single(),
            request.id(),
            outflow.agreement().municipalityId(),
            against,
            decidedOn,
            today,
            lastDay,
            onBehalf,
            ObjectionTerms.answerDue(today, lastDay),
            words,
            whyLate,
            null,
            null,
            null);
    list.add(made);
    deadlines.set(ANSWER_DUE, made.id(), BusinessDates.endOf(made.due()));
    note(outflow, JourneyStep.OBJECTION_MADE, against, actor);
    if (onBehalf) {
      audit.changedOnBehalfOf(
          "objection", made.id(), "OBJECT", against.name(), request.pseudonym());
    } else {
      audit.changed("objection", made.id(), "OBJECT", against.name());
    }
    return made;
  }

  /** The answer, by a director of the municipality other than who decided (Awb 7:5, 10:3). */
  Objection answer(Row request, UUID id, String outcome, String answer) {
    Caller caller = Caller.current();
    Outflow outflow = locked(request.id());
    Objection made = list.locked(id, request.id()).orElseThrow(ProblemException::notFound);
    if (!caller.has("director") || !caller.organisationId().equals(made.municipalityId())) {
      throw ProblemException.forbidden("role-missing", "director");
    }
    if (made.outcome() != null) {
      throw ProblemException.conflict("objection-answered");
    }
    boolean decidedThis =
        list.decided(request.id(), made.against())
            .map(decided -> caller.subject().equals(decided.subject()))
            .orElse(false);
    if (decidedThis) {
      throw ProblemException.conflict("decided-yourself");
    }
    LocalDate today = BusinessDates.today(clock);
    list.answer(id, outcome, answer, today);
    deadlines.clear(ANSWER_DUE, id);
    Actor actor = new Actor("director", caller.organisationId(), caller.subject());
    note(outflow, JourneyStep.OBJECTION_ANSWERED, made.against(), actor);
    audit.changed("objection", id, "ANSWER", outcome);
    return list.locked(id, request.id()).orElseThrow();
  }

  /** The last day for an answer has passed: said in the journey, and it stays open. */
  void overdue(List<UUID> ids) {
    for (Objection late : list.unanswered(ids)) {
      Outflow outflow = locked(late.requestId());
      note(outflow, JourneyStep.OBJECTION_OVERDUE, late.against(), Actor.SYSTEM);
    }
  }

  private Outflow locked(UUID requestId) {
    Outflow outflow = outflows.lock(List.of(requestId)).get(requestId);
    if (outflow == null) {
      throw ProblemException.conflict("no-decision-yet");
    }
    return outflow;
  }

  private void note(Outflow outflow, JourneyStep step, Against against, Actor actor) {
    Instant now = clock.instant();
    Decision decision = OutflowRules.decide(outflow, new NoteObjection(step, against.name()), now);
    if (decision instanceof Accepted accepted) {
      outflows.save(List.of(new Change(outflow.version(), accepted, actor, now, null)));
    }
  }

  private static Actor maker(Caller caller) {
    if (OutflowViewer.of(caller).isResident()) {
      return new Actor("resident", caller.organisationId(), caller.subject());
    }
    if (caller.has("mentor") && OutflowViewer.of(caller).insider()) {
      return new Actor("mentor", caller.organisationId(), caller.subject());
    }
    throw ProblemException.forbidden("role-missing", "resident, mentor");
  }
}
