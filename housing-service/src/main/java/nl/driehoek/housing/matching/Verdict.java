package nl.driehoek.housing.matching;

import java.util.ArrayList;
import java.util.List;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.publication.Publication.Home;
import nl.driehoek.housing.ruleset.RuleSetBody;

/**
 * The outcome of all rules for one candidate and one home.
 *
 * @param failed hard rules that failed, comma-separated in the order of the rule set
 * @param warned soft rules that failed
 * @param sortKey the place in line: smaller is earlier, compared byte by byte
 */
public record Verdict(boolean fits, String failed, String warned, String sortKey) {

  /** Runs every rule of the rule set; pure. */
  public static Verdict of(Seeker seeker, Home home, Situation situation) {
    List<String> failed = new ArrayList<>(2);
    List<String> warned = new ArrayList<>(2);
    RuleSetBody body = situation.rules().body();
    for (RuleSetBody.Setting setting : body.rules()) {
      if (FitRules.outcome(setting.rule(), seeker, home, situation) == Outcome.FAILED) {
        (setting.hard() ? failed : warned).add(setting.rule().name());
      }
    }
    return new Verdict(
        failed.isEmpty(),
        String.join(",", failed),
        String.join(",", warned),
        LineOrder.key(seeker, home, situation));
  }
}
