package nl.driehoek.housing.matching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.candidacy.Seekers;
import nl.driehoek.housing.matching.PoolLines.Key;
import nl.driehoek.housing.matching.PoolLines.Line;
import nl.driehoek.housing.offer.Offers;
import nl.driehoek.housing.offer.Offers.Met;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.publication.Publication.Home;
import nl.driehoek.housing.publication.Publication.State;
import org.springframework.stereotype.Service;

/**
 * Settles a region: afterwards no free home fits anybody who waits and never had an offer of it.
 * Sets in, sets out: the number of queries does not grow with the number of homes or candidates.
 */
@Service
public class Matchmaker {

  private static final int LINES_AT_ONCE = 10_000;

  private final PoolLines lines;
  private final Seekers seekers;
  private final Offers offers;

  Matchmaker(PoolLines lines, Seekers seekers, Offers offers) {
    this.lines = lines;
    this.seekers = seekers;
    this.offers = offers;
  }

  /**
   * What changed in a region.
   *
   * @param open every publication whose line is open, the one available first first
   * @param freed publications that nobody has an offer of, since now
   * @param waiting candidates who wait since now; the database may not know it yet
   * @param newcomers those of them who never had a line or an offer in this attempt
   * @param gone candidates who no longer wait, though the database may still say so
   */
  public record Change(
      String regionCode,
      Instant at,
      String cause,
      Situation situation,
      List<Publication> open,
      Set<UUID> freed,
      List<Seeker> waiting,
      Set<UUID> newcomers,
      Set<UUID> gone) {

    List<Home> freeHomes() {
      return open.stream()
          .filter(each -> each.state() == State.OPEN)
          .map(Publication::home)
          .toList();
    }
  }

  /** The home goes to this candidate. @param rank from 1 */
  public record Match(Seeker seeker, Home home, int rank) {}

  /** How many of these homes fit, whoever is first in line. */
  public static int fitting(Seeker seeker, List<Publication> open, Situation situation) {
    Contender contender = new Contender(seeker, situation);
    return (int) open.stream().filter(each -> contender.fits(each.home())).count();
  }

  /** Puts in line whoever is not, and pairs free homes with the first in line. */
  public List<Match> settle(Change change) {
    Run run = new Run(change);
    run.lineUpForFreed();
    List<Pairing.Pair> pairs = run.pair();
    run.lineUpWaiting(pairs);
    return run.ranked(pairs);
  }

  /** Forgets the lines of a region, so that everyone is put in line again under other rules. */
  public void supersede(String regionCode) {
    lines.supersede(regionCode);
  }

  /**
   * Forgets only the lines that would be other ones in this situation; the others keep their place
   * and what they were decided with.
   */
  public void supersedeOutdated(
      String regionCode, List<Seeker> waiting, List<Publication> open, Situation situation) {
    Map<UUID, Contender> contenders =
        waiting.stream()
            .collect(
                Collectors.toMap(Seeker::requestId, seeker -> new Contender(seeker, situation)));
    Map<UUID, Home> homes =
        open.stream()
            .map(Publication::home)
            .collect(Collectors.toMap(Home::publicationId, Function.identity()));
    lines.supersede(
        lines.inUse(
            regionCode,
            line -> {
              Contender contender = contenders.get(line.requestId());
              Home home = homes.get(line.publicationId());
              return contender != null
                  && home != null
                  && !contender.verdict(home).equals(line.verdict());
            }));
  }

  private final class Run {
    private final Change change;
    private final UUID evaluationId = UUID.randomUUID();
    private final Set<UUID> waitingIds;
    private final Set<UUID> without;
    private final List<Line> fresh = new ArrayList<>();
    private boolean stored;

    Run(Change change) {
      this.change = change;
      this.waitingIds =
          change.waiting().stream().map(Seeker::requestId).collect(Collectors.toSet());
      this.without = new HashSet<>(change.gone());
      this.without.addAll(waitingIds);
    }

    /** Everyone who waits gets a line for each freed home, fitting or not. */
    void lineUpForFreed() {
      Map<UUID, Home> freed =
          freed().stream().collect(Collectors.toMap(Home::publicationId, Function.identity()));
      if (freed.isEmpty()) {
        return;
      }
      List<Seekers.Missing> missing =
          seekers.waitingWithoutLine(change.regionCode(), freed.keySet()).stream()
              .filter(each -> !without.contains(each.requestId()))
              .toList();
      if (missing.isEmpty()) {
        return;
      }
      Map<UUID, Contender> byId =
          seekers
              .of(missing.stream().map(Seekers.Missing::requestId).collect(Collectors.toSet()))
              .stream()
              .collect(Collectors.toMap(Seeker::requestId, this::contender));
      for (Seekers.Missing each : missing) {
        line(get(byId, each.requestId()), get(freed, each.publicationId()));
      }
      store();
    }

    private Contender contender(Seeker seeker) {
      return new Contender(seeker, change.situation());
    }

    private static <T> T get(Map<UUID, T> from, UUID id) {
      return Objects.requireNonNull(from.get(id));
    }

    List<Pairing.Pair> pair() {
      List<Home> free = change.freeHomes();
      if (free.isEmpty()) {
        return List.of();
      }
      List<Seeker> contenders = new ArrayList<>(change.waiting());
      List<UUID> freed = freed().stream().map(Home::publicationId).toList();
      if (!freed.isEmpty()) {
        contenders.addAll(seekers.of(lines.first(freed, without, freed.size())));
      }
      if (contenders.isEmpty()) {
        return List.of();
      }
      List<UUID> known = notNew(contenders).map(Seeker::requestId).toList();
      Set<Met> met = known.isEmpty() ? Set.of() : offers.met(known);
      return Pairing.pair(
          contenders,
          free,
          change.situation(),
          (seeker, home) ->
              met.contains(new Met(seeker.requestId(), seeker.attempt(), home.publicationId())));
    }

    private Stream<Seeker> notNew(List<Seeker> all) {
      return all.stream().filter(each -> !change.newcomers().contains(each.requestId()));
    }

    /** A line for the home that was won; for who won none, a line for every open home. */
    void lineUpWaiting(List<Pairing.Pair> pairs) {
      if (change.waiting().isEmpty()) {
        return;
      }
      Map<UUID, Pairing.Pair> won =
          pairs.stream()
              .collect(Collectors.toMap(pair -> pair.seeker().requestId(), Function.identity()));
      List<Seeker> back = notNew(change.waiting()).toList();
      Set<Key> known = back.isEmpty() ? Set.of() : lines.of(back);
      List<Home> everyHome = change.open().stream().map(Publication::home).toList();
      for (Seeker seeker : change.waiting()) {
        Contender contender = contender(seeker);
        Pairing.Pair pair = won.get(seeker.requestId());
        for (Home home : pair == null ? everyHome : List.of(pair.home())) {
          Key key = new Key(home.publicationId(), seeker.requestId(), seeker.attempt());
          if (!known.contains(key)) {
            line(contender, home);
          }
        }
      }
      store();
    }

    List<Match> ranked(List<Pairing.Pair> pairs) {
      if (pairs.isEmpty()) {
        return List.of();
      }
      Map<UUID, String> keys = new HashMap<>();
      Set<UUID> leaving = new HashSet<>(change.gone());
      for (Pairing.Pair pair : pairs) {
        keys.put(pair.home().publicationId(), pair.verdict().sortKey());
        leaving.add(pair.seeker().requestId());
      }
      Map<UUID, Integer> before = lines.before(keys, leaving);
      return pairs.stream()
          .map(
              pair ->
                  new Match(
                      pair.seeker(),
                      pair.home(),
                      1 + before.getOrDefault(pair.home().publicationId(), 0)))
          .toList();
    }

    private List<Home> freed() {
      return change.freeHomes().stream()
          .filter(home -> change.freed().contains(home.publicationId()))
          .toList();
    }

    /** Writes in bites, so that a large region needs no large heap. */
    private void line(Contender contender, Home home) {
      fresh.add(Line.of(home.publicationId(), contender.seeker(), contender.verdict(home)));
      if (fresh.size() == LINES_AT_ONCE) {
        store();
      }
    }

    private void store() {
      if (fresh.isEmpty()) {
        return;
      }
      if (!stored) {
        lines.addEvaluation(
            evaluationId, change.regionCode(), change.at(), change.cause(), change.situation());
        stored = true;
      }
      lines.add(evaluationId, change.at(), fresh);
      fresh.clear();
    }
  }
}
