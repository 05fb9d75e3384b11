package nl.driehoek.housing.matching;

import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.publication.Publication.Home;
import nl.driehoek.housing.ruleset.RuleCode;
import nl.driehoek.housing.tenancy.Tenancy.Allocation;

/** What a letting is accounted for as, under the Woningwet (domain rules 18 to 21). */
public final class Allocations {

  private Allocations() {}

  public static Allocation of(Seeker seeker, Home home, Situation situation) {
    String fitting =
        switch (outcome(RuleCode.FITTING_RENT, seeker, home, situation)) {
          case PASSED -> "PAS";
          case FAILED -> "NIE";
          case NOT_ASKED -> "NVT";
        };
    boolean socialRent = home.rentCents() <= situation.limits().socialRentMaxCents();
    boolean social =
        socialRent && outcome(RuleCode.SOCIAL_INCOME, seeker, home, situation) != Outcome.FAILED;
    boolean rentWarning =
        outcome(RuleCode.UNDER_21_RENT, seeker, home, situation) == Outcome.FAILED;
    return new Allocation(fitting, null, social, rentWarning);
  }

  private static Outcome outcome(RuleCode rule, Seeker seeker, Home home, Situation situation) {
    return FitRules.outcome(rule, seeker, home, situation);
  }
}
