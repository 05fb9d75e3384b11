package nl.driehoek.housing.matching;

import java.util.List;
import nl.driehoek.contracts.messages.HousingCommand.Profile;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.matching.Situation.Context.Quota;
import nl.driehoek.housing.matching.Told.Ordered;
import nl.driehoek.housing.matching.Told.Value;
import nl.driehoek.housing.publication.Publication.Home;
import nl.driehoek.housing.ruleset.OrderCode;
import nl.driehoek.housing.ruleset.RuleCode;
import nl.driehoek.housing.ruleset.RuleSetBody;

/** Why: each rule with its outcome, its values and what would change it, in plain words. */
public final class Explanations {

  private static final String FIT = "PACT: wat de woning moet hebben";

  private Explanations() {}

  /** Every rule of the rule set, in its order. */
  public static List<Told> rules(Seeker seeker, Home home, Situation situation) {
    return situation.rules().body().rules().stream()
        .map(setting -> told(setting, seeker, home, situation))
        .toList();
  }

  /** What the place in line is made of, first things first. */
  public static List<Ordered> order(Seeker seeker, Home home, Situation situation) {
    return situation.rules().body().order().stream()
        .map(code -> ordered(code, seeker, home))
        .toList();
  }

  private static Told told(
      RuleSetBody.Setting setting, Seeker seeker, Home home, Situation situation) {
    RuleCode rule = setting.rule();
    Outcome outcome = FitRules.outcome(rule, seeker, home, situation);
    Told told = values(rule, seeker, home, situation);
    return new Told(
        rule,
        outcome,
        setting.hard(),
        told.personal(),
        told.values(),
        outcome == Outcome.NOT_ASKED ? notAsked() : told.text(),
        outcome == Outcome.FAILED ? told.whatWouldChange() : null,
        told.source());
  }

  private static Words notAsked() {
    return new Words("Deze regel vraagt hier niets.", "This rule asks nothing here.");
  }

  private static Told values(RuleCode rule, Seeker seeker, Home home, Situation situation) {
    Profile asks = seeker.profile();
    return switch (rule) {
      case ROOMS ->
          fit(
              rule,
              List.of(number("home.rooms", home.rooms()), number("asked.rooms", asks.roomsMin())),
              "De woning heeft %d kamers; er zijn er minstens %d nodig."
                  .formatted(home.rooms(), asks.roomsMin()),
              "The home has %d rooms; at least %d are needed."
                  .formatted(home.rooms(), asks.roomsMin()),
              "Een woning met %d kamers past wel.".formatted(asks.roomsMin()),
              "A home with %d rooms would fit.".formatted(asks.roomsMin()));
      case GROUND_FLOOR_OR_LIFT ->
          fit(
              rule,
              List.of(
                  number("home.floor", home.floor()),
                  flag("home.lift", home.lift()),
                  flag("asked.groundFloorOrLift", asks.groundFloorOrLift())),
              "De woning ligt op verdieping %d, %s lift; nodig is begane grond of een lift."
                  .formatted(home.floor(), home.lift() ? "met" : "zonder"),
              "The home is on floor %d, %s a lift; ground floor or a lift is needed."
                  .formatted(home.floor(), home.lift() ? "with" : "without"),
              "Een woning op de begane grond of met een lift past wel.",
              "A home on the ground floor or with a lift would fit.");
      case STEP_FREE ->
          fit(
              rule,
              List.of(
                  flag("home.stepFree", home.stepFree()), flag("asked.stepFree", asks.stepFree())),
              "Nodig is een woning zonder drempels of treden; deze woning is %s drempelvrij."
                  .formatted(home.stepFree() ? "wel" : "niet"),
              "A home without steps is needed; this home is %s."
                  .formatted(home.stepFree() ? "step-free" : "not step-free"),
              "Een drempelvrije woning past wel.",
              "A step-free home would fit.");
      case PETS ->
          fit(
              rule,
              List.of(
                  flag("home.petsAllowed", home.petsAllowed()),
                  flag("asked.petAllowed", asks.petAllowed())),
              "Er komt een huisdier mee; in deze woning mag dat %s."
                  .formatted(home.petsAllowed() ? "wel" : "niet"),
              "A pet comes along; in this home that is %s."
                  .formatted(home.petsAllowed() ? "allowed" : "not allowed"),
              "Een woning waar een huisdier mag past wel.",
              "A home where a pet is allowed would fit.");
      case RENT_MAX -> rentMax(rule, asks, home);
      case HOUSEHOLD_ROOMS ->
          new Told(
              rule,
              Outcome.PASSED,
              true,
              true,
              List.of(
                  number("household.size", asks.householdSize()),
                  number("home.rooms", home.rooms())),
              new Words(
                  "%d personen in %d kamers; hoogstens een persoon meer dan kamers."
                      .formatted(asks.householdSize(), home.rooms()),
                  "%d people in %d rooms; at most one person more than rooms."
                      .formatted(asks.householdSize(), home.rooms())),
              new Words(
                  "Een woning met %d kamers past wel.".formatted(asks.householdSize() - 1),
                  "A home with %d rooms would fit.".formatted(asks.householdSize() - 1)),
              FIT);
      case COVENANT_PARTY ->
          fit(
              rule,
              List.of(
                  new Value("covenant", seeker.covenantId().toString()),
                  new Value("corporation", home.corporationId().toString())),
              "De woning moet van een corporatie zijn die meedoet in het convenant.",
              "The home has to be of a corporation that is a party to the covenant.",
              "Als deze corporatie toetreedt tot het convenant, past de woning wel.",
              "When this corporation joins the covenant, the home would fit.");
      case FITTING_RENT, SOCIAL_INCOME, UNDER_21_RENT ->
          MoneyTexts.told(rule, asks, home, situation);
      case INCOME_PROOF -> incomeProof(rule, asks, situation);
      case QUOTA -> quota(rule, FitRules.quotaOf(seeker, home, situation));
    };
  }

  private static Told rentMax(RuleCode rule, Profile asks, Home home) {
    long max = asks.rentMaxCents() == null ? 0 : asks.rentMaxCents();
    return fit(
        rule,
        List.of(euro("home.rent", home.rentCents()), euro("asked.rentMax", max)),
        "De huur is %s; hoogstens %s kan worden gedragen."
            .formatted(euros(home.rentCents()), euros(max)),
        "The rent is %s; %s can be carried at most.".formatted(euros(home.rentCents()), euros(max)),
        "Een huur tot en met %s past wel.".formatted(euros(max)),
        "A rent of at most %s would fit.".formatted(euros(max)));
  }

  private static Told incomeProof(RuleCode rule, Profile asks, Situation situation) {
    int years = situation.rules().body().incomeProofYearsMax();
    return new Told(
        rule,
        Outcome.PASSED,
        true,
        true,
        List.of(
            number("income.year", asks.incomeYear()),
            number("today.year", situation.context().today().getYear()),
            number("years.max", years)),
        new Words(
            "Het bewijs van inkomen is van %d; hoogstens %d jaar oud."
                .formatted(asks.incomeYear(), years),
            "The proof of income is of %d; at most %d years old."
                .formatted(asks.incomeYear(), years)),
        new Words("Een nieuwer bewijs van inkomen.", "A newer proof of income."),
        "Domeinregel 22");
  }

  private static Told quota(RuleCode rule, Quota quota) {
    return new Told(
        rule,
        Outcome.PASSED,
        true,
        false,
        List.of(
            number("quota.year", quota.year()),
            number("quota.promised", quota.promised()),
            number("quota.delivered", quota.delivered())),
        new Words(
            "De corporatie heeft voor %d %d woningen toegezegd en er %d geleverd."
                .formatted(quota.year(), quota.promised(), quota.delivered()),
            "The corporation promised %2$d homes for %1$d and delivered %3$d."
                .formatted(quota.year(), quota.promised(), quota.delivered())),
        new Words(
            "Een hogere toezegging van de corporatie.", "A higher promise by the corporation."),
        "Domeinregel 23");
  }

  private static Ordered ordered(OrderCode code, Seeker seeker, Home home) {
    Profile profile = seeker.profile();
    String value = OrderTexts.value(code, seeker, home);
    return new Ordered(code, value, OrderTexts.text(code, profile, home));
  }

  private static Told fit(
      RuleCode rule, List<Value> values, String nl, String en, String changeNl, String changeEn) {
    return new Told(
        rule,
        Outcome.PASSED,
        true,
        false,
        values,
        new Words(nl, en),
        new Words(changeNl, changeEn),
        FIT);
  }

  static Value number(String name, long value) {
    return new Value(name, String.valueOf(value));
  }

  private static Value flag(String name, boolean value) {
    return new Value(name, String.valueOf(value));
  }

  static Value euro(String name, long cents) {
    return new Value(name, euros(cents));
  }

  static String euros(long cents) {
    return "EUR %d.%02d".formatted(cents / 100, cents % 100);
  }
}
