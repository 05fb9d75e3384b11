package nl.driehoek.capacity.outflow;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.driehoek.capacity.outflow.OutflowReader.Row;
import nl.driehoek.platform.web.Cursor;
import nl.driehoek.platform.web.Faults;
import org.jspecify.annotations.Nullable;

/**
 * The orders of the list of requests, each with the key that a page starts after. Rows of the same
 * day stand in the order of creation, or in its reverse.
 */
enum RequestOrder {
  CREATED(null, false),
  FILED("coalesce(r.filed_on, 'infinity'::date)", false),
  LAST_FILED("coalesce(r.filed_on, 'infinity'::date)", true),
  DUE("coalesce(r.turn_due, 'infinity'::date)", false),
  LAST_DUE("coalesce(r.turn_due, '-infinity'::date)", true);

  private static final String LATER_THAN_ALL = "infinity";
  private static final String EARLIER_THAN_ALL = "-infinity";

  private final @Nullable String day;
  private final boolean down;

  RequestOrder(@Nullable String day, boolean down) {
    this.day = day;
    this.down = down;
  }

  /**
   * The row that a page starts after.
   *
   * @param day as the database writes it; null in the order of creation
   */
  record After(@Nullable String day, UUID id) {}

  /** The order of this name in the contract; a 400 problem when there is none. */
  static RequestOrder of(@Nullable String sort) {
    return switch (sort) {
      case null -> CREATED;
      case "filedOn" -> FILED;
      case "-filedOn" -> LAST_FILED;
      case "dueOn" -> DUE;
      case "-dueOn" -> LAST_DUE;
      default -> {
        new Faults().add("/sort", "unknown").throwIfAny();
        throw new IllegalStateException();
      }
    };
  }

  /** The condition for the rows after a row; its parameters are afterDay and afterId. */
  String condition() {
    return day == null
        ? "r.id > :afterId::uuid and "
        : "(" + day + ", r.id) " + beyond() + " (:afterDay::date, :afterId::uuid) and ";
  }

  /** Whether it is by the last day of the turn, which only live requests can have. */
  boolean isOfTurn() {
    return this == DUE || this == LAST_DUE;
  }

  /**
   * A page in the order of the turn, of two: live requests by day, and the others, which have none
   * and so come last, by creation, as an index has them.
   */
  String inTwo(String columns, String asks, @Nullable After after) {
    String rest =
        after == null || !isDayless(after) ? "" : "r.id " + beyond() + " :afterId::uuid and ";
    return "select * from (("
        + columns
        + (after == null ? "" : condition())
        + " r.live and "
        + asks
        + orderBy()
        + " limit :limit) union all ("
        + columns
        + rest
        + " not r.live and "
        + asks
        + " order by r.id"
        + (down ? " desc" : "")
        + " limit :limit)) r"
        + orderBy()
        + " limit :limit";
  }

  private boolean isDayless(After after) {
    return (down ? EARLIER_THAN_ALL : LATER_THAN_ALL).equals(after.day());
  }

  private String beyond() {
    return down ? "<" : ">";
  }

  String orderBy() {
    String id = down ? "r.id desc" : "r.id";
    return " order by " + (day == null ? id : day + (down ? " desc, " : ", ") + id);
  }

  String cursor(Row row) {
    String last = keyOf(row);
    return last == null ? Cursor.encode(row.id()) : Cursor.encode(last, row.id());
  }

  /** A cursor of this order; a 400 problem when it is of another one. */
  After read(String cursor) {
    List<String> keys = Cursor.decode(cursor);
    if (keys.size() != (day == null ? 1 : 2)) {
      throw Cursor.refused();
    }
    try {
      String last = day == null ? null : checked(keys.getFirst());
      return new After(last, UUID.fromString(keys.getLast()));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw Cursor.refused();
    }
  }

  private static String checked(String text) {
    return text.equals(LATER_THAN_ALL) || text.equals(EARLIER_THAN_ALL)
        ? text
        : LocalDate.parse(text).toString();
  }

  private @Nullable String keyOf(Row row) {
    Outflow outflow = row.outflow();
    LocalDate filed = outflow == null ? null : outflow.filing().filedOn();
    LocalDate due = outflow == null ? null : Turn.of(outflow).until();
    return switch (this) {
      case CREATED -> null;
      case FILED, LAST_FILED -> Objects.requireNonNullElse(filed, LATER_THAN_ALL).toString();
      case DUE -> Objects.requireNonNullElse(due, LATER_THAN_ALL).toString();
      case LAST_DUE -> Objects.requireNonNullElse(due, EARLIER_THAN_ALL).toString();
    };
  }
}
