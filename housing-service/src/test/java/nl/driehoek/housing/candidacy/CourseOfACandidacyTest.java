package nl.driehoek.housing.candidacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.driehoek.contracts.messages.HousingEvent.CandidacyEvent;
import nl.driehoek.contracts.messages.HousingEvent.CandidateEntered;
import nl.driehoek.contracts.messages.HousingEvent.HomeReleased;
import nl.driehoek.contracts.messages.HousingEvent.HomeSearchRefused;
import nl.driehoek.contracts.messages.HousingEvent.OfferRefused;
import nl.driehoek.contracts.messages.HousingEvent.OfferWithdrawn;
import nl.driehoek.contracts.messages.HousingEvent.ReleaseRefused;
import nl.driehoek.housing.candidacy.CandidacyCommand.AcceptOffer;
import nl.driehoek.housing.candidacy.CandidacyCommand.LoseOffer;
import nl.driehoek.housing.candidacy.CandidacyCommand.MakeOffer;
import nl.driehoek.housing.candidacy.CandidacyCommand.RefuseOffer;
import nl.driehoek.housing.candidacy.CandidacyCommand.Release;
import nl.driehoek.housing.candidacy.CandidacyCommand.Seek;
import nl.driehoek.housing.candidacy.CandidacyCommand.StartTenancy;
import nl.driehoek.housing.candidacy.CandidacyDecision.Accepted;
import nl.driehoek.housing.candidacy.CandidacyDecision.Unchanged;
import org.junit.jupiter.api.Test;

class CourseOfACandidacyTest {

  private static final Instant NOW = Instant.parse("2027-02-02T09:00:00Z");
  private final UUID request = UUID.randomUUID();
  private final UUID offer = UUID.randomUUID();
  private final UUID unit = UUID.randomUUID();

  private Candidacy current;
  private CandidacyEvent said;

  private CandidacyDecision when(CandidacyCommand command) {
    return when(command, NOW);
  }

  private CandidacyDecision when(CandidacyCommand command, Instant now) {
    CandidacyDecision decision = CandidacyRules.decide(current, command, now);
    if (decision instanceof Accepted(var next, var events)) {
      current = next;
      said = events.getLast();
    }
    return decision;
  }

  private Seek seek(int attempt) {
    return new Seek(
        new Course(
            request, attempt, UUID.randomUUID(), "waterrijk", UUID.randomUUID(), null, 0, NOW),
        3,
        "waterrijk/2026.1");
  }

  private MakeOffer offer() {
    return new MakeOffer(
        offer, unit, UUID.randomUUID(), 1, NOW.plusSeconds(60), LocalDate.of(2027, 3, 1));
  }

  private RefuseOffer refusal(boolean counted) {
    return new RefuseOffer(offer, unit, "WBN", counted, false, 2, 3);
  }

  @Test
  void entering_twice_changes_nothing() {
    when(seek(1));
    assertThat(said).isInstanceOf(CandidateEntered.class);
    assertThat(when(seek(1))).isInstanceOf(Unchanged.class);
  }

  @Test
  void a_release_of_what_was_never_seen_refuses_the_late_search() {
    when(new Release(request, 1, "WITHDRAWN", null));
    assertThat(said).isEqualTo(new HomeReleased(request, 1, null, "WITHDRAWN"));
    when(seek(1));
    assertThat(said).isEqualTo(new HomeSearchRefused(request, 1, "RELEASED_BEFORE"));
    assertThat(current.stage()).isInstanceOf(Stage.Released.class);
  }

  @Test
  void the_next_attempt_after_a_release_stands_in_line_again() {
    when(new Release(request, 1, "PARKED", null));
    when(seek(2));
    assertThat(current.stage()).isInstanceOf(Stage.Waiting.class);
    assertThat(current.attempt()).isEqualTo(2);
  }

  @Test
  void a_region_without_rules_refuses_the_search() {
    Seek without = new Seek(seek(1).course(), 0, null);
    when(without);
    assertThat(said).isEqualTo(new HomeSearchRefused(request, 1, "NO_RULE_SET"));
  }

  @Test
  void a_refusal_that_does_not_count_never_lapses() {
    when(seek(1));
    for (int i = 0; i < 5; i++) {
      when(offer());
      when(refusal(false));
      assertThat(current.stage()).isInstanceOf(Stage.Waiting.class);
    }
    assertThat(current.entered().refusalsCounted()).isZero();
  }

  @Test
  void the_second_counted_refusal_lapses_and_keeps_the_request_out_for_its_months() {
    when(seek(1));
    when(offer());
    when(refusal(true));
    when(offer());
    when(refusal(true));
    assertThat(((OfferRefused) said).lapsed()).isTrue();
    assertThat(current.stage()).isEqualTo(new Stage.Lapsed(LocalDate.of(2027, 5, 2)));
    when(seek(2));
    assertThat(said).isEqualTo(new HomeSearchRefused(request, 2, "BLOCKED_AFTER_REFUSALS"));
    when(seek(2), Instant.parse("2027-05-03T09:00:00Z"));
    assertThat(current.stage()).isInstanceOf(Stage.Waiting.class);
    assertThat(current.entered().refusalsCounted()).isZero();
  }

  @Test
  void counted_refusals_stay_counted_in_the_next_attempt() {
    when(seek(1));
    when(offer());
    when(refusal(true));
    when(new Release(request, 1, "PARKED", null));
    when(seek(2));
    assertThat(current.entered().refusalsCounted()).isEqualTo(1);
  }

  @Test
  void a_home_that_the_landlord_takes_back_is_no_refusal() {
    when(seek(1));
    when(offer());
    when(new LoseOffer(offer, unit, "REN"));
    assertThat(said).isInstanceOf(OfferWithdrawn.class);
    assertThat(current.stage()).isInstanceOf(Stage.Waiting.class);
    assertThat(current.entered().refusalsCounted()).isZero();
  }

  @Test
  void after_the_key_a_release_is_refused_with_the_day_of_the_key() {
    UUID tenancy = UUID.randomUUID();
    when(seek(1));
    when(offer());
    when(new AcceptOffer(offer, unit));
    when(new StartTenancy(tenancy, unit, UUID.randomUUID()));
    when(new Release(request, 1, "WITHDRAWN", unit));
    assertThat(said).isEqualTo(new ReleaseRefused(request, 1, tenancy, LocalDate.of(2027, 2, 2)));
    assertThat(current.stage()).isInstanceOf(Stage.Housed.class);
  }

  @Test
  void a_second_release_gets_the_first_result() {
    when(seek(1));
    when(new Release(request, 1, "WITHDRAWN", null));
    when(new Release(request, 1, "OTHER", null));
    assertThat(said).isEqualTo(new HomeReleased(request, 1, null, "WITHDRAWN"));
  }

  @Test
  void the_version_counts_the_events() {
    when(seek(1));
    when(offer());
    when(refusal(true));
    assertThat(current.version()).isEqualTo(3);
  }

  @Test
  void a_next_attempt_while_one_runs_is_a_defect() {
    when(seek(1));
    assertThatThrownBy(() -> when(seek(2))).isInstanceOf(IllegalStateException.class);
  }
}
