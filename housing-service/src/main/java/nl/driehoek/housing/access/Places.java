package nl.driehoek.housing.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.driehoek.platform.web.Cursor;
import org.jspecify.annotations.Nullable;

/** Where a page of a list, newest first, begins: after this moment and id. */
public record Places(OffsetDateTime at, UUID id) {

  /** Null for the first page; 400 for a cursor that we never gave. */
  public static @Nullable Places after(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> keys = Cursor.decode(cursor);
    try {
      if (keys.size() == 2) {
        return new Places(
            Instant.parse(keys.get(0)).atOffset(ZoneOffset.UTC), UUID.fromString(keys.get(1)));
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Cursor.refused();
    }
    throw Cursor.refused();
  }

  /** The cursor after the last row of a page, or null when the page was the last one. */
  public static <T> @Nullable String next(
      List<T> rows, int limit, Function<T, Instant> at, Function<T, UUID> id) {
    if (rows.size() <= limit) {
      return null;
    }
    T last = rows.get(limit - 1);
    return Cursor.encode(at.apply(last), id.apply(last));
  }

  /** The rows of this page: one more than the limit is read, to know whether there is a next. */
  public static <T> List<T> page(List<T> rows, int limit) {
    return rows.size() <= limit ? rows : rows.subList(0, limit);
  }
}
