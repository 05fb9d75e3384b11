package nl.driehoek.finance.shift;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The locked shifts of one database transaction. */
public final class Courses {
  private final Map<UUID, Long> versions = new HashMap<>();
  private final Map<ShiftKey, Shift> shifts = new HashMap<>();
  private final Map<ShiftKey, Shift> changed = new LinkedHashMap<>();

  void course(UUID requestId, long version) {
    versions.put(requestId, version);
  }

  void known(ShiftKey key, Shift shift) {
    shifts.put(key, shift);
  }

  public Shift of(ShiftKey key) {
    return shifts.getOrDefault(key, new Shift.Unasked());
  }

  public void change(ShiftKey key, Shift next) {
    shifts.put(key, next);
    changed.put(key, next);
  }

  /** All shifts, changed or not. */
  Collection<Shift> all() {
    return shifts.values();
  }

  Map<ShiftKey, Shift> changed() {
    return changed;
  }

  Map<UUID, Long> versions() {
    return versions;
  }

  /** The next event number of a request. */
  long next(UUID requestId) {
    return versions.merge(requestId, 1L, Long::sum);
  }
}
