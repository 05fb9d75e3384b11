package nl.driehoek.gateway.portal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of a link or a form; what can't be read is as absent, and the service says so. */
public final class Asked {
  private Asked() {}

  public static @Nullable LocalDate date(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException none) {
      return null;
    }
  }

  public static @Nullable UUID uuid(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  /** A number of at most four digits, such as a year or a number of rows. */
  public static @Nullable Integer number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,4}") ? Integer.valueOf(text) : null;
  }

  public static @Nullable String text(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** The choice of this name, as it is called here or as the contract writes it; else null. */
  public static <E extends Enum<E>> @Nullable E one(Class<E> type, @Nullable String name) {
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(name) || each.toString().equals(name)) {
        return each;
      }
    }
    return null;
  }
}
