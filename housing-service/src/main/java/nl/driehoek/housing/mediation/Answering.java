package nl.driehoek.housing.mediation;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.driehoek.housing.candidacy.CandidacyCommand;
import nl.driehoek.housing.candidacy.Seekers;
import nl.driehoek.housing.matching.Allocations;
import nl.driehoek.housing.offer.Offer;
import nl.driehoek.housing.offer.OfferCommand;
import nl.driehoek.housing.offer.OfferDecision;
import nl.driehoek.housing.offer.OfferRules;
import nl.driehoek.housing.offer.Offers;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.reservation.ReservationCommand;
import nl.driehoek.housing.reservation.ReservationDecision;
import nl.driehoek.housing.ruleset.RuleSetBody;
import nl.driehoek.housing.ruleset.RuleSets;
import nl.driehoek.housing.tenancy.Tenancy;
import nl.driehoek.housing.tenancy.TenancyState;
import nl.driehoek.platform.messaging.Deadlines;
import nl.driehoek.platform.web.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers to an offer. Who may answer was checked before; whether it is still possible is decided
 * here.
 */
@Service
public class Answering {

  private final Rounds rounds;
  private final Offers offers;
  private final Seekers seekers;
  private final RuleSets ruleSets;
  private final Deadlines deadlines;

  Answering(Rounds rounds, Offers offers, Seekers seekers, RuleSets ruleSets, Deadlines deadlines) {
    this.rounds = rounds;
    this.offers = offers;
    this.seekers = seekers;
    this.ruleSets = ruleSets;
    this.deadlines = deadlines;
  }

  /** Yes: the tenancy is prepared, and everyone else in line is free at once. */
  @Transactional
  public void accept(Offer seen, String by) {
    Round round = openOne(seen);
    Offer offer = offers.find(seen.offerId()).orElseThrow(ProblemException::notFound);
    if (OfferRules.decide(offer, new OfferCommand.Accept(by), round.now())
        instanceof OfferDecision.Accepted(var next)) {
      round.change(next);
    } else {
      throw refused(offer, new OfferCommand.Accept(by), round);
    }
    if (!(round.decide(offer.offerId(), new ReservationCommand.KeepUnit())
        instanceof ReservationDecision.Accepted)) {
      throw ProblemException.conflict("offer-expired");
    }
    round.change(round.publication(offer.publicationId()).to(Publication.State.ACCEPTED));
    round.decide(
        offer.requestId(),
        new CandidacyCommand.AcceptOffer(offer.offerId(), offer.unitId()),
        "ACCEPTED",
        offer.publicationId());
    round.add(tenancy(round, offer));
    deadlines.clear(Offering.OFFER_ANSWER, offer.offerId());
    rounds.close(round);
  }

  /** No, from the candidate's side, or a no-show: the rule set says whether it counts. */
  @Transactional
  public void refuse(Offer seen, String by, String reason) {
    Round round = open(seen);
    Offer offer = offers.find(seen.offerId()).orElseThrow(ProblemException::notFound);
    RuleSetBody rules = ruleSets.find(offer.ruleSetId()).orElseThrow().body();
    OfferCommand.Refuse refusal = new OfferCommand.Refuse(by, reason, rules.counts(reason));
    if (!(Ending.refuse(round, offer, rules, refusal) instanceof OfferDecision.Accepted)) {
      throw refused(offer, refusal, round);
    }
    deadlines.clear(Offering.OFFER_ANSWER, offer.offerId());
    rounds.close(round);
  }

  /** The corporation turns the candidate down, with a reason that never counts as a refusal. */
  @Transactional
  public void turnDown(Offer seen, String reason) {
    Round round = open(seen);
    Offer offer = offers.find(seen.offerId()).orElseThrow(ProblemException::notFound);
    Tenancy tenancy = round.tenancy(offer.offerId());
    if (tenancy != null && tenancy.state() != TenancyState.PREPARED) {
      throw ProblemException.conflict("tenancy-already-signed");
    }
    if (!(Ending.turnDown(round, offer, reason) instanceof OfferDecision.Accepted)) {
      throw refused(offer, new OfferCommand.TakeBack(reason), round);
    }
    deadlines.clear(Offering.OFFER_ANSWER, offer.offerId());
    rounds.close(round);
  }

  /** The home was seen on this day. */
  @Transactional
  public void view(Offer seen, LocalDate on) {
    Round round = openOne(seen);
    Offer offer = offers.find(seen.offerId()).orElseThrow(ProblemException::notFound);
    switch (OfferRules.decide(offer, new OfferCommand.View(on), round.now())) {
      case OfferDecision.Accepted(var next) -> {
        round.change(next);
        rounds.close(round);
      }
      case OfferDecision.Unchanged unchanged -> {}
      case OfferDecision.Refused(var reason) -> throw ProblemException.conflict(reason.problem());
    }
  }

  /** For an answer that leaves all lines as they are. */
  private Round openOne(Offer seen) {
    return rounds.openOne(seen.regionCode(), seen.requestId(), List.of(seen.publicationId()));
  }

  private Round open(Offer seen) {
    return rounds.open(seen.regionCode(), List.of(seen.requestId()), List.of(seen.publicationId()));
  }

  private static ProblemException refused(Offer offer, OfferCommand command, Round round) {
    if (OfferRules.decide(offer, command, round.now())
        instanceof OfferDecision.Refused(var reason)) {
      return ProblemException.conflict(reason.problem());
    }
    throw new IllegalStateException("neither accepted nor refused: " + offer);
  }

  private Tenancy tenancy(Round round, Offer offer) {
    Publication publication = round.publication(offer.publicationId());
    var seeker = seekers.get(offer.requestId(), offer.attempt());
    LocalDate keyDate =
        offer.availableFrom().isBefore(round.today()) ? round.today() : offer.availableFrom();
    return new Tenancy(
        UUID.randomUUID(),
        new Tenancy.Parties(
            offer.offerId(),
            offer.unitId(),
            offer.unitReference(),
            offer.corporationId(),
            offer.regionCode(),
            offer.covenantId(),
            offer.careOrganisationId(),
            offer.requestId(),
            offer.attempt()),
        TenancyState.PREPARED,
        new Tenancy.CareAgreement(
            seeker.profile().supportAgreed(), Tenancy.CareAgreement.State.PREPARED),
        Allocations.of(seeker, publication.home(), Objects.requireNonNull(round.situation())),
        offer.availableFrom(),
        keyDate,
        null,
        List.of(),
        null,
        null,
        null,
        1);
  }
}
