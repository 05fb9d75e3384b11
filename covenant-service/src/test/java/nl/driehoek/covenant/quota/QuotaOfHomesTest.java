package nl.driehoek.covenant.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.CovenantCommand;
import nl.driehoek.contracts.messages.CovenantCommand.ConfirmQuota;
import nl.driehoek.contracts.messages.CovenantCommand.ReleaseQuota;
import nl.driehoek.contracts.messages.CovenantCommand.ReserveQuota;
import nl.driehoek.contracts.messages.CovenantEvent;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaConfirmed;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReleased;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReserved;
import nl.driehoek.covenant.Decision;
import nl.driehoek.covenant.Pact;
import nl.driehoek.covenant.quota.QuotaRules.State;
import nl.driehoek.covenant.quota.Transfer.Unknown;
import nl.driehoek.covenant.quota.YearQuota.Corporation;
import org.junit.jupiter.api.Test;

/** Reserve, deliver and give back a home of the quota (domain rule 23). */
class QuotaOfHomesTest {

  private static final UUID COVENANT = UUID.randomUUID();
  private static final UUID REQUEST = UUID.randomUUID();

  private final ReserveQuota reserve = new ReserveQuota(REQUEST, 1, COVENANT, Pact.DE_BRUG, 2027);
  private final ConfirmQuota confirm =
      new ConfirmQuota(REQUEST, 1, Pact.THUISHAVEN, LocalDate.of(2027, 3, 1));
  private final ReleaseQuota release = new ReleaseQuota(REQUEST, 1, "WITHDRAWN");

  @Test
  void a_reserved_home_is_no_longer_free() {
    State state = accepted(fresh(2), reserve);
    assertThat(state.quota().reserved()).isEqualTo(1);
    assertThat(state.quota().free()).isEqualTo(1);
  }

  @Test
  void the_last_home_is_reserved_once() {
    State last = accepted(fresh(1), reserve);
    assertThat(QuotaRules.decide(new State(new Unknown(), last.quota()), reserve))
        .isEqualTo(Decision.refused(QuotaRefusal.QUOTA_EXHAUSTED));
  }

  @Test
  void the_home_counts_for_the_corporation_that_delivers_it() {
    State state = accepted(accepted(fresh(2), reserve), confirm);
    assertThat(state.quota().reserved()).isZero();
    assertThat(state.quota().delivered()).isEqualTo(1);
    assertThat(state.quota().corporation(Pact.THUISHAVEN).delivered()).isEqualTo(1);
    assertThat(state.quota().corporation(Pact.WOONPUNT).delivered()).isZero();
  }

  @Test
  void a_corporation_may_deliver_what_another_promised_and_is_flagged() {
    YearQuota quota =
        new YearQuota(
            2, 0, 0, false, Set.of(Pact.DE_BRUG), Map.of(Pact.WOONPUNT, new Corporation(2, 0)));
    State reserved = accepted(new State(new Unknown(), quota), reserve);
    assertThat(events(reserved, confirm))
        .containsExactly(new QuotaConfirmed(REQUEST, 1, COVENANT, Pact.THUISHAVEN, 2027, true));
  }

  @Test
  void within_its_promise_a_corporation_is_not_flagged() {
    assertThat(events(accepted(fresh(2), reserve), confirm))
        .containsExactly(new QuotaConfirmed(REQUEST, 1, COVENANT, Pact.THUISHAVEN, 2027, false));
  }

  @Test
  void a_released_home_is_free_again() {
    State state = accepted(accepted(fresh(1), reserve), release);
    assertThat(state.quota().free()).isEqualTo(1);
  }

  @Test
  void a_release_before_its_reserve_refuses_the_late_reserve() {
    State tombstone = accepted(fresh(1), release);
    assertThat(QuotaRules.decide(tombstone, reserve))
        .isEqualTo(Decision.refused(QuotaRefusal.RELEASED_BEFORE));
    assertThat(tombstone.quota().free()).isEqualTo(1);
  }

  @Test
  void a_repeat_gets_the_first_answer_and_changes_nothing() {
    State reserved = accepted(fresh(2), reserve);
    assertThat(QuotaRules.decide(reserved, reserve))
        .isEqualTo(
            new Decision.Unchanged<>(List.of(new QuotaReserved(REQUEST, 1, COVENANT, 2027))));
    State confirmed = accepted(reserved, confirm);
    assertThat(answers(confirmed, confirm))
        .containsExactly(new QuotaConfirmed(REQUEST, 1, COVENANT, Pact.THUISHAVEN, 2027, false));
    State released = accepted(reserved, release);
    assertThat(answers(released, release))
        .containsExactly(new QuotaReleased(REQUEST, 1, "WITHDRAWN"));
  }

  @Test
  void a_second_resolution_gets_the_first_result() {
    State confirmed = accepted(accepted(fresh(2), reserve), confirm);
    assertThat(answers(confirmed, release)).hasOnlyElementsOfType(QuotaConfirmed.class);
    State released = accepted(accepted(fresh(2), reserve), release);
    assertThat(answers(released, reserve)).hasOnlyElementsOfType(QuotaReleased.class);
  }

  @Test
  void a_delivery_of_what_was_never_kept_is_not_counted() {
    assertThat(QuotaRules.decide(fresh(2), confirm))
        .isEqualTo(Decision.refused(QuotaRefusal.NOT_RESERVED));
    State released = accepted(accepted(fresh(2), reserve), release);
    assertThat(QuotaRules.decide(released, confirm))
        .isEqualTo(Decision.refused(QuotaRefusal.NOT_RESERVED));
  }

  @Test
  void without_a_covenant_in_force_nothing_is_kept() {
    assertThat(QuotaRules.decide(new State(new Unknown(), null), reserve))
        .isEqualTo(Decision.refused(QuotaRefusal.NO_ACTIVE_COVENANT));
    YearQuota ended = new YearQuota(2, 0, 0, true, Set.of(Pact.DE_BRUG), Map.of());
    assertThat(QuotaRules.decide(new State(new Unknown(), ended), reserve))
        .isEqualTo(Decision.refused(QuotaRefusal.NO_ACTIVE_COVENANT));
  }

  @Test
  void a_care_institution_that_did_not_sign_gets_no_home() {
    ReserveQuota other = new ReserveQuota(REQUEST, 1, COVENANT, Pact.BUURTKRACHT, 2027);
    assertThat(QuotaRules.decide(fresh(2), other))
        .isEqualTo(Decision.refused(QuotaRefusal.NOT_A_PARTY));
  }

  @Test
  void more_homes_than_promised_cannot_even_be_written_down() {
    assertThatThrownBy(() -> new YearQuota(2, 1, 2, false, Set.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static State fresh(int promised) {
    return new State(
        new Unknown(),
        new YearQuota(
            promised,
            0,
            0,
            false,
            Set.of(Pact.DE_BRUG),
            Map.of(
                Pact.THUISHAVEN, new Corporation(1, 0),
                Pact.WOONPUNT, new Corporation(promised - 1, 0))));
  }

  private static Decision.Accepted<State, CovenantEvent, QuotaRefusal> decide(
      State state, CovenantCommand command) {
    var decision = QuotaRules.decide(state, command);
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return (Decision.Accepted<State, CovenantEvent, QuotaRefusal>) decision;
  }

  private static State accepted(State state, CovenantCommand command) {
    return decide(state, command).state();
  }

  private static List<CovenantEvent> events(State state, CovenantCommand command) {
    return decide(state, command).events();
  }

  private static List<CovenantEvent> answers(State state, CovenantCommand command) {
    var decision = QuotaRules.decide(state, command);
    assertThat(decision).isInstanceOf(Decision.Unchanged.class);
    return ((Decision.Unchanged<State, CovenantEvent, QuotaRefusal>) decision).answer();
  }
}
