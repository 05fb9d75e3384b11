package nl.driehoek.housing.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.publication.Publication.Home;
import nl.driehoek.housing.ruleset.RuleCode;
import nl.driehoek.housing.ruleset.RuleSetBody;

/**
 * One candidate held against many homes: what does not depend on the home is worked out once, and
 * equal outcomes are one object. It gives for every home what {@link Verdict#of(Seeker, Home,
 * Situation)} gives; that method stays the definition, which every explanation runs again.
 */
final class Contender {

  private final Seeker seeker;
  private final Situation situation;

  /** The rules that can fail for this candidate, by their place in the rule set. */
  private final RuleCode[] rules;

  private final int[] places;
  private final int[] hardOnly;
  private final Map<Long, Verdict> verdicts = new HashMap<>();

  Contender(Seeker seeker, Situation situation) {
    this.seeker = seeker;
    this.situation = situation;
    RuleSetBody body = situation.rules().body();
    this.rules = body.rules().stream().map(RuleSetBody.Setting::rule).toArray(RuleCode[]::new);
    this.places =
        IntStream.range(0, rules.length)
            .filter(place -> FitRules.asks(rules[place], seeker))
            .toArray();
    this.hardOnly = Arrays.stream(places).filter(place -> situation.hard(rules[place])).toArray();
  }

  Seeker seeker() {
    return seeker;
  }

  /** Whether every hard rule passes; stops at the first that fails. */
  boolean fits(Home home) {
    for (int place : hardOnly) {
      if (FitRules.outcome(rules[place], seeker, home, situation) == Outcome.FAILED) {
        return false;
      }
    }
    return true;
  }

  Verdict verdict(Home home) {
    int failed = 0;
    for (int place : places) {
      if (FitRules.outcome(rules[place], seeker, home, situation) == Outcome.FAILED) {
        failed |= 1 << place;
      }
    }
    int area = LineOrder.area(seeker.profile(), home.postcodeArea());
    long outcome = (long) area << Integer.SIZE | failed;
    if (situation.placedFirst(seeker, home)) {
      outcome |= Long.MIN_VALUE;
    }
    Verdict known = verdicts.get(outcome);
    if (known == null) {
      known = verdict(failed, LineOrder.key(seeker, home, situation));
      verdicts.put(outcome, known);
    }
    return known;
  }

  private Verdict verdict(int failed, String sortKey) {
    StringBuilder hard = new StringBuilder();
    StringBuilder soft = new StringBuilder();
    for (int place : places) {
      if ((failed & 1 << place) != 0) {
        StringBuilder names = situation.hard(rules[place]) ? hard : soft;
        names.append(names.isEmpty() ? "" : ",").append(rules[place].name());
      }
    }
    return new Verdict(hard.isEmpty(), hard.toString(), soft.toString(), sortKey);
  }
}
