package nl.driehoek.housing.matching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.publication.Publication.Home;
import org.jspecify.annotations.Nullable;

/**
 * Pairs candidates and free homes so that nobody is passed over: there is no candidate and home
 * left that would both rather have each other (Gale and Shapley's deferred acceptance, candidates
 * asking). A home prefers by its line; a candidate by wished area, then by the day on which it is
 * available.
 */
final class Pairing {

  private final Situation situation;
  private final BiPredicate<Seeker, Home> met;
  private final List<Home> homes;
  private final Map<String, List<Home>> byArea = new HashMap<>();
  private final Map<UUID, Pair> held = new LinkedHashMap<>();

  private Pairing(Situation situation, List<Home> homes, BiPredicate<Seeker, Home> met) {
    this.situation = situation;
    this.homes = homes;
    this.met = met;
    homes.forEach(
        home -> byArea.computeIfAbsent(home.postcodeArea(), a -> new ArrayList<>()).add(home));
  }

  /**
   * @param verdict why, and where in line
   */
  record Pair(Seeker seeker, Home home, Verdict verdict) {}

  /**
   * @param homes free homes, the one available first first
   * @param met whether this candidate had an offer of this home before
   */
  static List<Pair> pair(
      List<Seeker> seekers, List<Home> homes, Situation situation, BiPredicate<Seeker, Home> met) {
    Pairing pairing = new Pairing(situation, homes, met);
    Deque<Asking> asking = new ArrayDeque<>();
    seekers.forEach(seeker -> asking.add(pairing.asking(seeker)));
    Map<UUID, Asking> answered = new HashMap<>();
    while (!asking.isEmpty()) {
      Asking next = asking.poll();
      Asking displaced = pairing.ask(next, answered);
      if (displaced != null) {
        asking.add(displaced);
      }
    }
    return List.copyOf(pairing.held.values());
  }

  /** Asks home after home until one says yes; returns who has to ask on. */
  private @Nullable Asking ask(Asking asking, Map<UUID, Asking> answered) {
    Seeker seeker = asking.contender().seeker();
    while (asking.homes().hasNext()) {
      Home home = asking.homes().next();
      if (!asking.contender().fits(home) || met.test(seeker, home)) {
        continue;
      }
      Pair pair = new Pair(seeker, home, asking.contender().verdict(home));
      Pair holder = held.get(home.publicationId());
      if (holder == null || pair.verdict().sortKey().compareTo(holder.verdict().sortKey()) < 0) {
        held.put(home.publicationId(), pair);
        return answered.put(home.publicationId(), asking);
      }
    }
    return null;
  }

  private Asking asking(Seeker seeker) {
    return new Asking(new Contender(seeker, situation), preferences(seeker));
  }

  private Iterator<Home> preferences(Seeker seeker) {
    List<String> areas = seeker.profile().wishedAreas();
    Stream<Home> wished =
        areas.stream().distinct().flatMap(area -> byArea.getOrDefault(area, List.of()).stream());
    Stream<Home> other = homes.stream().filter(home -> !areas.contains(home.postcodeArea()));
    return Stream.concat(wished, other).iterator();
  }

  private record Asking(Contender contender, Iterator<Home> homes) {}
}
