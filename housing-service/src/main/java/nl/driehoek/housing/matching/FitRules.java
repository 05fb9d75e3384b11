package nl.driehoek.housing.matching;

import nl.driehoek.contracts.messages.HousingCommand.Profile;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.matching.Situation.Context.Quota;
import nl.driehoek.housing.publication.Publication.Home;
import nl.driehoek.housing.ruleset.Limits;
import nl.driehoek.housing.ruleset.RuleCode;

/** Each rule, held against one home and one candidate. */
final class FitRules {

  private static final String LOWEST = "FITTING";
  private static final String ABOVE_SOCIAL = "ABOVE_SOCIAL";

  private FitRules() {}

  /** Whether this rule can fail for the candidate at all, whatever the home. */
  static boolean asks(RuleCode rule, Seeker seeker) {
    Profile asks = seeker.profile();
    return switch (rule) {
      case GROUND_FLOOR_OR_LIFT -> asks.groundFloorOrLift();
      case STEP_FREE -> asks.stepFree();
      case PETS -> asks.petAllowed();
      case RENT_MAX -> asks.rentMaxCents() != null;
      case FITTING_RENT -> asks.incomeBand().equals(LOWEST);
      case SOCIAL_INCOME -> asks.incomeBand().equals(ABOVE_SOCIAL);
      case UNDER_21_RENT -> asks.everyoneUnder21();
      case ROOMS, HOUSEHOLD_ROOMS, COVENANT_PARTY, INCOME_PROOF, QUOTA -> true;
    };
  }

  static Outcome outcome(RuleCode rule, Seeker seeker, Home home, Situation situation) {
    Profile asks = seeker.profile();
    Situation.Context context = situation.context();
    return switch (rule) {
      case ROOMS -> passed(home.rooms() >= asks.roomsMin());
      case GROUND_FLOOR_OR_LIFT ->
          asked(asks.groundFloorOrLift(), home.lift() || home.floor() <= 0);
      case STEP_FREE -> asked(asks.stepFree(), home.stepFree());
      case PETS -> asked(asks.petAllowed(), home.petsAllowed());
      case RENT_MAX ->
          asks.rentMaxCents() == null
              ? Outcome.NOT_ASKED
              : passed(home.rentCents() <= asks.rentMaxCents());
      case HOUSEHOLD_ROOMS -> passed(asks.householdSize() <= home.rooms() + 1);
      case COVENANT_PARTY -> passed(context.party(seeker.covenantId(), home.corporationId()));
      case FITTING_RENT -> fittingRent(asks, home, situation.limits());
      case SOCIAL_INCOME -> socialIncome(asks, home, situation.limits());
      case UNDER_21_RENT ->
          asked(asks.everyoneUnder21(), home.rentCents() <= situation.limits().under21RentCents());
      case INCOME_PROOF ->
          passed(
              context.today().getYear() - asks.incomeYear()
                  <= situation.rules().body().incomeProofYearsMax());
      case QUOTA -> quota(quotaOf(seeker, home, situation));
    };
  }

  /** Domain rule 19: only the lowest incomes are bound to the rent limit of their household. */
  static Outcome fittingRent(Profile asks, Home home, Limits limits) {
    return asked(
        asks.incomeBand().equals(LOWEST),
        home.rentCents() <= limits.fittingRentCents(asks.householdSize()));
  }

  /** Domain rule 18: a rent within the social limit is for incomes within the social limit. */
  static Outcome socialIncome(Profile asks, Home home, Limits limits) {
    return asked(
        home.rentCents() <= limits.socialRentMaxCents(), !asks.incomeBand().equals(ABOVE_SOCIAL));
  }

  static Quota quotaOf(Seeker seeker, Home home, Situation situation) {
    return situation.quota(
        seeker.covenantId(), home.corporationId(), home.availableFrom().getYear());
  }

  /** Domain rule 23: more than was promised needs a flag, not a refusal. */
  private static Outcome quota(Quota quota) {
    return passed(quota.delivered() < quota.promised());
  }

  private static Outcome passed(boolean condition) {
    return condition ? Outcome.PASSED : Outcome.FAILED;
  }

  private static Outcome asked(boolean isAsked, boolean condition) {
    return isAsked ? passed(condition) : Outcome.NOT_ASKED;
  }
}
