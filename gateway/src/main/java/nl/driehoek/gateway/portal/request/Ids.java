package nl.driehoek.gateway.portal.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids in addresses, and what a person reads instead of them. */
final class Ids {
  private static final int SHOWN_FROM = 24;

  private Ids() {}

  /** Null for what is no id. */
  static @Nullable UUID read(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  /** The number of a request as people say it. */
  static String number(UUID id) {
    return id.toString().substring(SHOWN_FROM);
  }
}
