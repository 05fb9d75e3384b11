package nl.driehoek.covenant.progress;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days on which the clock of a commitment stood still because something that it depends on was
 * late: from the day after a missed term until the day before it was done after all.
 *
 * @param spans in order, apart from each other, first and last day included
 */
record Standstill(List<Span> spans) {

  static final Standstill NEVER = new Standstill(List.of());

  Standstill {
    spans = List.copyOf(spans);
  }

  record Span(LocalDate first, LocalDate last) {}

  /** The standstill that these cases cause, up to and including today. */
  static Standstill of(List<Case> conditions, LocalDate today) {
    List<Span> late = new ArrayList<>();
    for (Case condition : conditions) {
      LocalDate due = condition.dueOn();
      LocalDate last = condition.doneOn() == null ? today : condition.doneOn().minusDays(1);
      if (due != null && last.isAfter(due)) {
        late.add(new Span(due.plusDays(1), last));
      }
    }
    return new Standstill(merged(late));
  }

  private static List<Span> merged(List<Span> spans) {
    List<Span> merged = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparing(Span::first)).toList()) {
      Span previous = merged.isEmpty() ? null : merged.getLast();
      if (previous == null || span.first().isAfter(previous.last().plusDays(1))) {
        merged.add(span);
      } else if (span.last().isAfter(previous.last())) {
        merged.set(merged.size() - 1, new Span(previous.first(), span.last()));
      }
    }
    return merged;
  }

  /** Days of standstill from the first to the last day, both included. */
  int days(LocalDate from, LocalDate until) {
    long days = 0;
    for (Span span : spans) {
      LocalDate first = span.first().isBefore(from) ? from : span.first();
      LocalDate last = span.last().isAfter(until) ? until : span.last();
      days += Math.max(0, ChronoUnit.DAYS.between(first, last) + 1);
    }
    return (int) days;
  }

  /** The last day on which the clock ran, when it stands still on this day; else null. */
  @Nullable LocalDate since(LocalDate today) {
    return spans.stream()
        .filter(span -> !span.first().isAfter(today) && !span.last().isBefore(today))
        .map(span -> span.first().minusDays(1))
        .findFirst()
        .orElse(null);
  }
}
