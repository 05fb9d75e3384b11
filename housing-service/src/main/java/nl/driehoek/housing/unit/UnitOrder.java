package nl.driehoek.housing.unit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.driehoek.housing.http.model.UnitSort;
import nl.driehoek.platform.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list of homes: a key, and the id so that no two homes are equal.
 *
 * @param name stands in the cursor, so that a cursor of another order is refused
 */
record UnitOrder(String name, Key key, boolean down) {

  /** What is sorted by. */
  enum Key {
    REGISTERED("u.registered_at", "timestamptz"),
    RENT("u.rent_cents", "bigint"),
    ADDRESS(
        "(u.postcode || lpad(u.house_number::text, 5, '0')"
            + " || coalesce(u.house_number_addition, '')) collate \"C\"",
        "text"),
    CHANGED("u.changed_at", "timestamptz");

    private final String sql;
    private final String type;

    Key(String sql, String type) {
      this.sql = sql;
      this.type = type;
    }

    Object read(String text) {
      return switch (this) {
        case REGISTERED, CHANGED -> Instant.parse(text).atOffset(ZoneOffset.UTC);
        case RENT -> Long.valueOf(text);
        case ADDRESS -> text;
      };
    }

    Object of(Units.Listed home) {
      Unit unit = home.unit();
      return switch (this) {
        case REGISTERED -> unit.registeredAt();
        case CHANGED -> home.changedAt();
        case RENT -> unit.facts().rentCents();
        case ADDRESS -> address(unit.address());
      };
    }

    private static String address(Unit.Address address) {
      String addition = address.addition();
      return "%s%05d%s"
          .formatted(address.postcode(), address.houseNumber(), addition == null ? "" : addition);
    }
  }

  /** After which row a page starts. */
  record After(Object key, UUID id) {}

  static UnitOrder of(@Nullable UnitSort sort) {
    if (sort == null) {
      return new UnitOrder("registered", Key.REGISTERED, true);
    }
    Key key =
        switch (sort) {
          case RENT, _RENT -> Key.RENT;
          case ADDRESS, _ADDRESS -> Key.ADDRESS;
          case CHANGED, _CHANGED -> Key.CHANGED;
        };
    return new UnitOrder(sort.getValue(), key, sort.getValue().startsWith("-"));
  }

  /** A condition on {@code :after} and {@code :id}, which are null for the first page. */
  String beyond() {
    return "(:after::%2$s is null or (%1$s, u.unit_id) %3$s (:after::%2$s, :id::uuid))"
        .formatted(key.sql, key.type, down ? "<" : ">");
  }

  String orderBy() {
    String way = down ? "desc" : "asc";
    return "order by %s %s, u.unit_id %s".formatted(key.sql, way, way);
  }

  /** Null for the first page; 400 for a cursor that is not of this order. */
  @Nullable After after(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> keys = Cursor.decode(cursor);
    try {
      if (keys.size() == 3 && keys.get(0).equals(name)) {
        return new After(key.read(keys.get(1)), UUID.fromString(keys.get(2)));
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Cursor.refused();
    }
    throw Cursor.refused();
  }

  /** The cursor after this home. */
  String cursor(Units.Listed last) {
    return Cursor.encode(name, key.of(last), last.unit().unitId());
  }
}
