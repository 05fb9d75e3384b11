package nl.driehoek.housing.desk;

import java.util.List;
import java.util.stream.Collectors;
import nl.driehoek.housing.http.model.Candidate.StateEnum;
import nl.driehoek.housing.http.model.Explanation;
import nl.driehoek.housing.http.model.OrderResult;
import nl.driehoek.housing.http.model.OverrideReason;
import nl.driehoek.housing.http.model.RuleResult;
import nl.driehoek.housing.http.model.RuleResult.OutcomeEnum;
import nl.driehoek.housing.http.model.RuleValue;
import nl.driehoek.housing.http.model.Text;
import nl.driehoek.housing.matching.OrderTexts;
import nl.driehoek.housing.matching.Told;
import nl.driehoek.housing.matching.Words;
import nl.driehoek.housing.ruleset.OrderCode;
import org.jspecify.annotations.Nullable;

/** An explanation as it is told; a corporation reads outcomes, not incomes, households or dates. */
final class ExplanationTexts {

  /** How the key of who was placed first begins. */
  private static final String PLACED_FIRST = "!";

  private ExplanationTexts() {}

  static RuleResult rule(Told told, boolean personal) {
    boolean open = personal || !told.personal();
    return new RuleResult()
        .rule(told.rule().name())
        .outcome(outcome(told))
        .hard(told.hard())
        .values(
            open
                ? told.values().stream()
                    .map(each -> new RuleValue().name(each.name()).value(each.value()))
                    .toList()
                : List.of())
        .text(
            open
                ? text(told.text())
                : Homes.text("Alleen de uitkomst wordt gedeeld.", "Only the outcome is shared."))
        .whatWouldChange(open ? textOrNull(told.whatWouldChange()) : null)
        .source(told.source());
  }

  private static OutcomeEnum outcome(Told told) {
    return switch (told.outcome()) {
      case PASSED -> OutcomeEnum.PASSED;
      case FAILED -> told.hard() ? OutcomeEnum.FAILED : OutcomeEnum.WARNED;
      case NOT_ASKED -> OutcomeEnum.NOT_ASKED;
    };
  }

  static OrderResult order(Told.Ordered ordered, boolean personal) {
    OrderResult result = new OrderResult().criterion(ordered.criterion().name());
    return personal
        ? result.value(ordered.value()).text(text(ordered.text()))
        : result.text(Homes.text("Alleen de volgorde wordt gedeeld.", "Only the order is shared."));
  }

  /** The first part in which the two keys differ decided; nothing of the other person is said. */
  static void behind(Explanation explanation, List<OrderCode> order, String before, String own) {
    if (before.startsWith(PLACED_FIRST) && !own.startsWith(PLACED_FIRST)) {
      explanation.setWhatWouldChange(
          Homes.text(
              "Wie hiervoor staat, is vooraan gezet met een reden, door twee personen.",
              "Who stands before was placed first with a reason, by two people."));
      return;
    }
    String[] theirs = before.split("\\|");
    String[] ours = own.split("\\|");
    for (int i = 0; i < order.size() && i < ours.length && i < theirs.length; i++) {
      if (!ours[i].equals(theirs[i])) {
        explanation.getOrder().get(i).setDecidedAgainstNext(true);
        explanation.setWhatWouldChange(text(OrderTexts.behind(order.get(i))));
        return;
      }
    }
  }

  static void summarise(Explanation explanation, StateEnum state) {
    Text summary = summary(explanation, state);
    OverrideReason because = explanation.getPlacedFirstBecause();
    explanation.setSummary(
        because == null
            ? summary
            : Homes.text(
                summary.getNl() + " Vooraan gezet door twee personen: " + reason(because).getNl(),
                summary.getEn() + " Placed first by two people: " + reason(because).getEn()));
    if (state == StateEnum.NOT_FITTING) {
      List<Text> changes =
          explanation.getRules().stream()
              .filter(rule -> rule.getOutcome() == OutcomeEnum.FAILED)
              .map(RuleResult::getWhatWouldChange)
              .filter(change -> change != null)
              .toList();
      explanation.setWhatWouldChange(
          Homes.text(
              changes.stream().map(Text::getNl).collect(Collectors.joining(" ")),
              changes.stream().map(Text::getEn).collect(Collectors.joining(" "))));
    }
  }

  private static Text reason(OverrideReason because) {
    return switch (because) {
      case OBJECTION_GRANTED -> Homes.text("een bezwaar is gegrond.", "an objection was granted.");
      case EARLIER_ERROR ->
          Homes.text("een eerdere fout is hersteld.", "an earlier mistake is put right.");
      case HOME_ADAPTED ->
          Homes.text(
              "de woning is voor deze kandidaat aangepast.",
              "the home was adapted for this candidate.");
      case SAFETY -> Homes.text("om de veiligheid.", "for safety.");
      case OTHER -> Homes.text("om een andere reden.", "for another reason.");
    };
  }

  private static Text summary(Explanation explanation, StateEnum state) {
    return switch (state) {
      case IN_LINE ->
          Homes.text(
              "Plaats %d van %d in de rij."
                  .formatted(explanation.getRank(), explanation.getInLine()),
              "Place %d of %d in line.".formatted(explanation.getRank(), explanation.getInLine()));
      case OFFERED ->
          Homes.text(
              "Deze woning is aangeboden, op plaats %d.".formatted(explanation.getRankAtOffer()),
              "This home is offered, at place %d.".formatted(explanation.getRankAtOffer()));
      case ACCEPTED -> Homes.text("Deze woning is geaccepteerd.", "This home is accepted.");
      case HAD_OFFER ->
          Homes.text(
              "Deze woning is al eens aangeboden; dezelfde woning komt niet terug.",
              "This home was offered before; the same home does not come back.");
      case ELSEWHERE ->
          Homes.text(
              "De woning past, maar er loopt een aanbieding van een andere woning.",
              "The home fits, but there is an offer of another home.");
      case FREED ->
          Homes.text(
              "De woning is naar iemand die eerder in de rij stond.",
              "The home went to somebody who stood earlier in line.");
      case ENDED -> Homes.text("De zoektocht is beëindigd.", "The search has ended.");
      case NOT_FITTING ->
          Homes.text(
              "De woning past niet: " + failed(explanation) + ".",
              "The home does not fit: " + failed(explanation) + ".");
    };
  }

  private static String failed(Explanation explanation) {
    return explanation.getRules().stream()
        .filter(rule -> rule.getOutcome() == OutcomeEnum.FAILED)
        .map(RuleResult::getRule)
        .collect(Collectors.joining(", "));
  }

  private static Text text(Words words) {
    return Homes.text(words.nl(), words.en());
  }

  private static @Nullable Text textOrNull(@Nullable Words words) {
    return words == null ? null : text(words);
  }
}
