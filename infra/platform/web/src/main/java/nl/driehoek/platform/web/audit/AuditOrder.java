package nl.driehoek.platform.web.audit;

import java.util.Comparator;
import java.util.List;
import nl.driehoek.platform.web.Cursor;
import org.jspecify.annotations.Nullable;

/** The order in which pages of the trail are read, and where in it a cursor goes on. */
public enum AuditOrder {
  OLDEST_FIRST,
  NEWEST_FIRST;

  private static final String NEWEST = "-at";

  /** As the contracts write it: {@code -at} is newest first; absent is oldest first. */
  public static AuditOrder of(@Nullable String sort) {
    return NEWEST.equals(sort) ? NEWEST_FIRST : OLDEST_FIRST;
  }

  /** At most so many rows that come after this cursor in this order. */
  public List<AuditEntry> rows(
      AuditTrail trail, AuditTrail.Question question, @Nullable String cursor, int limit) {
    return switch (this) {
      case OLDEST_FIRST -> trail.rows(question, position(cursor, 0), limit);
      case NEWEST_FIRST -> trail.newest(question, position(cursor, Long.MAX_VALUE), limit);
    };
  }

  /** Positions in this order. */
  public Comparator<Long> positions() {
    return switch (this) {
      case OLDEST_FIRST -> Comparator.naturalOrder();
      case NEWEST_FIRST -> Comparator.reverseOrder();
    };
  }

  private static long position(@Nullable String cursor, long start) {
    if (cursor == null) {
      return start;
    }
    try {
      return Long.parseLong(Cursor.decode(cursor).getFirst());
    } catch (NumberFormatException e) {
      throw Cursor.refused();
    }
  }
}
