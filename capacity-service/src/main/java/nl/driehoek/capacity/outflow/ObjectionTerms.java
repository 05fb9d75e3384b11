package nl.driehoek.capacity.outflow;

import java.time.LocalDate;
import nl.driehoek.platform.time.WorkingDays;
import org.jspecify.annotations.Nullable;

/** The days of the law around an objection: Awb 6:7, 6:8 and 7:10, Algemene termijnenwet 1. */
final class ObjectionTerms {

  private static final int WEEKS = 6;

  private ObjectionTerms() {}

  /** Six weeks from the day after the decision; never on a weekend or holiday. */
  static LocalDate lastDay(LocalDate decidedOn) {
    return WorkingDays.plus(decidedOn.plusWeeks(WEEKS), 0);
  }

  /**
   * Six weeks from the day after the last day to object. Where there is none, or it has passed,
   * from the day after receipt.
   */
  static LocalDate answerDue(LocalDate madeOn, @Nullable LocalDate lastDay) {
    LocalDate from = lastDay == null || lastDay.isBefore(madeOn) ? madeOn : lastDay;
    return WorkingDays.plus(from.plusWeeks(WEEKS), 0);
  }
}
