package nl.driehoek.housing.mediation;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.candidacy.Seekers;
import nl.driehoek.housing.http.model.RuleSetImpact;
import nl.driehoek.housing.matching.Ranking;
import nl.driehoek.housing.matching.Situations;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.publication.Publication.Home;
import nl.driehoek.housing.publication.Publications;
import nl.driehoek.housing.ruleset.RuleSet;
import nl.driehoek.platform.time.BusinessDates;
import org.springframework.stereotype.Service;

/** What other rules would change today: both are run over everyone who waits, and compared. */
@Service
class RuleSetPreview {

  private static final int SHOWN_MAX = 100;

  private final Publications publications;
  private final Seekers seekers;
  private final Situations situations;
  private final Clock clock;

  RuleSetPreview(Publications publications, Seekers seekers, Situations situations, Clock clock) {
    this.publications = publications;
    this.seekers = seekers;
    this.situations = situations;
    this.clock = clock;
  }

  RuleSetImpact of(RuleSet draft) {
    var today = BusinessDates.today(clock);
    List<Publication> open = publications.inRegion(draft.regionCode());
    List<Seeker> waiting = seekers.waiting(draft.regionCode());
    Ranking then = new Ranking(waiting, situations.under(draft, today));
    Optional<Ranking> now =
        situations.of(draft.regionCode(), today).map(known -> new Ranking(waiting, known));
    Tally tally = new Tally();
    for (Publication publication : open) {
      Map<UUID, Integer> before =
          now.map(ranking -> ranks(ranking, publication.home())).orElseGet(Map::of);
      tally.compare(before, ranks(then, publication.home()));
    }
    return new RuleSetImpact()
        .publications(open.size())
        .candidates(waiting.size())
        .comingIn(tally.comingIn)
        .droppingOut(tally.droppingOut)
        .moving(tally.moving)
        .otherFirst(tally.otherFirst)
        .worseOff(tally.worseOff.stream().limit(SHOWN_MAX).toList());
  }

  private static Map<UUID, Integer> ranks(Ranking ranking, Home home) {
    Map<UUID, Integer> ranks = new HashMap<>();
    ranking.line(home).forEach(id -> ranks.put(id, ranks.size() + 1));
    return ranks;
  }

  private static final class Tally {
    private int comingIn;
    private int droppingOut;
    private int moving;
    private int otherFirst;
    private final Set<UUID> worseOff = new TreeSet<>();

    void compare(Map<UUID, Integer> before, Map<UUID, Integer> after) {
      boolean first = false;
      for (Map.Entry<UUID, Integer> each : before.entrySet()) {
        Integer rank = after.get(each.getKey());
        if (rank == null) {
          droppingOut++;
          worseOff.add(each.getKey());
        } else if (!rank.equals(each.getValue())) {
          moving++;
        }
        first |= each.getValue() == 1 && (rank == null || rank != 1);
      }
      comingIn += (int) after.keySet().stream().filter(id -> !before.containsKey(id)).count();
      otherFirst += first || before.isEmpty() && !after.isEmpty() ? 1 : 0;
    }
  }
}
