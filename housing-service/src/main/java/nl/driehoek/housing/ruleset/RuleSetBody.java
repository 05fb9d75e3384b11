package nl.driehoek.housing.ruleset;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rules themselves, stored as JSON.
 *
 * @param answerWorkingDays working days in which an offer is to be answered
 * @param refusalsMax the counted refusal on which a candidacy lapses
 * @param lockoutMonths how long after that the request cannot come back
 * @param incomeProofYearsMax calendar years between the proof of income and now
 * @param temporaryMonthsMax longest temporary form; at most 24 by law
 */
public record RuleSetBody(
    int answerWorkingDays,
    int refusalsMax,
    int lockoutMonths,
    int incomeProofYearsMax,
    int temporaryMonthsMax,
    List<Setting> rules,
    List<OrderCode> order,
    List<Consequence> refusals,
    List<Limits> limits) {

  /**
   * @param hard failing keeps the candidate out of the line; else it is recorded and warned for
   */
  public record Setting(RuleCode rule, boolean hard) {}

  /** Whether a refusal for this reason (VERA detail code) counts. */
  public record Consequence(String reason, boolean counted) {}

  public RuleSetBody {
    rules = List.copyOf(rules);
    order = List.copyOf(order);
    refusals = List.copyOf(refusals);
    limits = limits.stream().sorted(Comparator.comparingInt(Limits::year)).toList();
  }

  /** Reasons that the rule set does not name never count (domain rule 9). */
  public boolean counts(String reason) {
    return refusals.stream().anyMatch(each -> each.reason().equals(reason) && each.counted());
  }

  /**
   * The figures of this year; for a year without figures the last known before it, else the first.
   */
  public Limits limitsOf(int year) {
    return limits.stream()
        .filter(each -> each.year() <= year)
        .reduce((earlier, later) -> later)
        .orElseGet(limits::getFirst);
  }

  public Set<RuleCode> hardRules() {
    EnumSet<RuleCode> hard = EnumSet.noneOf(RuleCode.class);
    rules.stream().filter(Setting::hard).forEach(each -> hard.add(each.rule()));
    return hard;
  }
}
