package nl.driehoek.covenant.progress;

import java.time.LocalDate;
import java.util.List;
import nl.driehoek.covenant.http.model.AmountProgress;
import nl.driehoek.covenant.http.model.Contributor;
import nl.driehoek.covenant.http.model.Evidence;
import nl.driehoek.covenant.http.model.Measure;
import nl.driehoek.covenant.http.model.ProgressState;
import nl.driehoek.covenant.http.model.ReportReceipt;
import nl.driehoek.covenant.http.model.TaskProgress;
import nl.driehoek.covenant.http.model.Term;
import nl.driehoek.covenant.http.model.TermProgress;
import nl.driehoek.covenant.progress.CommitmentProgress.AmountFigures;
import nl.driehoek.covenant.progress.CommitmentProgress.PromiseProgress;
import nl.driehoek.covenant.progress.CommitmentProgress.Reciprocity;
import nl.driehoek.covenant.progress.CommitmentProgress.TermFigures;
import nl.driehoek.covenant.text.CovenantText.Commitment;
import nl.driehoek.covenant.text.TextVersion;
import org.jspecify.annotations.Nullable;

/** Progress in the words of the HTTP contract. */
final class ProgressAnswers {

  private static final int NEWEST_EVIDENCE_MAX = 20;

  private ProgressAnswers() {}

  static nl.driehoek.covenant.http.model.CommitmentProgress commitment(
      CommitmentProgress from, int version, int year, LocalDate today) {
    Commitment commitment = from.commitment();
    var to = new nl.driehoek.covenant.http.model.CommitmentProgress();
    to.setClause(commitment.clause());
    to.setOwnerOrganisationId(commitment.ownerOrganisationId());
    to.setText(commitment.text());
    to.setConsequence(commitment.consequence());
    to.setVersion(version);
    to.setYear(year);
    to.setState(state(from.state()));
    to.setReciprocity(reciprocity(commitment, from.reciprocity()));
    to.setPromises(from.promises().stream().map(it -> promise(it, today)).toList());
    return to;
  }

  private static ProgressState state(nl.driehoek.covenant.progress.ProgressState from) {
    return ProgressState.fromValue(from.name());
  }

  private static nl.driehoek.covenant.http.model.Reciprocity reciprocity(
      Commitment commitment, Reciprocity from) {
    var to = new nl.driehoek.covenant.http.model.Reciprocity();
    to.setState(
        nl.driehoek.covenant.http.model.Reciprocity.StateEnum.fromValue(from.state().name()));
    to.setConditionalOn(commitment.conditionalOn());
    to.setLateClauses(from.lateClauses());
    to.setSince(from.since());
    to.setStoppedDays(from.stoppedDays());
    return to;
  }

  private static nl.driehoek.covenant.http.model.PromiseProgress promise(
      PromiseProgress from, LocalDate today) {
    var to = new nl.driehoek.covenant.http.model.PromiseProgress();
    to.setCode(from.promise().code());
    to.setMeasure(Measure.fromValue(from.promise().measure().name()));
    to.setSubject(from.promise().subject());
    to.setState(state(from.state()));
    to.setAmount(amount(from.amount()));
    to.setTerm(term(from.term()));
    List<Case> newest =
        from.cases()
            .subList(Math.max(0, from.cases().size() - NEWEST_EVIDENCE_MAX), from.cases().size());
    to.setEvidence(newest.stream().map(it -> evidence(it, today)).toList());
    to.setEvidenceCount(from.cases().size());
    return to;
  }

  private static @Nullable AmountProgress amount(@Nullable AmountFigures from) {
    if (from == null) {
      return null;
    }
    AmountProgress to = new AmountProgress();
    to.setPromised(from.promised());
    to.setDelivered(from.delivered());
    to.setDueByNow(from.dueByNow());
    to.setBehind(from.behind());
    to.setDeadline(from.deadline());
    to.setUnit(from.unit() == null ? null : AmountProgress.UnitEnum.fromValue(from.unit().name()));
    return to;
  }

  private static @Nullable TermProgress term(@Nullable TermFigures from) {
    if (from == null) {
      return null;
    }
    TermProgress to = new TermProgress();
    to.setWithin(TextVersion.convert(from.within(), Term.class));
    to.setDoneInTime(from.doneInTime());
    to.setDoneLate(from.doneLate());
    to.setRunning(from.running());
    to.setOverdue(from.overdue());
    to.setLongestWorkingDays(from.longestWorkingDays());
    to.setNextDueOn(from.nextDueOn());
    return to;
  }

  static Evidence evidence(Case from, LocalDate today) {
    Evidence to = new Evidence();
    to.setPromise(from.promise());
    to.setOrganisationId(from.organisationId());
    to.setStartedOn(from.startedOn());
    to.setDueOn(from.dueOn());
    to.setDoneOn(from.doneOn());
    to.setAmount(from.amount());
    to.setState(state(from.state(today)));
    to.setReference(from.reference());
    to.setEvents(from.events());
    return to;
  }

  static TaskProgress task(TaskRules.TaskProgress from, int year) {
    var task = from.task();
    TaskProgress to = new TaskProgress();
    to.setCode(task.code());
    to.setTitle(task.title());
    to.setPopulation(task.population());
    to.setIndicator(TaskProgress.IndicatorEnum.fromValue(task.indicator().name()));
    to.setBaseline(task.baseline());
    to.setTarget(task.target());
    to.setYear(year);
    to.setCounted(from.counted());
    to.setDueByNow(from.dueByNow());
    to.setMedianDaysFromRequestToKey(from.medianDaysToKey());
    to.setState(state(from.state()));
    to.setFormulatedBy(
        task.formulatedBy().stream()
            .map(it -> TextVersion.convert(it, Contributor.class))
            .toList());
    return to;
  }

  static ReportReceipt receipt(Report from) {
    ReportReceipt to = new ReportReceipt();
    to.setReportId(from.reportId());
    to.setPromise(from.promise());
    to.setKind(ReportReceipt.KindEnum.fromValue(from.kind().name()));
    to.setReference(from.reference());
    to.setOccurredOn(from.occurredOn());
    to.setAmount(from.amount());
    to.setReportedBy(from.reportedBy());
    to.setReportedAt(from.reportedAt());
    return to;
  }
}
