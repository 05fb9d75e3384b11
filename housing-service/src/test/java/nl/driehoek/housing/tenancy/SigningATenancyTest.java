package nl.driehoek.housing.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.housing.reservation.Reservation.Held;
import nl.driehoek.housing.reservation.Reservation.Hold;
import nl.driehoek.housing.tenancy.Tenancy.Allocation;
import nl.driehoek.housing.tenancy.Tenancy.CareAgreement;
import nl.driehoek.housing.tenancy.TenancyCommand.Cancel;
import nl.driehoek.housing.tenancy.TenancyCommand.Sign;
import nl.driehoek.housing.tenancy.TenancyCommand.Start;
import nl.driehoek.housing.tenancy.TenancyCommand.Terms;
import nl.driehoek.housing.tenancy.TenancyDecision.Accepted;
import nl.driehoek.housing.tenancy.TenancyDecision.Reason;
import nl.driehoek.housing.tenancy.TenancyDecision.Refused;
import org.junit.jupiter.api.Test;

class SigningATenancyTest {

  private static final LocalDate AVAILABLE = LocalDate.of(2027, 3, 1);
  private static final Terms NONE = new Terms(null, null, null, null, false, 24);

  private static Tenancy prepared(Allocation allocation) {
    return new Tenancy(
        UUID.randomUUID(),
        new Tenancy.Parties(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "TH-1",
            UUID.randomUUID(),
            "waterrijk",
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            1),
        TenancyState.PREPARED,
        new CareAgreement(true, CareAgreement.State.PREPARED),
        allocation,
        AVAILABLE,
        AVAILABLE,
        null,
        List.of(),
        null,
        null,
        null,
        1);
  }

  private static Tenancy prepared() {
    return prepared(new Allocation("PAS", null, true, false));
  }

  private static TenancyDecision sign(Tenancy tenancy, SigningParty party, Terms terms) {
    return TenancyRules.decide(
        tenancy,
        new Sign(
            new Tenancy.Signature(
                party,
                Instant.parse("2027-02-17T10:00:00Z"),
                "role",
                "key",
                UUID.randomUUID(),
                false),
            terms));
  }

  private static Tenancy signed(Tenancy tenancy, SigningParty... parties) {
    for (SigningParty party : parties) {
      tenancy = ((Accepted) sign(tenancy, party, NONE)).next();
    }
    return tenancy;
  }

  @Test
  void it_is_signed_when_all_three_have_in_any_order() {
    Tenancy two = signed(prepared(), SigningParty.CARE_INSTITUTION, SigningParty.TENANT);
    assertThat(two.state()).isEqualTo(TenancyState.PREPARED);
    assertThat(two.care().state()).isEqualTo(CareAgreement.State.ACTIVE);
    Tenancy three = signed(two, SigningParty.CORPORATION);
    assertThat(three.state()).isEqualTo(TenancyState.SIGNED);
    assertThat(three.signedOn()).isEqualTo(LocalDate.of(2027, 2, 17));
    assertThat(three.contractStatus()).isEqualTo("GOE");
  }

  @Test
  void nobody_signs_twice() {
    Tenancy one = signed(prepared(), SigningParty.TENANT);
    assertThat(sign(one, SigningParty.TENANT, NONE)).isEqualTo(new Refused(Reason.ALREADY_SIGNED));
  }

  @Test
  void without_three_signatures_there_is_no_key() {
    assertThat(TenancyRules.decide(prepared(), new Start(AVAILABLE)))
        .isEqualTo(new Refused(Reason.NOT_SIGNED));
  }

  @Test
  void a_temporary_form_needs_a_legal_group_and_ends_within_24_months() {
    LocalDate end = AVAILABLE.plusMonths(24);
    assertThat(sign(prepared(), SigningParty.CORPORATION, temporary(end, null)))
        .isEqualTo(new Refused(Reason.TEMPORARY_WITHOUT_GROUND));
    assertThat(sign(prepared(), SigningParty.CORPORATION, temporary(end.plusDays(1), "SHELTER")))
        .isEqualTo(new Refused(Reason.TEMPORARY_TOO_LONG));
    TenancyDecision fits = sign(prepared(), SigningParty.CORPORATION, temporary(end, "SHELTER"));
    assertThat(((Accepted) fits).next().contractType()).isEqualTo("TIJ");
  }

  private static Terms temporary(LocalDate until, String group) {
    return new Terms(null, until, group, null, false, 24);
  }

  @Test
  void a_letting_that_is_not_fitting_needs_its_reason() {
    Tenancy notFitting = prepared(new Allocation("NIE", null, true, false));
    assertThat(sign(notFitting, SigningParty.CORPORATION, NONE))
        .isEqualTo(new Refused(Reason.NON_FITTING_REASON_NEEDED));
    assertThat(
            sign(
                notFitting,
                SigningParty.CORPORATION,
                new Terms(null, null, null, "BIJ", false, 24)))
        .isInstanceOf(Accepted.class);
  }

  @Test
  void under_21_the_tenant_has_read_the_warning_on_rent_benefit() {
    Tenancy warned = prepared(new Allocation("PAS", null, true, true));
    assertThat(sign(warned, SigningParty.TENANT, NONE))
        .isEqualTo(new Refused(Reason.RENT_WARNING_UNREAD));
    assertThat(sign(warned, SigningParty.TENANT, new Terms(null, null, null, null, true, 24)))
        .isInstanceOf(Accepted.class);
  }

  @Test
  void after_the_key_nothing_cancels_it() {
    Tenancy all = signed(prepared(), SigningParty.values());
    Tenancy started = ((Accepted) TenancyRules.decide(all, new Start(AVAILABLE))).next();
    assertThat(started.contractStatus()).isEqualTo("LOP");
    assertThat(TenancyRules.decide(started, new Cancel("withdrawn")))
        .isEqualTo(new Refused(Reason.STARTED));
  }

  @Test
  void everything_that_is_missing_for_the_key_is_named_at_once() {
    Held hold =
        new Held(
            new Hold(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 1, 2), null, null);
    assertThat(KeyChecks.missing(prepared(), hold, AVAILABLE.minusDays(1)))
        .extracting(KeyChecks.Missing::code)
        .containsExactly(
            KeyChecks.Code.SIGNATURE_TENANT,
            KeyChecks.Code.SIGNATURE_CORPORATION,
            KeyChecks.Code.SIGNATURE_CARE_INSTITUTION,
            KeyChecks.Code.CLEARANCE,
            KeyChecks.Code.NOT_AVAILABLE_YET);
  }
}
