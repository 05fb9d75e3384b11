package nl.driehoek.housing.mediation;

import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.candidacy.Seekers;
import nl.driehoek.housing.matching.Matchmaker;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.ruleset.RuleSet;
import nl.driehoek.housing.ruleset.RuleSets;
import org.springframework.stereotype.Service;

/** Puts everyone in a region in line again, when the rules or the parties have changed. */
@Service
class Relining {

  /** The first day of a rule set; the key is the rule set. */
  static final String RULE_SET_VALID = "rule-set-valid";

  private final Rounds rounds;
  private final Matchmaker matchmaker;
  private final Seekers seekers;
  private final RuleSets ruleSets;

  Relining(Rounds rounds, Matchmaker matchmaker, Seekers seekers, RuleSets ruleSets) {
    this.rounds = rounds;
    this.matchmaker = matchmaker;
    this.seekers = seekers;
    this.ruleSets = ruleSets;
  }

  void ruleSetsBegin(List<UUID> ruleSetIds) {
    TreeSet<String> regions = new TreeSet<>();
    ruleSets.all(ruleSetIds).values().stream().map(RuleSet::regionCode).forEach(regions::add);
    regions.forEach(this::ruleSetBegins);
  }

  /** Offers that were made stay; every line is made anew. */
  void ruleSetBegins(String regionCode) {
    again(regionCode, "NEW_RULE_SET", true);
  }

  /** Offers that were made stay; the lines that other parties or promises change are made anew. */
  void covenantChanges(String regionCode) {
    again(regionCode, "COVENANT_CHANGED", false);
  }

  /** Two people placed a candidate who waits first in one line: only that place is made anew. */
  void placedFirst(String regionCode, UUID requestId, UUID publicationId) {
    Round round = rounds.open(regionCode, List.of(requestId), List.of());
    List<Seeker> seeker = seekers.of(List.of(requestId));
    List<Publication> home =
        rounds.openHomes(round).stream()
            .filter(each -> each.publicationId().equals(publicationId))
            .toList();
    matchmaker.supersedeOutdated(regionCode, seeker, home, round.rules());
    round.again(seeker);
    round.because("PLACED_FIRST");
    rounds.close(round);
  }

  /**
   * @param everyLine also those that come out the same: under other rules each cites the new ones
   */
  private void again(String regionCode, String cause, boolean everyLine) {
    Round round = rounds.open(regionCode, List.of(), List.of());
    if (round.situation() == null) {
      return;
    }
    List<Seeker> waiting = seekers.waiting(regionCode);
    List<Publication> open = rounds.openHomes(round);
    if (waiting.isEmpty() || open.isEmpty()) {
      return;
    }
    if (everyLine) {
      matchmaker.supersede(regionCode);
    } else {
      matchmaker.supersedeOutdated(regionCode, waiting, open, round.rules());
    }
    round.again(waiting);
    round.because(cause);
    rounds.close(round);
  }
}
