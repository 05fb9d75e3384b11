package nl.driehoek.housing.mediation;

import java.util.UUID;
import nl.driehoek.housing.candidacy.CandidacyCommand;
import nl.driehoek.housing.offer.Offer;
import nl.driehoek.housing.offer.OfferCommand;
import nl.driehoek.housing.offer.OfferDecision;
import nl.driehoek.housing.offer.OfferRules;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.reservation.ReservationCommand;
import nl.driehoek.housing.reservation.ReservationDecision;
import nl.driehoek.housing.ruleset.RuleSetBody;
import nl.driehoek.housing.tenancy.Tenancy;
import nl.driehoek.housing.tenancy.TenancyCommand;
import nl.driehoek.housing.tenancy.TenancyDecision;
import nl.driehoek.housing.tenancy.TenancyRules;
import nl.driehoek.housing.unit.UnitState;

/**
 * The ways in which an offer ends without a key: each gives back everything that was held, and
 * leaves the home to the next in line when the round closes.
 */
final class Ending {

  private Ending() {}

  /**
   * The candidate's side says no, or did not come.
   *
   * @param rules those under which the offer was made
   */
  static OfferDecision refuse(
      Round round, Offer offer, RuleSetBody rules, OfferCommand.Refuse refusal) {
    OfferDecision decision = OfferRules.decide(offer, refusal, round.now());
    if (decision instanceof OfferDecision.Accepted(var next)) {
      round.change(next);
      giveBack(round, offer, new ReservationCommand.ReleaseUnit(refusal.reason()));
      refused(round, offer, rules, refusal.reason(), refusal.counted(), false);
      round.because("REFUSED");
    }
    return decision;
  }

  /** Nobody answered in time (domain rule 10); nothing happens while the term runs. */
  static void expire(Round round, Offer offer, RuleSetBody rules) {
    boolean counted = rules.counts("REA");
    OfferDecision decision =
        OfferRules.decide(offer, new OfferCommand.Expire(counted), round.now());
    if (decision instanceof OfferDecision.Accepted(var next)) {
      round.change(next);
      giveBack(round, offer, new ReservationCommand.ExpireHold());
      refused(round, offer, rules, "REA", counted, true);
      round.because("EXPIRED");
    }
  }

  /** The corporation turns this candidate down; the home goes to the next. */
  static OfferDecision turnDown(Round round, Offer offer, String reason) {
    OfferDecision decision =
        OfferRules.decide(offer, new OfferCommand.TakeBack(reason), round.now());
    if (decision instanceof OfferDecision.Accepted(var next)) {
      round.change(next);
      giveBack(round, offer, new ReservationCommand.ReleaseUnit(reason));
      lose(round, offer, reason);
      round.because("TURNED_DOWN");
    }
    return decision;
  }

  /** The corporation takes the home itself back: there is no next. */
  static void takeBack(Round round, Offer offer, String reason) {
    if (OfferRules.decide(offer, new OfferCommand.TakeBack(reason), round.now())
        instanceof OfferDecision.Accepted(var next)) {
      round.change(next);
      release(round, offer, new ReservationCommand.ReleaseUnit(reason));
      cancelTenancy(round, offer, reason);
      lose(round, offer, reason);
    }
  }

  /** The candidacy ends; true when the home could still be given back, false after the key. */
  static boolean release(Round round, Offer offer, String reason) {
    if (round.decide(offer.offerId(), new ReservationCommand.ReleaseUnit(reason))
        instanceof ReservationDecision.Refused) {
      return false;
    }
    if (OfferRules.decide(offer, new OfferCommand.Release(reason), round.now())
        instanceof OfferDecision.Accepted(var next)) {
      round.change(next);
    }
    cancelTenancy(round, offer, reason);
    reopen(round, offer);
    round.because("RELEASED");
    return true;
  }

  private static void giveBack(Round round, Offer offer, ReservationCommand command) {
    release(round, offer, command);
    cancelTenancy(round, offer, "offer ended");
    reopen(round, offer);
  }

  private static void release(Round round, Offer offer, ReservationCommand command) {
    ReservationDecision decision = round.decide(offer.offerId(), command);
    if (!(decision instanceof ReservationDecision.Accepted)) {
      throw new IllegalStateException(
          "the hold of offer " + offer.offerId() + " does not follow: " + decision);
    }
  }

  private static void reopen(Round round, Offer offer) {
    UUID publicationId = offer.publicationId();
    round.change(round.publication(publicationId).to(Publication.State.OPEN));
    round.change(offer.unitId(), UnitState.PUBLISHED, null);
    round.free(publicationId);
  }

  private static void cancelTenancy(Round round, Offer offer, String reason) {
    Tenancy tenancy = round.tenancy(offer.offerId());
    if (tenancy != null
        && TenancyRules.decide(tenancy, new TenancyCommand.Cancel(reason))
            instanceof TenancyDecision.Accepted(var cancelled)) {
      round.change(cancelled);
    }
  }

  private static void refused(
      Round round,
      Offer offer,
      RuleSetBody rules,
      String reason,
      boolean counted,
      boolean expired) {
    round.decide(
        offer.requestId(),
        new CandidacyCommand.RefuseOffer(
            offer.offerId(),
            offer.unitId(),
            reason,
            counted,
            expired,
            rules.refusalsMax(),
            rules.lockoutMonths()),
        expired ? "EXPIRED" : "REFUSED",
        offer.publicationId());
    round.back(offer.requestId());
  }

  private static void lose(Round round, Offer offer, String reason) {
    round.decide(
        offer.requestId(),
        new CandidacyCommand.LoseOffer(offer.offerId(), offer.unitId(), reason),
        "WITHDRAWN",
        offer.publicationId());
    round.back(offer.requestId());
  }
}
