package nl.driehoek.gateway.portal.home;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.source.Found;
import org.jspecify.annotations.Nullable;

/** Pages and files of a list that a service gives page by page. */
final class Rows {
  /** On a page. */
  static final int SHOWN = 25;

  /** In one answer of a service. */
  static final int AT_ONCE = 200;

  private Rows() {}

  /**
   * One answer of a list.
   *
   * @param next cursor of what follows
   */
  record Part<T>(List<T> items, @Nullable String next) {}

  /** Everything that the list holds, up to what a file may hold. */
  static <T> Found<List<T>> all(Function<@Nullable String, Found<Part<T>>> ask) {
    List<T> all = new ArrayList<>();
    String cursor = null;
    do {
      switch (ask.apply(cursor)) {
        case Found.Known<Part<T>>(Part<T> part) -> {
          all.addAll(part.items());
          cursor = part.next();
        }
        case Found.Away<Part<T>>(var source, var since) -> {
          return new Found.Away<>(source, since);
        }
        case Found.Refused<Part<T>>(var status, var title, var detail, var faults) -> {
          return new Found.Refused<>(status, title, detail, faults);
        }
      }
    } while (cursor != null && all.size() < Csv.ROWS_MAX);
    return new Found.Known<>(all);
  }

  /** The answer in another form. */
  static <T, R> Found<R> map(Found<T> found, Function<T, R> to) {
    return switch (found) {
      case Found.Known<T>(T value) -> new Found.Known<>(to.apply(value));
      case Found.Away<T>(var source, var since) -> new Found.Away<>(source, since);
      case Found.Refused<T>(var status, var title, var detail, var faults) ->
          new Found.Refused<>(status, title, detail, faults);
    };
  }
}
