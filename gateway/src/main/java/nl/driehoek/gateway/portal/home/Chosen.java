package nl.driehoek.gateway.portal.home;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the address of a page asks for; what is none of the choices asks for nothing. */
final class Chosen {

  private Chosen() {}

  static <E extends Enum<E>> @Nullable E of(Class<E> all, @Nullable String name) {
    for (E each : all.getEnumConstants()) {
      if (each.toString().equals(name)) { // generated choices write themselves as the contract does
        return each;
      }
    }
    return null;
  }

  static @Nullable Integer number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,4}") ? Integer.valueOf(text) : null;
  }

  static @Nullable String text(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  static @Nullable UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }
}
