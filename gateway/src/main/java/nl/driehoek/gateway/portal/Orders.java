package nl.driehoek.gateway.portal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The orders in which a list can be put, by their names in the link; a minus before the name turns
 * one round. Rows without a value come last both ways.
 */
public final class Orders<T> {
  private final Map<String, Comparator<T>> known = new HashMap<>();

  /** One order more. */
  public <K extends Comparable<? super K>> Orders<T> by(
      String name, Function<T, @Nullable K> value) {
    known.put(name, Comparator.comparing(value, Comparator.nullsLast(Comparator.naturalOrder())));
    known.put(
        "-" + name, Comparator.comparing(value, Comparator.nullsLast(Comparator.reverseOrder())));
    return this;
  }

  /** The order of this name; null where there is none of that name. */
  public @Nullable Comparator<T> of(@Nullable String name) {
    return name == null ? null : known.get(name);
  }
}
