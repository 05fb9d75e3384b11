package nl.driehoek.capacity.place;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.driehoek.platform.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list that is ordered by id, which is the order of creation. Ask one row more than the
 * limit: whether it is there tells whether another page follows.
 *
 * @param after the id of the last row of the page before
 */
public record PageAsked(@Nullable UUID after, int limit) {

  private static final int LIMIT_DEFAULT = 50;

  public static PageAsked of(@Nullable String cursor, @Nullable Integer limit) {
    int rows = limit == null ? LIMIT_DEFAULT : limit;
    if (cursor == null) {
      return new PageAsked(null, rows);
    }
    List<String> keys = Cursor.decode(cursor);
    try {
      return new PageAsked(UUID.fromString(keys.getFirst()), rows);
    } catch (IllegalArgumentException e) {
      throw Cursor.refused();
    }
  }

  /** The rows of this page, without the one too many. */
  public <T> List<T> of(List<T> rows) {
    return rows.size() > limit ? rows.subList(0, limit) : rows;
  }

  /** The cursor of the next page; null on the last one. */
  public <T> @Nullable String next(List<T> rows, Function<T, UUID> id) {
    return rows.size() > limit ? Cursor.encode(id.apply(rows.get(limit - 1))) : null;
  }
}
