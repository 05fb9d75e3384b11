package nl.driehoek.covenant.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import nl.driehoek.covenant.progress.CommitmentProgress.AmountFigures;
import nl.driehoek.covenant.progress.CommitmentProgress.PromiseProgress;
import nl.driehoek.covenant.progress.CommitmentProgress.Reciprocity;
import nl.driehoek.covenant.progress.CommitmentProgress.TermFigures;
import nl.driehoek.covenant.text.CovenantText;
import nl.driehoek.covenant.text.CovenantText.Commitment;
import nl.driehoek.covenant.text.CovenantText.CommitmentPromise;
import nl.driehoek.covenant.text.CovenantText.Measure;
import nl.driehoek.covenant.text.CovenantText.Quota;
import nl.driehoek.covenant.text.Term;
import nl.driehoek.platform.time.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * How the commitments of a text stand on a day. Reciprocity is one step deep: what a commitment
 * depends on counts as late by its own terms, whatever it depends on itself, so that two parties
 * that depend on each other cannot excuse each other for ever.
 */
final class CommitmentRules {

  private final CovenantText text;
  private final Cases cases;
  private final int year;
  private final LocalDate today;

  private CommitmentRules(CovenantText text, Cases cases, int year, LocalDate today) {
    this.text = text;
    this.cases = cases;
    this.year = year;
    this.today = today;
  }

  /** All commitments, by clause. */
  static List<CommitmentProgress> assess(
      CovenantText text, Cases cases, int year, LocalDate today) {
    CommitmentRules rules = new CommitmentRules(text, cases, year, today);
    return text.commitments().stream()
        .sorted(Comparator.comparing(Commitment::clause, CommitmentRules::byClause))
        .map(rules::assess)
        .toList();
  }

  /** C2 before C10. */
  static int byClause(String one, String other) {
    int byLetters = letters(one).compareTo(letters(other));
    return byLetters != 0 ? byLetters : Integer.compare(number(one), number(other));
  }

  private static String letters(String clause) {
    return clause.replaceAll("[0-9]", "");
  }

  private static int number(String clause) {
    return Integer.parseInt(clause.replaceAll("[^0-9]", ""));
  }

  private CommitmentProgress assess(Commitment commitment) {
    Standstill standstill = standstill(commitment);
    List<PromiseProgress> promises =
        commitment.promises().stream()
            .map(promise -> assess(commitment, promise, standstill))
            .toList();
    ProgressState state = ProgressState.of(promises.stream().map(PromiseProgress::state).toList());
    return new CommitmentProgress(commitment, state, reciprocity(commitment, standstill), promises);
  }

  private PromiseProgress assess(
      Commitment commitment, CommitmentPromise promise, Standstill standstill) {
    List<Case> all = cases.of(commitment, promise);
    Term within = promise.within();
    if (within != null) {
      return term(promise, within, all.stream().filter(it -> it.isOf(year, today)).toList());
    }
    return amount(commitment, promise, all, standstill);
  }

  private PromiseProgress term(CommitmentPromise promise, Term within, List<Case> counted) {
    int doneLate = count(counted, it -> !it.isOpen() && it.isLate(today));
    int overdue = count(counted, it -> it.isOpen() && it.isLate(today));
    int running = count(counted, it -> it.isOpen() && !it.isLate(today));
    TermFigures figures =
        new TermFigures(
            within,
            counted.size() - doneLate - overdue - running,
            doneLate,
            running,
            overdue,
            longest(counted),
            nextDue(counted));
    ProgressState state = ProgressState.of(counted.stream().map(it -> it.state(today)).toList());
    return new PromiseProgress(promise, state, null, figures, counted);
  }

  private static int count(List<Case> cases, Predicate<Case> filter) {
    return (int) cases.stream().filter(filter).count();
  }

  private static @Nullable Integer longest(List<Case> counted) {
    List<Integer> days = new ArrayList<>();
    for (Case it : counted) {
      if (it.doneOn() != null) {
        days.add(WorkingDays.between(it.startedOn(), it.doneOn()));
      }
    }
    return days.stream().max(Integer::compare).orElse(null);
  }

  private static @Nullable LocalDate nextDue(List<Case> counted) {
    return counted.stream()
        .filter(Case::isOpen)
        .map(Case::dueOn)
        .filter(Objects::nonNull)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  private PromiseProgress amount(
      Commitment commitment, CommitmentPromise promise, List<Case> all, Standstill standstill) {
    PeriodDays period = PeriodDays.of(text, promise.period(), year);
    List<Case> counted = all.stream().filter(it -> period.contains(it.startedOn())).toList();
    int promised = promised(commitment, promise);
    int delivered =
        counted.stream().map(Case::amount).filter(Objects::nonNull).mapToInt(it -> it).sum();
    int dueByNow = period.dueOn(today, promised, standstill);
    LocalDate deadline = deadline(promise, period);
    AmountFigures figures =
        new AmountFigures(
            promised,
            delivered,
            dueByNow,
            Math.max(0, dueByNow - delivered),
            deadline,
            promise.unit());
    return new PromiseProgress(
        promise, state(promised, delivered, period, deadline), figures, null, counted);
  }

  private ProgressState state(int promised, int delivered, PeriodDays period, LocalDate deadline) {
    if (promised == 0 || today.isBefore(period.first())) {
      return ProgressState.NOT_STARTED;
    }
    if (delivered >= promised) {
      return ProgressState.MET;
    }
    return today.isAfter(deadline) ? ProgressState.LATE : ProgressState.RUNNING;
  }

  private int promised(Commitment commitment, CommitmentPromise promise) {
    if (promise.measure() == Measure.HOMES_DELIVERED) {
      return text.quotas().stream()
          .filter(quota -> quota.year() == year)
          .filter(quota -> quota.corporationId().equals(commitment.ownerOrganisationId()))
          .mapToInt(Quota::homes)
          .sum();
    }
    return Objects.requireNonNull(promise.amount(), promise.code());
  }

  private static LocalDate deadline(CommitmentPromise promise, PeriodDays period) {
    LocalDate deadline = promise.deadline();
    return deadline != null && period.contains(deadline) ? deadline : period.last();
  }

  private Standstill standstill(Commitment commitment) {
    List<Case> conditions =
        text.commitments().stream()
            .filter(it -> commitment.conditionalOn().contains(it.clause()))
            .flatMap(it -> it.promises().stream().flatMap(p -> cases.of(it, p).stream()))
            .toList();
    return Standstill.of(conditions, today);
  }

  private Reciprocity reciprocity(Commitment commitment, Standstill standstill) {
    if (commitment.conditionalOn().isEmpty()) {
      return new Reciprocity(Reciprocity.State.UNCONDITIONAL, List.of(), null, 0);
    }
    PeriodDays days = PeriodDays.of(text, null, year);
    int stopped = standstill.days(days.first(), today.isAfter(days.last()) ? days.last() : today);
    LocalDate since = standstill.since(today);
    return new Reciprocity(
        since == null ? Reciprocity.State.HOLDS : Reciprocity.State.STANDS_STILL,
        since == null ? List.of() : lateNow(commitment),
        since,
        stopped);
  }

  private List<String> lateNow(Commitment commitment) {
    return text.commitments().stream()
        .filter(it -> commitment.conditionalOn().contains(it.clause()))
        .filter(
            it ->
                it.promises().stream()
                    .flatMap(promise -> cases.of(it, promise).stream())
                    .anyMatch(open -> open.isOpen() && open.isLate(today)))
        .map(Commitment::clause)
        .sorted(CommitmentRules::byClause)
        .toList();
  }
}
