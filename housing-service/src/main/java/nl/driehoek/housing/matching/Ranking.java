package nl.driehoek.housing.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.publication.Publication.Home;

/** Whole lines without a database: for trying out rules, and for measuring them. */
public final class Ranking {

  private static final Comparator<Placed> ORDER = Comparator.comparing(Placed::sortKey);

  private final List<Contender> contenders;

  public Ranking(List<Seeker> seekers, Situation situation) {
    this.contenders = seekers.stream().map(seeker -> new Contender(seeker, situation)).toList();
  }

  private record Placed(UUID requestId, String sortKey) {}

  /** Everyone whom the home fits, the first in line first. */
  public List<UUID> line(Home home) {
    List<Placed> line = new ArrayList<>();
    for (Contender contender : contenders) {
      if (contender.fits(home)) {
        line.add(new Placed(contender.seeker().requestId(), contender.verdict(home).sortKey()));
      }
    }
    line.sort(ORDER);
    return line.stream().map(Placed::requestId).toList();
  }
}
