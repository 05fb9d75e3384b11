package nl.driehoek.platform.web.days;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One kind of line of a service's days: a bean each. It reads history only (journals, versions with
 * their moment, ledgers), never a stored copy of a day, and nothing that was recorded from the end
 * of the day on: what became known later, of whatever date, was not known that night.
 */
public interface DaySection {

  /** The name of the kind, in lower case with hyphens; unique in the service. */
  String kind();

  /** Hands over the lines of the day that the question reaches, by key. */
  void read(Question question, Consumer<DayLine> lines);

  /**
   * What is asked of a day.
   *
   * @param end the first moment after the day; what was recorded from here on is not known
   * @param everything whether all lines are meant; else those of the organisation
   * @param viewer the organisation for which the lines are narrowed, in the query
   * @param after only lines with a key above this one, compared as ASCII
   * @param max at most so many lines
   */
  record Question(
      LocalDate day, Instant end, boolean everything, UUID viewer, String after, int max) {}
}
