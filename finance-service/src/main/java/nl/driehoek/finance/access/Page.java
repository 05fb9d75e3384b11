package nl.driehoek.finance.access;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import nl.driehoek.platform.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is ordered by keys which never change.
 *
 * @param next the cursor of the next page, null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

  /** A page of what was found when one more than the limit was asked for. */
  public static <T> Page<T> of(List<T> found, int limit, ToLongFunction<T> position) {
    return ofKeys(found, limit, item -> new Object[] {position.applyAsLong(item)});
  }

  /** The same, for a list that is ordered by several keys. */
  public static <T> Page<T> ofKeys(List<T> found, int limit, Function<T, Object[]> keys) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<T> items = found.subList(0, limit);
    return new Page<>(items, Cursor.encode(keys.apply(items.getLast())));
  }

  /** The position after which the page starts, 0 for the first; 400 for a cursor of others. */
  public static long after(@Nullable String cursor) {
    if (cursor == null) {
      return 0;
    }
    List<String> keys = Cursor.decode(cursor);
    try {
      if (keys.size() == 1) {
        return Long.parseLong(keys.getFirst());
      }
    } catch (NumberFormatException e) {
      throw Cursor.refused();
    }
    throw Cursor.refused();
  }
}
