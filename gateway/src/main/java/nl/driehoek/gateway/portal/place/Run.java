package nl.driehoek.gateway.portal.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Days after each other on which something is the same.
 *
 * @param from first day
 * @param days how many
 * @param what it is
 */
record Run<T>(LocalDate from, int days, T what) {

  public LocalDate last() {
    return from.plusDays(days - 1L);
  }

  /** Puts equal neighbours together. */
  static <T> List<Run<T>> of(LocalDate first, List<T> each) {
    List<Run<T>> runs = new ArrayList<>();
    for (int day = 0; day < each.size(); day++) {
      T what = each.get(day);
      Run<T> before = runs.isEmpty() ? null : runs.getLast();
      if (before != null && before.what().equals(what)) {
        runs.set(runs.size() - 1, new Run<>(before.from(), before.days() + 1, what));
      } else {
        runs.add(new Run<>(first.plusDays(day), 1, what));
      }
    }
    return runs;
  }
}
