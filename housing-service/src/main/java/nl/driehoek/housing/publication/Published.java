package nl.driehoek.housing.publication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Publications as they were once read; only what never changes of them may be believed. */
final class Published {

  /** About 10 MB; a country has some 3,000 open at once. */
  private static final int KNOWN_MAX = 20_000;

  private final Map<UUID, Publication> known = new ConcurrentHashMap<>();

  /**
   * These publications as they once were.
   *
   * @param read reads those that are not known yet
   */
  Map<UUID, Publication> of(
      Collection<UUID> publicationIds, Function<Collection<UUID>, Map<UUID, Publication>> read) {
    Map<UUID, Publication> found = new HashMap<>();
    List<UUID> unknown = new ArrayList<>();
    for (UUID id : publicationIds) {
      Publication once = known.get(id);
      if (once == null) {
        unknown.add(id);
      } else {
        found.put(id, once);
      }
    }
    if (!unknown.isEmpty()) {
      Map<UUID, Publication> fresh = read.apply(unknown);
      if (known.size() + fresh.size() > KNOWN_MAX) {
        known.clear();
      }
      known.putAll(fresh);
      found.putAll(fresh);
    }
    return found;
  }
}
