package nl.driehoek.gateway.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.driehoek.gateway.portal.source.Found;
import org.jspecify.annotations.Nullable;

/** The rows of a list that a service gives part by part: a page of them, or all for a file. */
public final class Rows {
  /** On a page. */
  public static final int SHOWN = 25;

  /** In one answer of a service. */
  public static final int AT_ONCE = 200;

  /** In one file; who needs more filters first, and the file says so. */
  public static final int FILE_MAX = 10_000;

  /** A longer list is not put in another order than that of its service. */
  public static final int SORTED_MAX = 2_000;

  private Rows() {}

  /**
   * Some rows of a list.
   *
   * @param next cursor of what follows; null where this is the end
   * @param sorted whether the rows are in the order that was asked
   */
  public record Part<T>(List<T> items, @Nullable String next, boolean sorted) {
    public Part(List<T> items, @Nullable String next) {
      this(items, next, true);
    }

    /** How many rows a file of the list holds at most. */
    public int fileMax() {
      return FILE_MAX;
    }

    /** These rows, and then those. */
    public Part<T> and(Part<T> others) {
      return new Part<>(
          Stream.concat(items.stream(), others.items.stream()).toList(),
          next == null ? others.next : next,
          sorted && others.sorted);
    }

    /** The same rows in another form, each as none, one or more. */
    public <R> Part<R> each(Function<? super T, List<R>> to) {
      return new Part<>(items.stream().map(to).flatMap(List::stream).toList(), next, sorted);
    }
  }

  /** A list of a service: at most so many rows from this cursor, null for the start. */
  @FunctionalInterface
  public interface Ask<T> {
    Found<Part<T>> from(@Nullable String cursor, int rows);
  }

  /**
   * One page of a list.
   *
   * @param order other than that of the service, which takes the whole list; null for that of the
   *     service
   */
  public static <T> Found<Part<T>> page(
      Ask<T> ask, @Nullable Comparator<T> order, @Nullable String cursor, int shown) {
    if (order == null) {
      return ask.from(cursor, shown);
    }
    Found<Part<T>> all = all(ask, order, SORTED_MAX);
    return all instanceof Found.Known<Part<T>>(Part<T> known) && !known.sorted()
        ? map(ask.from(null, shown), part -> new Part<>(part.items(), part.next(), false))
        : map(all, known -> cut(known.items(), cursor, shown));
  }

  /**
   * The whole list, with {@code next} where it is longer than a file may be.
   *
   * @param order null for that of the service
   */
  public static <T> Found<Part<T>> all(Ask<T> ask, @Nullable Comparator<T> order) {
    return all(ask, order, FILE_MAX);
  }

  /** The list up to so many rows, with {@code next} where it is longer. */
  public static <T> Found<Part<T>> all(Ask<T> ask, @Nullable Comparator<T> order, int max) {
    List<T> all = new ArrayList<>();
    String cursor = null;
    do {
      switch (ask.from(cursor, Math.min(AT_ONCE, max - all.size()))) {
        case Found.Known<Part<T>>(Part<T> part) -> {
          all.addAll(part.items());
          cursor = part.next();
        }
        case Found.Away<Part<T>> away -> {
          return away;
        }
        case Found.Refused<Part<T>> refused -> {
          return refused;
        }
      }
    } while (cursor != null && all.size() < max);
    if (order != null && cursor == null) {
      all.sort(order);
    }
    return new Found.Known<>(new Part<>(all, cursor, order == null || cursor == null));
  }

  /** A page of rows that are all here. */
  public static <T> Part<T> cut(List<T> all, @Nullable String cursor, int shown) {
    int from = Math.min(all.size(), Objects.requireNonNullElse(Asked.number(cursor), 0));
    int to = Math.min(all.size(), from + shown);
    return new Part<>(all.subList(from, to), to < all.size() ? String.valueOf(to) : null);
  }

  /** The answer in another form. */
  public static <T, R> Found<R> map(Found<T> found, Function<T, R> to) {
    return switch (found) {
      case Found.Known<T>(T value) -> new Found.Known<>(to.apply(value));
      case Found.Away<T>(var source, var since) -> new Found.Away<>(source, since);
      case Found.Refused<T>(var status, var title, var detail, var faults) ->
          new Found.Refused<>(status, title, detail, faults);
    };
  }
}
