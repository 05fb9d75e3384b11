package nl.driehoek.housing.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import nl.driehoek.housing.ruleset.RuleCode;
import org.junit.jupiter.api.Test;

class RulesOfFitTest {

  private final Cases.Ask ask = new Cases.Ask();
  private final Cases.Offer home = new Cases.Offer();

  private String failed() {
    return Verdict.of(ask.seeker(), home.home(), Cases.situation()).failed();
  }

  private String failedWith(Consumer<Cases.Ask> asks, Consumer<Cases.Offer> offers) {
    asks.accept(ask);
    offers.accept(home);
    return failed();
  }

  @Test
  void an_ordinary_home_fits_an_ordinary_candidate() {
    assertThat(failed()).isEmpty();
  }

  @Test
  void too_few_rooms_do_not_fit() {
    assertThat(failedWith(a -> a.rooms = 3, h -> {})).isEqualTo("ROOMS");
  }

  @Test
  void a_third_floor_fits_only_with_a_lift() {
    assertThat(failedWith(a -> a.groundFloor = true, h -> h.floor = 3))
        .isEqualTo("GROUND_FLOOR_OR_LIFT");
    assertThat(failedWith(a -> {}, h -> h.lift = true)).isEmpty();
  }

  @Test
  void steps_and_pets_matter_only_to_who_asks() {
    assertThat(
            failedWith(
                a -> {},
                h -> {
                  h.stepFree = false;
                  h.pets = false;
                }))
        .isEmpty();
    assertThat(
            failedWith(
                a -> {
                  a.stepFree = true;
                  a.pet = true;
                },
                h -> {}))
        .isEqualTo("STEP_FREE,PETS");
  }

  @Test
  void the_rent_stays_under_what_can_be_carried() {
    assertThat(failedWith(a -> a.rentMax = 649_99L, h -> {})).isEqualTo("RENT_MAX");
    assertThat(failedWith(a -> a.rentMax = 650_00L, h -> {})).isEmpty();
  }

  @Test
  void the_lowest_incomes_get_a_rent_up_to_the_limit_of_their_household_and_no_cent_more() {
    assertThat(failedWith(a -> {}, h -> h.rent = 713_02)).isEmpty();
    assertThat(failedWith(a -> {}, h -> h.rent = 713_03)).isEqualTo("FITTING_RENT");
    assertThat(failedWith(a -> a.household = 3, h -> h.rent = 764_14)).isEmpty();
    assertThat(failedWith(a -> a.household = 3, h -> h.rent = 764_15)).isEqualTo("FITTING_RENT");
  }

  @Test
  void an_income_within_the_social_limit_is_not_bound_to_the_fitting_rent() {
    assertThat(failedWith(a -> a.income = "SOCIAL", h -> h.rent = 900_00)).isEmpty();
  }

  @Test
  void an_income_above_the_social_limit_does_not_count_as_social() {
    assertThat(failedWith(a -> a.income = "ABOVE_SOCIAL", h -> h.rent = 932_93))
        .isEqualTo("SOCIAL_INCOME");
    assertThat(failedWith(a -> {}, h -> h.rent = 932_94)).isEmpty();
  }

  @Test
  void under_21_a_rent_above_the_quality_discount_limit_is_warned_for() {
    assertThat(failedWith(a -> a.under21 = true, h -> h.rent = 498_21)).isEqualTo("UNDER_21_RENT");
    assertThat(failedWith(a -> {}, h -> h.rent = 498_20)).isEmpty();
  }

  @Test
  void only_a_party_to_the_covenant_supplies_its_homes() {
    assertThat(failedWith(a -> {}, h -> h.corporation = UUID.randomUUID()))
        .isEqualTo("COVENANT_PARTY,QUOTA");
  }

  @Test
  void a_soft_rule_warns_and_keeps_in_line() {
    ask.household = 1;
    home.rent = 720_00;
    Set<RuleCode> soft = EnumSet.complementOf(EnumSet.of(RuleCode.FITTING_RENT));
    Verdict verdict = Verdict.of(ask.seeker(), home.home(), Cases.situation(soft, Cases.TODAY));
    assertThat(verdict.fits()).isTrue();
    assertThat(verdict.warned()).isEqualTo("FITTING_RENT");
  }

  @Test
  void a_year_without_figures_uses_the_last_known_and_says_so() {
    var told =
        Explanations.rules(ask.seeker(), home.home(), Cases.situation()).stream()
            .filter(each -> each.rule() == RuleCode.FITTING_RENT)
            .findFirst()
            .orElseThrow();
    assertThat(told.text().en()).contains("limits of 2027 are not known; those of 2026 were used");
    assertThat(told.text().nl()).contains("EUR 713.02");
  }

  @Test
  void every_rule_that_fails_says_what_would_change_it() {
    ask.groundFloor = true;
    ask.stepFree = true;
    ask.pet = true;
    ask.rooms = 4;
    ask.household = 6;
    ask.rentMax = 100_00L;
    ask.under21 = true;
    ask.incomeYear = 2020;
    home.floor = 4;
    home.stepFree = false;
    home.pets = false;
    home.rent = 900_00;
    home.corporation = UUID.randomUUID();
    assertThat(Explanations.rules(ask.seeker(), home.home(), Cases.situation()))
        .filteredOn(each -> each.outcome() == Outcome.FAILED)
        .hasSize(11)
        .allSatisfy(
            each -> {
              assertThat(each.whatWouldChange()).isNotNull();
              assertThat(each.values()).isNotEmpty();
              assertThat(each.text().nl()).isNotEqualTo(each.text().en());
            });
  }

  @Test
  void the_proof_of_income_ages() {
    ask.incomeYear = 2024;
    assertThat(failed()).isEqualTo("INCOME_PROOF");
    assertThat(
            Verdict.of(
                    ask.seeker(),
                    home.home(),
                    Cases.situation(Set.of(RuleCode.values()), LocalDate.of(2026, 12, 31)))
                .failed())
        .isEmpty();
  }
}
