package nl.driehoek.covenant.progress;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The steps of one outflow request that were seen so far; perhaps not in order. */
record Trail(UUID requestId, Map<Moment, Sighting> seen) {

  Trail {
    seen = Map.copyOf(seen);
  }

  static Trail of(UUID requestId, List<Sighting> sightings) {
    Map<Moment, Sighting> seen = new EnumMap<>(Moment.class);
    sightings.forEach(sighting -> seen.put(sighting.moment(), sighting));
    return new Trail(requestId, seen);
  }

  Optional<Sighting> find(Moment moment) {
    return Optional.ofNullable(seen.get(moment));
  }
}
