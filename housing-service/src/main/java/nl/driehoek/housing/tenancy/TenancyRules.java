package nl.driehoek.housing.tenancy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.driehoek.housing.tenancy.Tenancy.Allocation;
import nl.driehoek.housing.tenancy.Tenancy.CareAgreement;
import nl.driehoek.housing.tenancy.Tenancy.Temporary;
import nl.driehoek.housing.tenancy.TenancyCommand.Cancel;
import nl.driehoek.housing.tenancy.TenancyCommand.Sign;
import nl.driehoek.housing.tenancy.TenancyCommand.Start;
import nl.driehoek.housing.tenancy.TenancyCommand.Terms;
import nl.driehoek.housing.tenancy.TenancyDecision.Accepted;
import nl.driehoek.housing.tenancy.TenancyDecision.Reason;
import nl.driehoek.housing.tenancy.TenancyDecision.Refused;
import nl.driehoek.housing.tenancy.TenancyDecision.Unchanged;
import nl.driehoek.platform.time.BusinessDates;
import org.jspecify.annotations.Nullable;

/**
 * Three sign, in any order; only then can the key start the tenancy (domain rules 19, 21, 26, 28).
 */
public final class TenancyRules {

  private TenancyRules() {}

  /** Decides without looking anywhere else. */
  public static TenancyDecision decide(Tenancy tenancy, TenancyCommand command) {
    return switch (tenancy.state()) {
      case PREPARED ->
          switch (command) {
            case Sign sign -> sign(tenancy, sign);
            case Start start -> new Refused(Reason.NOT_SIGNED);
            case Cancel cancel -> cancel(tenancy, cancel);
          };
      case SIGNED ->
          switch (command) {
            case Sign late -> new Refused(Reason.ALREADY_SIGNED);
            case Start(var keyDate) -> new Accepted(started(tenancy, keyDate));
            case Cancel cancel -> cancel(tenancy, cancel);
          };
      case STARTED -> command instanceof Start ? new Unchanged() : new Refused(Reason.STARTED);
      case CANCELLED -> command instanceof Cancel ? new Unchanged() : new Refused(Reason.CANCELLED);
    };
  }

  private static TenancyDecision sign(Tenancy tenancy, Sign sign) {
    SigningParty party = sign.signature().party();
    if (tenancy.signatureOf(party).isPresent()) {
      return new Refused(Reason.ALREADY_SIGNED);
    }
    Reason fault =
        switch (party) {
          case TENANT ->
              tenancy.allocation().rentWarning() && !sign.terms().rentWarningRead()
                  ? Reason.RENT_WARNING_UNREAD
                  : null;
          case CORPORATION -> corporationFault(tenancy, sign.terms());
          case CARE_INSTITUTION -> null;
        };
    return fault != null ? new Refused(fault) : new Accepted(signed(tenancy, sign));
  }

  private static @Nullable Reason corporationFault(Tenancy tenancy, Terms terms) {
    LocalDate key = plannedKey(tenancy, terms);
    if (key.isBefore(tenancy.availableFrom())) {
      return Reason.KEY_BEFORE_AVAILABLE;
    }
    if (tenancy.allocation().fitting().equals("NIE") && terms.nonFittingReason() == null) {
      return Reason.NON_FITTING_REASON_NEEDED;
    }
    LocalDate until = terms.temporaryUntil();
    if (until == null) {
      return null;
    }
    if (terms.legalGroup() == null) {
      return Reason.TEMPORARY_WITHOUT_GROUND;
    }
    boolean tooLong = until.isAfter(key.plusMonths(terms.temporaryMonthsMax()));
    return tooLong || !until.isAfter(key) ? Reason.TEMPORARY_TOO_LONG : null;
  }

  private static LocalDate plannedKey(Tenancy tenancy, Terms terms) {
    return terms.plannedKeyDate() == null ? tenancy.plannedKeyDate() : terms.plannedKeyDate();
  }

  private static Tenancy signed(Tenancy tenancy, Sign sign) {
    List<Tenancy.Signature> signatures = new ArrayList<>(tenancy.signatures());
    signatures.add(sign.signature());
    boolean complete = signatures.size() == SigningParty.values().length;
    boolean corporation = sign.signature().party() == SigningParty.CORPORATION;
    LocalDate today = BusinessDates.on(sign.signature().at());
    Terms terms = sign.terms();
    Allocation allocation = tenancy.allocation();
    return new Tenancy(
        tenancy.tenancyId(),
        tenancy.parties(),
        complete ? TenancyState.SIGNED : TenancyState.PREPARED,
        new CareAgreement(tenancy.care().supportAgreed(), careState(signatures)),
        corporation
            ? new Allocation(
                allocation.fitting(),
                terms.nonFittingReason(),
                allocation.social(),
                allocation.rentWarning())
            : allocation,
        tenancy.availableFrom(),
        notBefore(corporation ? plannedKey(tenancy, terms) : tenancy.plannedKeyDate(), today),
        corporation && terms.temporaryUntil() != null && terms.legalGroup() != null
            ? new Temporary(terms.temporaryUntil(), terms.legalGroup())
            : tenancy.temporary(),
        List.copyOf(signatures),
        complete ? today : null,
        null,
        null,
        tenancy.version() + 1);
  }

  private static LocalDate notBefore(LocalDate planned, LocalDate today) {
    return planned.isBefore(today) ? today : planned;
  }

  private static CareAgreement.State careState(List<Tenancy.Signature> signatures) {
    long parties =
        signatures.stream().filter(each -> each.party() != SigningParty.CORPORATION).count();
    return parties == 2 ? CareAgreement.State.ACTIVE : CareAgreement.State.PREPARED;
  }

  private static Tenancy started(Tenancy tenancy, LocalDate keyDate) {
    return ended(tenancy, TenancyState.STARTED, tenancy.care(), keyDate, null);
  }

  private static TenancyDecision cancel(Tenancy tenancy, Cancel cancel) {
    CareAgreement ended =
        new CareAgreement(tenancy.care().supportAgreed(), CareAgreement.State.ENDED);
    return new Accepted(ended(tenancy, TenancyState.CANCELLED, ended, null, cancel.reason()));
  }

  private static Tenancy ended(
      Tenancy tenancy,
      TenancyState state,
      CareAgreement care,
      @Nullable LocalDate keyDate,
      @Nullable String reason) {
    return new Tenancy(
        tenancy.tenancyId(),
        tenancy.parties(),
        state,
        care,
        tenancy.allocation(),
        tenancy.availableFrom(),
        tenancy.plannedKeyDate(),
        tenancy.temporary(),
        tenancy.signatures(),
        tenancy.signedOn(),
        keyDate,
        reason,
        tenancy.version() + 1);
  }
}
