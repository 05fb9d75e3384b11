package nl.driehoek.covenant.progress;

import java.time.LocalDate;
import java.util.List;
import nl.driehoek.covenant.text.CovenantText.AmountUnit;
import nl.driehoek.covenant.text.CovenantText.Commitment;
import nl.driehoek.covenant.text.CovenantText.CommitmentPromise;
import nl.driehoek.covenant.text.Term;
import org.jspecify.annotations.Nullable;

/** How a commitment stands in a year. */
record CommitmentProgress(
    Commitment commitment,
    ProgressState state,
    Reciprocity reciprocity,
    List<PromiseProgress> promises) {

  CommitmentProgress {
    promises = List.copyOf(promises);
  }

  /**
   * Whether what it depends on is kept.
   *
   * @param lateClauses what it waits for now
   * @param since the missed term ended on this day, and the clock stands still from the next day on
   * @param stoppedDays calendar days of the year on which the clock stood still
   */
  record Reciprocity(
      State state, List<String> lateClauses, @Nullable LocalDate since, int stoppedDays) {
    enum State {
      UNCONDITIONAL,
      HOLDS,
      STANDS_STILL
    }
  }

  /**
   * @param cases what the figures count, oldest first
   */
  record PromiseProgress(
      CommitmentPromise promise,
      ProgressState state,
      @Nullable AmountFigures amount,
      @Nullable TermFigures term,
      List<Case> cases) {
    PromiseProgress {
      cases = List.copyOf(cases);
    }
  }

  /**
   * @param dueByNow the part of the promise for the days on which the clock ran, rounded down
   * @param behind due by now and not delivered
   */
  record AmountFigures(
      int promised,
      int delivered,
      int dueByNow,
      int behind,
      LocalDate deadline,
      @Nullable AmountUnit unit) {}

  /**
   * @param running open and within the term
   * @param overdue open and past the term
   * @param longestWorkingDays of those done
   * @param nextDueOn of those open
   */
  record TermFigures(
      Term within,
      int doneInTime,
      int doneLate,
      int running,
      int overdue,
      @Nullable Integer longestWorkingDays,
      @Nullable LocalDate nextDueOn) {}
}
