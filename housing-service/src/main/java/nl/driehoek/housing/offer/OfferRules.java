package nl.driehoek.housing.offer;

import java.time.Instant;
import nl.driehoek.housing.offer.Offer.Answer;
import nl.driehoek.housing.offer.OfferDecision.Accepted;
import nl.driehoek.housing.offer.OfferDecision.Reason;
import nl.driehoek.housing.offer.OfferDecision.Refused;
import nl.driehoek.housing.offer.OfferDecision.Unchanged;

/**
 * An open offer is answered once, and in time: the clock decides, also when the term has passed and
 * nothing has swept it up yet (domain rule 10).
 */
public final class OfferRules {

  private OfferRules() {}

  /** Decides; {@code now} by the business clock. */
  public static OfferDecision decide(Offer offer, OfferCommand command, Instant now) {
    boolean late = offer.state() == OfferState.OPEN && now.isAfter(offer.answerBy());
    return switch (command) {
      case OfferCommand.Accept(var by) ->
          answer(offer, late, OfferState.ACCEPTED, new Answer(now, by, null, null));
      case OfferCommand.Refuse(var by, var reason, var counted) ->
          answer(offer, late, OfferState.REFUSED, new Answer(now, by, reason, counted));
      case OfferCommand.Expire(var counted) ->
          late
              ? new Accepted(
                  offer.answered(OfferState.EXPIRED, new Answer(now, "TIME", "REA", counted)))
              : new Unchanged();
      case OfferCommand.TakeBack(var reason) ->
          end(offer, OfferState.WITHDRAWN, new Answer(now, "CORPORATION", reason, null));
      case OfferCommand.Release(var reason) ->
          end(offer, OfferState.RELEASED, new Answer(now, "FLOW", reason, null));
      case OfferCommand.View(var on) ->
          switch (offer.state()) {
            case OPEN, ACCEPTED ->
                on.equals(offer.viewedOn()) ? new Unchanged() : new Accepted(offer.viewed(on));
            case REFUSED, EXPIRED, WITHDRAWN, RELEASED -> refused(offer);
          };
    };
  }

  private static OfferDecision answer(Offer offer, boolean late, OfferState next, Answer answer) {
    if (offer.state() != OfferState.OPEN) {
      return refused(offer);
    }
    return late ? new Refused(Reason.EXPIRED) : new Accepted(offer.answered(next, answer));
  }

  private static OfferDecision end(Offer offer, OfferState next, Answer answer) {
    return switch (offer.state()) {
      case OPEN, ACCEPTED -> new Accepted(offer.answered(next, answer));
      case REFUSED, EXPIRED, WITHDRAWN, RELEASED -> refused(offer);
    };
  }

  private static Refused refused(Offer offer) {
    return new Refused(
        switch (offer.state()) {
          case OPEN -> throw new IllegalStateException("an open offer can be answered: " + offer);
          case ACCEPTED -> Reason.ALREADY_ACCEPTED;
          case REFUSED -> Reason.ALREADY_REFUSED;
          case EXPIRED -> Reason.EXPIRED;
          case WITHDRAWN -> Reason.WITHDRAWN;
          case RELEASED -> Reason.RELEASED;
        });
  }
}
