package nl.driehoek.gateway.portal.own;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import nl.driehoek.contracts.http.housing.model.Explanation;
import nl.driehoek.contracts.http.housing.model.RuleResult.OutcomeEnum;
import org.jspecify.annotations.Nullable;

/**
 * Why this person has this place in the line for a home, in words.
 *
 * @param summary the place
 * @param rules what the home must have, each with whether it has it
 * @param order what the place is made of, first things first
 * @param change what would change it, or who stands before
 * @param version of the rules
 */
record Line(
    String summary, List<Rule> rules, List<Part> order, @Nullable String change, String version) {

  /**
   * @param outcome as the service tells it
   */
  record Rule(String text, String outcome) {}

  /**
   * @param decided this put the person behind the one before
   */
  record Part(String text, boolean decided) {}

  static @Nullable Line of(@Nullable Explanation told, Locale locale) {
    return told == null
        ? null
        : new Line(
            Objects.requireNonNullElse(Said.of(told.getSummary(), locale), ""),
            told.getRules().stream()
                .filter(rule -> rule.getOutcome() != OutcomeEnum.NOT_ASKED)
                .map(
                    rule ->
                        new Rule(
                            Objects.requireNonNullElse(Said.of(rule.getText(), locale), ""),
                            rule.getOutcome().getValue()))
                .toList(),
            told.getOrder().stream()
                .map(
                    part ->
                        new Part(
                            Objects.requireNonNullElse(Said.of(part.getText(), locale), ""),
                            Boolean.TRUE.equals(part.getDecidedAgainstNext())))
                .toList(),
            Said.of(told.getWhatWouldChange(), locale),
            told.getRuleSetVersion());
  }
}
