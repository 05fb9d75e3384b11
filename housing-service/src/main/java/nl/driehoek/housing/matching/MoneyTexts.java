package nl.driehoek.housing.matching;

import java.util.List;
import nl.driehoek.contracts.messages.HousingCommand.Profile;
import nl.driehoek.housing.matching.Told.Value;
import nl.driehoek.housing.publication.Publication.Home;
import nl.driehoek.housing.ruleset.Limits;
import nl.driehoek.housing.ruleset.RuleCode;

/** The rules of income and rent, in plain words, with the year of the limits that were used. */
final class MoneyTexts {

  private static final String WONINGWET =
      "Woningwet, passend toewijzen en DAEB; domeinregels 18-21";

  private MoneyTexts() {}

  static Told told(RuleCode rule, Profile asks, Home home, Situation situation) {
    Limits limits = situation.limits();
    long limit =
        switch (rule) {
          case FITTING_RENT -> limits.fittingRentCents(asks.householdSize());
          case UNDER_21_RENT -> limits.under21RentCents();
          default -> limits.socialRentMaxCents();
        };
    int asked = situation.context().today().getYear();
    return new Told(
        rule,
        Outcome.PASSED,
        true,
        true,
        List.of(
            Explanations.euro("home.rent", home.rentCents()),
            Explanations.euro("limit.rent", limit),
            Explanations.number("household.size", asks.householdSize()),
            new Value("income.band", asks.incomeBand()),
            Explanations.number("limits.year", limits.year()),
            Explanations.number("limits.yearAsked", asked)),
        new Words(
            moneyNl(rule, home, limit) + yearNl(limits.year(), asked),
            moneyEn(rule, home, limit) + yearEn(limits.year(), asked)),
        rule == RuleCode.SOCIAL_INCOME
            ? new Words(
                "Met een inkomen binnen de sociale grens telt de toewijzing als sociaal.",
                "With an income within the social limit the letting counts as social.")
            : new Words(
                "Een huur tot en met %s past wel.".formatted(Explanations.euros(limit)),
                "A rent of at most %s would fit.".formatted(Explanations.euros(limit))),
        WONINGWET);
  }

  private static String moneyNl(RuleCode rule, Home home, long limit) {
    return switch (rule) {
      case FITTING_RENT ->
          "Passend toewijzen: de huur is %s, de grens voor dit huishouden is %s."
              .formatted(Explanations.euros(home.rentCents()), Explanations.euros(limit));
      case UNDER_21_RENT ->
          "Iedereen is jonger dan 21: boven %s is er geen volledige huurtoeslag; de huur is %s."
              .formatted(Explanations.euros(limit), Explanations.euros(home.rentCents()));
      default ->
          "Een huur tot %s is bedoeld voor inkomens binnen de sociale grens (DAEB); de huur is %s."
              .formatted(Explanations.euros(limit), Explanations.euros(home.rentCents()));
    };
  }

  private static String moneyEn(RuleCode rule, Home home, long limit) {
    return switch (rule) {
      case FITTING_RENT ->
          "Fitting allocation: the rent is %s, the limit for this household is %s."
              .formatted(Explanations.euros(home.rentCents()), Explanations.euros(limit));
      case UNDER_21_RENT ->
          "Everyone is under 21: above %s there is no full rent benefit; the rent is %s."
              .formatted(Explanations.euros(limit), Explanations.euros(home.rentCents()));
      default ->
          "A rent up to %s is meant for incomes within the social limit (DAEB); the rent is %s."
              .formatted(Explanations.euros(limit), Explanations.euros(home.rentCents()));
    };
  }

  private static String yearNl(int used, int asked) {
    return used == asked
        ? " Grenzen van %d.".formatted(used)
        : " De grenzen van %d zijn niet bekend; die van %d zijn gebruikt.".formatted(asked, used);
  }

  private static String yearEn(int used, int asked) {
    return used == asked
        ? " Limits of %d.".formatted(used)
        : " The limits of %d are not known; those of %d were used.".formatted(asked, used);
  }
}
