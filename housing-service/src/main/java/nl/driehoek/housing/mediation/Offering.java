package nl.driehoek.housing.mediation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.driehoek.housing.candidacy.CandidacyCommand;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.matching.Matchmaker.Match;
import nl.driehoek.housing.offer.Offer;
import nl.driehoek.housing.offer.OfferState;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.reservation.ReservationCommand.HoldUnit;
import nl.driehoek.housing.ruleset.RuleSet;
import nl.driehoek.housing.unit.UnitState;
import nl.driehoek.platform.messaging.Deadlines;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.time.WorkingDays;
import org.springframework.stereotype.Service;

/** Makes offers: each holds one home for one candidate until the end of a working day. */
@Service
class Offering {

  /** The deadline of an offer that nobody has answered; its key is the offer. */
  static final String OFFER_ANSWER = "offer-answer";

  private final Deadlines deadlines;

  Offering(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  /** Holds the home for the first in line, with a last day to answer, and says so. */
  void offer(Round round, Match match) {
    RuleSet rules = round.rules().rules();
    LocalDate lastDay = WorkingDays.plus(round.today(), rules.body().answerWorkingDays());
    Instant answerBy = BusinessDates.endOf(lastDay).minusSeconds(1);
    Offer offer = offer(round, match, rules, answerBy);
    round.add(offer);
    round.decide(
        offer.offerId(),
        new HoldUnit(
            offer.offerId(), offer.unitId(), offer.requestId(), offer.attempt(), answerBy));
    round.change(round.publication(offer.publicationId()).to(Publication.State.OFFERED));
    round.change(offer.unitId(), UnitState.HELD, offer.requestId());
    round.decide(
        offer.requestId(),
        new CandidacyCommand.MakeOffer(
            offer.offerId(),
            offer.unitId(),
            offer.corporationId(),
            offer.rank(),
            answerBy,
            offer.availableFrom()),
        "OFFERED",
        offer.publicationId());
    deadlines.set(OFFER_ANSWER, offer.offerId(), answerBy.plusSeconds(1));
  }

  private static Offer offer(Round round, Match match, RuleSet rules, Instant answerBy) {
    Publication.Home home = match.home();
    Seeker seeker = match.seeker();
    return new Offer(
        UUID.randomUUID(),
        home.publicationId(),
        home.unitId(),
        home.unitReference(),
        home.corporationId(),
        round.regionCode(),
        seeker.covenantId(),
        seeker.careOrganisationId(),
        seeker.requestId(),
        seeker.attempt(),
        match.rank(),
        OfferState.OPEN,
        round.now(),
        answerBy,
        home.availableFrom(),
        null,
        null,
        rules.ruleSetId(),
        rules.citation(),
        1);
  }
}
