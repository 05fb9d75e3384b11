package nl.driehoek.covenant.access;

import java.util.List;
import java.util.function.Function;
import nl.driehoek.platform.web.Cursor;
import org.jspecify.annotations.Nullable;

/** Pages of lists: one row more than asked is read, to know whether there is a next page. */
public final class Pages {

  private Pages() {}

  /** Reads the sort keys of a cursor in a given number; a 400 problem for any other cursor. */
  public static List<String> keys(String cursor, int count) {
    List<String> keys = Cursor.decode(cursor);
    if (keys.size() != count) {
      throw Cursor.refused();
    }
    return keys;
  }

  /** One key of a cursor as a value; a 400 problem when it does not read so. */
  public static <T> T key(String key, Function<String, T> read) {
    try {
      return read.apply(key);
    } catch (RuntimeException e) {
      throw Cursor.refused();
    }
  }

  /**
   * The position in a list that is computed whole, from 0; the cursor of such a list is a number.
   */
  public static int offset(@Nullable String cursor) {
    if (cursor == null) {
      return 0;
    }
    int offset = key(keys(cursor, 1).getFirst(), Integer::valueOf);
    if (offset < 0) {
      throw Cursor.refused();
    }
    return offset;
  }

  /** A page of a list that is computed whole. */
  public static <T> Page<T> cut(List<T> all, @Nullable String cursor, int limit) {
    int from = Math.min(offset(cursor), all.size());
    int until = Math.min(from + limit, all.size());
    return new Page<>(all.subList(from, until), until < all.size() ? Cursor.encode(until) : null);
  }

  /** A page of rows of which one more than the limit was read. */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    List<T> items = rows.subList(0, limit);
    return new Page<>(items, cursor.apply(items.getLast()));
  }

  /**
   * A part of a list.
   *
   * @param next cursor of the next page; null on the last
   */
  public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
      items = List.copyOf(items);
    }
  }
}
