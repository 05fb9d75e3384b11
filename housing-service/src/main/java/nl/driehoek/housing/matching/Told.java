package nl.driehoek.housing.matching;

import java.util.List;
import nl.driehoek.housing.ruleset.OrderCode;
import nl.driehoek.housing.ruleset.RuleCode;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is told: what it looked at, what it said, and what would change it.
 *
 * @param personal the values say something about the candidate's income, household or dates
 */
public record Told(
    RuleCode rule,
    Outcome outcome,
    boolean hard,
    boolean personal,
    List<Value> values,
    Words text,
    @Nullable Words whatWouldChange,
    String source) {

  /** What the rule looked at. */
  public record Value(String name, String value) {}

  /** A part of the order in line, as it is told. */
  public record Ordered(OrderCode criterion, String value, Words text) {}
}
