package nl.driehoek.housing.mediation;

import java.util.List;
import nl.driehoek.housing.candidacy.CandidacyCommand;
import nl.driehoek.housing.offer.Offer;
import nl.driehoek.housing.offer.Offers;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.reservation.ReservationCommand;
import nl.driehoek.housing.reservation.ReservationDecision;
import nl.driehoek.housing.tenancy.KeyChecks;
import nl.driehoek.housing.tenancy.Tenancies;
import nl.driehoek.housing.tenancy.Tenancy;
import nl.driehoek.housing.tenancy.TenancyCommand;
import nl.driehoek.housing.tenancy.TenancyDecision;
import nl.driehoek.housing.tenancy.TenancyRules;
import nl.driehoek.housing.tenancy.TenancyState;
import nl.driehoek.housing.unit.UnitState;
import nl.driehoek.platform.web.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Three signatures, and then the key: the step that cannot be undone. */
@Service
public class Signing {

  private final Rounds rounds;
  private final Tenancies tenancies;
  private final Offers offers;

  Signing(Rounds rounds, Tenancies tenancies, Offers offers) {
    this.rounds = rounds;
    this.tenancies = tenancies;
    this.offers = offers;
  }

  /** Signs for one party; with the third signature the tenancy is signed. */
  @Transactional
  public void sign(Tenancy seen, Tenancy.Signature signature, TenancyCommand.Terms terms) {
    Round round = open(seen);
    Tenancy tenancy = again(seen);
    int monthsMax = round.rules().rules().body().temporaryMonthsMax();
    TenancyCommand.Terms ruled =
        new TenancyCommand.Terms(
            terms.plannedKeyDate(),
            terms.temporaryUntil(),
            terms.legalGroup(),
            terms.nonFittingReason(),
            terms.rentWarningRead(),
            monthsMax);
    switch (TenancyRules.decide(tenancy, new TenancyCommand.Sign(at(signature, round), ruled))) {
      case TenancyDecision.Accepted(var next) -> {
        round.change(next);
        if (next.state() == TenancyState.SIGNED) {
          Tenancy.Parties parties = next.parties();
          round.decide(
              parties.requestId(),
              new CandidacyCommand.SignTenancy(
                  next.tenancyId(), parties.unitId(), next.plannedKeyDate()),
              "SIGNED",
              null);
        }
        rounds.close(round);
      }
      case TenancyDecision.Unchanged unchanged -> {}
      case TenancyDecision.Refused(var reason) -> throw ProblemException.conflict(reason.problem());
    }
  }

  /**
   * Hands over the key today. The hold decides: against a release that comes at the same moment,
   * exactly one of the two wins.
   */
  @Transactional
  public void handOver(Tenancy seen) {
    Round round = open(seen);
    Tenancy tenancy = again(seen);
    Tenancy.Parties parties = tenancy.parties();
    if (tenancy.state() == TenancyState.STARTED) {
      throw ProblemException.conflict("tenancy-started");
    }
    if (tenancy.state() == TenancyState.CANCELLED) {
      throw ProblemException.conflict("tenancy-cancelled");
    }
    List<KeyChecks.Missing> missing =
        KeyChecks.missing(tenancy, round.reservation(parties.offerId()), round.today());
    if (!missing.isEmpty()) {
      throw KeyChecks.refuse(missing);
    }
    ReservationDecision decision =
        round.decide(
            parties.offerId(), new ReservationCommand.ConfirmUnit(tenancy.availableFrom()));
    if (!(decision instanceof ReservationDecision.Accepted)) {
      throw ProblemException.conflict("tenancy-cancelled");
    }
    if (TenancyRules.decide(tenancy, new TenancyCommand.Start(round.today()))
        instanceof TenancyDecision.Accepted(var started)) {
      start(round, started);
    } else {
      throw new IllegalStateException("the hold is confirmed but the tenancy is not: " + tenancy);
    }
    rounds.close(round);
  }

  private void start(Round round, Tenancy started) {
    Tenancy.Parties parties = started.parties();
    Offer offer = offers.find(parties.offerId()).orElseThrow();
    round.change(started);
    round.change(round.publication(offer.publicationId()).to(Publication.State.LET));
    round.change(parties.unitId(), UnitState.LET, parties.requestId());
    round.decide(
        parties.requestId(),
        new CandidacyCommand.StartTenancy(
            started.tenancyId(), parties.unitId(), parties.corporationId()),
        "STARTED",
        offer.publicationId());
  }

  private Round open(Tenancy seen) {
    return rounds.openOne(seen.parties().regionCode(), seen.parties().requestId(), List.of());
  }

  private Tenancy again(Tenancy seen) {
    return tenancies.find(seen.tenancyId()).orElseThrow(ProblemException::notFound);
  }

  private static Tenancy.Signature at(Tenancy.Signature signature, Round round) {
    return new Tenancy.Signature(
        signature.party(),
        round.now(),
        signature.byRole(),
        signature.signerKey(),
        signature.organisationId(),
        signature.onBehalf());
  }
}
