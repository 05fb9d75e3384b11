package nl.driehoek.housing.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.driehoek.housing.reservation.Reservation.Confirmed;
import nl.driehoek.housing.reservation.Reservation.Expired;
import nl.driehoek.housing.reservation.Reservation.Held;
import nl.driehoek.housing.reservation.Reservation.Released;
import nl.driehoek.housing.reservation.ReservationCommand.ClearUnit;
import nl.driehoek.housing.reservation.ReservationCommand.ConfirmUnit;
import nl.driehoek.housing.reservation.ReservationCommand.ExpireHold;
import nl.driehoek.housing.reservation.ReservationCommand.HoldUnit;
import nl.driehoek.housing.reservation.ReservationCommand.KeepUnit;
import nl.driehoek.housing.reservation.ReservationCommand.ReleaseUnit;
import nl.driehoek.housing.reservation.ReservationDecision.Accepted;
import nl.driehoek.housing.reservation.ReservationDecision.Reason;
import nl.driehoek.housing.reservation.ReservationDecision.Refused;
import nl.driehoek.housing.reservation.ReservationDecision.Unchanged;
import org.junit.jupiter.api.Test;

class KeyAgainstReleaseAndExpiryTest {

  private static final LocalDate AVAILABLE = LocalDate.of(2027, 3, 1);
  private static final Instant UNTIL = Instant.parse("2027-02-05T22:59:59Z");
  private static final Instant IN_TIME = UNTIL.minusSeconds(60);
  private static final Instant LATE = UNTIL.plusSeconds(1);
  private static final Instant KEY_DAY = Instant.parse("2027-03-01T09:00:00Z");

  private final Reservation held = next(null, hold(), IN_TIME);
  private final Reservation kept = next(held, new KeepUnit(), IN_TIME);
  private final Reservation cleared = next(kept, new ClearUnit(AVAILABLE.plusDays(14)), IN_TIME);

  private static HoldUnit hold() {
    return new HoldUnit(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 1, UNTIL);
  }

  private static Reservation next(Reservation from, ReservationCommand command, Instant now) {
    return ((Accepted) ReservationRules.decide(from, command, now)).next();
  }

  private static ReservationDecision decide(
      Reservation from, ReservationCommand command, Instant now) {
    return ReservationRules.decide(from, command, now);
  }

  @Test
  void an_unanswered_hold_ends_when_its_term_has_passed_and_not_before() {
    assertThat(decide(held, new ExpireHold(), UNTIL)).isInstanceOf(Unchanged.class);
    assertThat(next(held, new ExpireHold(), LATE)).isInstanceOf(Expired.class);
  }

  @Test
  void an_accepted_hold_never_expires_by_the_answering_term() {
    assertThat(decide(kept, new ExpireHold(), KEY_DAY)).isInstanceOf(Unchanged.class);
  }

  @Test
  void nobody_keeps_a_home_after_the_term_also_when_nothing_has_swept_it_up() {
    assertThat(decide(held, new KeepUnit(), LATE)).isEqualTo(new Refused(Reason.EXPIRED));
  }

  @Test
  void the_key_needs_clearance() {
    assertThat(decide(kept, new ConfirmUnit(AVAILABLE), KEY_DAY))
        .isEqualTo(new Refused(Reason.NOT_CLEARED));
  }

  @Test
  void a_clearance_without_acceptance_gives_no_key() {
    Reservation unanswered = next(held, new ClearUnit(AVAILABLE.plusDays(14)), IN_TIME);
    assertThat(decide(unanswered, new ConfirmUnit(AVAILABLE), KEY_DAY))
        .isEqualTo(new Refused(Reason.NOT_CLEARED));
  }

  @Test
  void the_key_is_not_given_before_the_home_is_available_nor_after_the_last_day() {
    assertThat(decide(cleared, new ConfirmUnit(AVAILABLE), KEY_DAY.minusSeconds(86_400)))
        .isEqualTo(new Refused(Reason.TOO_EARLY));
    assertThat(decide(cleared, new ConfirmUnit(AVAILABLE), KEY_DAY.plusSeconds(15 * 86_400L)))
        .isEqualTo(new Refused(Reason.CLEARANCE_PASSED));
    assertThat(next(cleared, new ConfirmUnit(AVAILABLE), KEY_DAY.plusSeconds(14 * 86_400L)))
        .isInstanceOf(Confirmed.class);
  }

  @Test
  void after_the_key_a_release_is_refused_and_an_expiry_changes_nothing() {
    Reservation let = next(cleared, new ConfirmUnit(AVAILABLE), KEY_DAY);
    assertThat(decide(let, new ReleaseUnit("withdrawn"), KEY_DAY))
        .isEqualTo(new Refused(Reason.LET));
    assertThat(decide(let, new ExpireHold(), KEY_DAY)).isInstanceOf(Unchanged.class);
    assertThat(decide(let, new ConfirmUnit(AVAILABLE), KEY_DAY)).isInstanceOf(Unchanged.class);
  }

  @Test
  void after_a_release_the_key_is_refused_and_a_second_release_changes_nothing() {
    Reservation gone = next(cleared, new ReleaseUnit("withdrawn"), KEY_DAY);
    assertThat(gone).isInstanceOf(Released.class);
    assertThat(decide(gone, new ConfirmUnit(AVAILABLE), KEY_DAY))
        .isEqualTo(new Refused(Reason.RELEASED));
    assertThat(decide(gone, new ReleaseUnit("again"), KEY_DAY)).isInstanceOf(Unchanged.class);
  }

  @Test
  void every_change_is_one_version_further() {
    assertThat(held.hold().version()).isEqualTo(1);
    assertThat(kept.hold().version()).isEqualTo(2);
    assertThat(cleared.hold().version()).isEqualTo(3);
    assertThat(((Held) cleared).lastKeyDate()).isEqualTo(AVAILABLE.plusDays(14));
  }
}
