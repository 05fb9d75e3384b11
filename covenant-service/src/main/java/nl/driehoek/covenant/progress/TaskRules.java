package nl.driehoek.covenant.progress;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import nl.driehoek.covenant.text.CovenantText;
import nl.driehoek.covenant.text.CovenantText.Indicator;
import nl.driehoek.covenant.text.CovenantText.JointTask;
import org.jspecify.annotations.Nullable;

/** How the joint tasks of a text stand in a year: counted from what happened, never filled in. */
final class TaskRules {

  private TaskRules() {}

  /**
   * @param counted null when nothing is computed for this indicator
   * @param medianDaysToKey from request to key, of those counted; null when there are none
   */
  record TaskProgress(
      JointTask task,
      @Nullable Integer counted,
      @Nullable Integer dueByNow,
      @Nullable Integer medianDaysToKey,
      ProgressState state) {}

  static List<TaskProgress> assess(CovenantText text, Cases cases, int year, LocalDate today) {
    return text.tasks().stream().map(task -> assess(text, task, cases, year, today)).toList();
  }

  private static TaskProgress assess(
      CovenantText text, JointTask task, Cases cases, int year, LocalDate today) {
    if (task.indicator() == Indicator.REPORTED) {
      return new TaskProgress(task, null, null, null, ProgressState.NOT_STARTED);
    }
    PeriodDays days = PeriodDays.of(text, null, year);
    List<Sighting> placed =
        cases.trails().stream()
            .flatMap(trail -> trail.find(Moment.PLACED).stream())
            .filter(placement -> days.contains(placement.happenedOn()))
            .toList();
    return new TaskProgress(
        task,
        placed.size(),
        days.dueOn(today, task.target(), Standstill.NEVER),
        median(placed),
        state(task, placed.size(), days, today));
  }

  private static ProgressState state(
      JointTask task, int counted, PeriodDays days, LocalDate today) {
    if (today.isBefore(days.first())) {
      return ProgressState.NOT_STARTED;
    }
    if (counted >= task.target()) {
      return ProgressState.MET;
    }
    return today.isAfter(days.last()) ? ProgressState.LATE : ProgressState.RUNNING;
  }

  /** The lower of the two in the middle when their number is even. */
  private static @Nullable Integer median(List<Sighting> placed) {
    List<Integer> days =
        placed.stream().map(Sighting::number).filter(Objects::nonNull).sorted().toList();
    return days.isEmpty() ? null : days.get((days.size() - 1) / 2);
  }
}
