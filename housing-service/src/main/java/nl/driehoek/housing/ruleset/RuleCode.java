package nl.driehoek.housing.ruleset;

/** The rules that a home and a candidate can be held against. Which are hard is data. */
public enum RuleCode {
  /** At least the rooms asked for. */
  ROOMS,
  GROUND_FLOOR_OR_LIFT,
  STEP_FREE,
  PETS,
  /** The rent that the candidate can carry at most. */
  RENT_MAX,
  /** No more people than rooms plus one. */
  HOUSEHOLD_ROOMS,
  /** The corporation is a party to the covenant under which the candidate leaves. */
  COVENANT_PARTY,
  /** Passend toewijzen: the lowest incomes get a rent under the limit of their household. */
  FITTING_RENT,
  /** DAEB: a social home goes to an income within the social limit. */
  SOCIAL_INCOME,
  /** Everyone under 21: above this rent there is no full rent benefit. */
  UNDER_21_RENT,
  /** The proof of income is not too old. */
  INCOME_PROOF,
  /** The corporation has not yet delivered what it promised for the year. */
  QUOTA
}
