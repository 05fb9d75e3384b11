package nl.driehoek.capacity.outflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.capacity.covenant.ActiveCovenant;
import nl.driehoek.capacity.resident.ResidentFacts;
import nl.driehoek.capacity.resident.ResidentFacts.Household;
import nl.driehoek.capacity.resident.ResidentFacts.Income;
import nl.driehoek.platform.web.Pseudonyms;
import org.junit.jupiter.api.Test;

class DossierTest {

  private static final LocalDate READY = LocalDate.of(2027, 2, 15);
  private static final Draft NOTHING =
      new Draft(null, null, null, null, null, null, null, null, null, null);
  private static final Draft ASKED =
      new Draft(
          null,
          "Dicht bij mijn zus",
          "zus",
          new Draft.HomeNeeds(true, false, true, 1, null, List.of("2011"), 4),
          null,
          null,
          null,
          READY,
          LocalDate.of(2027, 1, 6),
          new Draft.Consent("WMO_2015", LocalDate.of(2027, 1, 8)));

  @Test
  void of_eleven_facts_seven_are_known_in_story_1() {
    Dossier dossier = dossier(NOTHING, born("1999-05-04"), List.of(covenant()));
    assertThat(dossier.facts()).hasSize(11);
    assertThat(dossier.facts().stream().filter(Dossier.Filled::known)).hasSize(7);
    assertThat(dossier.missing())
        .containsExactly(
            Fact.WANTED_LIFE, Fact.HOME_NEEDS, Fact.READY_DATE_AND_ASSESSMENT, Fact.CONSENT);
  }

  @Test
  void four_answers_make_it_complete() {
    assertThat(dossier(ASKED, born("1999-05-04"), List.of(covenant())).missing()).isEmpty();
  }

  @Test
  void with_two_covenants_one_has_to_be_chosen() {
    ActiveCovenant one = covenant();
    ActiveCovenant other = covenant();
    assertThat(dossier(ASKED, born("1999-05-04"), List.of(one, other)).missing())
        .containsExactly(Fact.COVENANT);
    Dossier chosen = dossier(choosing(other.id()), born("1999-05-04"), List.of(one, other));
    assertThat(chosen.missing()).isEmpty();
    assertThat(chosen.covenant()).contains(other);
  }

  @Test
  void a_covenant_of_others_is_no_choice() {
    Dossier foreign =
        dossier(choosing(UUID.randomUUID()), born("1999-05-04"), List.of(covenant(), covenant()));
    assertThat(foreign.missing()).containsExactly(Fact.COVENANT);
  }

  @Test
  void blank_words_are_no_wanted_life() {
    Draft blank =
        new Draft(
            null,
            "   ",
            null,
            ASKED.homeNeeds(),
            null,
            null,
            null,
            READY,
            ASKED.selfRelianceAssessedOn(),
            ASKED.consent());
    assertThat(dossier(blank, born("1999-05-04"), List.of(covenant())).missing())
        .containsExactly(Fact.WANTED_LIFE);
  }

  @Test
  void an_adult_is_eighteen_on_the_ready_date_and_not_a_day_later() {
    assertThat(dossier(ASKED, born("2009-02-15"), List.of(covenant())).adultWhenReady()).isTrue();
    assertThat(dossier(ASKED, born("2009-02-16"), List.of(covenant())).adultWhenReady()).isFalse();
  }

  @Test
  void a_proof_of_income_is_at_most_two_years_old_and_of_no_later_year() {
    Dossier dossier = dossier(ASKED, born("1999-05-04"), List.of(covenant()));
    assertThat(dossier.incomeProofFits(LocalDate.of(2028, 12, 31))).isTrue();
    assertThat(dossier.incomeProofFits(LocalDate.of(2029, 1, 1))).isFalse();
    assertThat(dossier.incomeProofFits(LocalDate.of(2025, 12, 31))).isFalse();
  }

  @Test
  void what_is_filed_names_nobody_and_knows_no_reason() {
    Filing filing =
        dossier(ASKED, born("1999-05-04"), List.of(covenant())).filing(LocalDate.of(2027, 1, 11));
    assertThat(filing.residentKey()).isEqualTo(Pseudonyms.pairwise("housing", "daan"));
    assertThat(filing.supportAgreed()).isTrue();
    assertThat(filing.toString()).doesNotContain("zus", "BW-2026", "1999-05");
  }

  private static Draft choosing(UUID covenantId) {
    return new Draft(
        covenantId,
        ASKED.wantedLife(),
        ASKED.ownNetwork(),
        ASKED.homeNeeds(),
        null,
        null,
        null,
        READY,
        ASKED.selfRelianceAssessedOn(),
        ASKED.consent());
  }

  private static Dossier dossier(
      Draft draft, ResidentFacts resident, List<ActiveCovenant> covenants) {
    return new Dossier(draft, resident, "BW-2026-00731", covenants);
  }

  private static ResidentFacts born(String date) {
    return new ResidentFacts(
        UUID.randomUUID(),
        new byte[32],
        "daan",
        LocalDate.parse(date),
        new Household(1, false, false),
        new Income("FITTING", 2026));
  }

  private static ActiveCovenant covenant() {
    return new ActiveCovenant(
        UUID.randomUUID(),
        1,
        UUID.randomUUID(),
        "WATERRIJK",
        LocalDate.of(2030, 12, 31),
        15,
        20,
        10,
        5,
        12);
  }
}
