package nl.driehoek.housing.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.model.Action;
import nl.driehoek.housing.http.model.Offer.AnsweredByEnum;
import nl.driehoek.housing.http.model.Offer.VeraStatusEnum;
import nl.driehoek.housing.http.model.OfferState;
import nl.driehoek.housing.http.model.Text;
import nl.driehoek.housing.offer.Offer;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.platform.time.BusinessDates;
import org.jspecify.annotations.Nullable;

/** How an offer looks over HTTP, with what the viewer can do now, or why not. */
final class OfferModels {

  private OfferModels() {}

  /** An offer with what stands around it. */
  record View(Offer offer, Publication.Home home, @Nullable UUID tenancyId) {}

  static nl.driehoek.housing.http.model.Offer model(View view, Viewer viewer, Instant now) {
    Offer offer = view.offer();
    nl.driehoek.housing.http.model.Offer model =
        new nl.driehoek.housing.http.model.Offer()
            .offerId(offer.offerId())
            .publicationId(offer.publicationId())
            .unitId(offer.unitId())
            .unitReference(offer.unitReference())
            .corporationId(offer.corporationId())
            .careOrganisationId(offer.careOrganisationId())
            .requestId(offer.requestId())
            .attempt(offer.attempt())
            .rank(offer.rank())
            .state(OfferState.valueOf(offer.state().name()))
            .veraStatus(vera(offer))
            .home(Homes.model(view.home()))
            .offeredAt(offer.offeredAt())
            .answerBy(offer.answerBy())
            .answerByDate(BusinessDates.on(offer.answerBy()))
            .viewedOn(offer.viewedOn())
            .availableFrom(offer.availableFrom())
            .tenancyId(view.tenancyId())
            .ruleSetVersion(offer.ruleSetVersion())
            .actions(actions(offer, viewer, now))
            .version(offer.version());
    Offer.Answer answer = offer.answer();
    if (answer != null) {
      model
          .answeredAt(answer.at())
          .answeredBy(AnsweredByEnum.fromValue(answer.by()))
          .reason(answer.reason())
          .counted(answer.counted());
    }
    return model;
  }

  private static VeraStatusEnum vera(Offer offer) {
    return switch (offer.state()) {
      case OPEN -> VeraStatusEnum.AAN;
      case ACCEPTED -> VeraStatusEnum.TOE;
      case REFUSED -> VeraStatusEnum.GEW;
      case EXPIRED, WITHDRAWN, RELEASED -> VeraStatusEnum.ING;
    };
  }

  private static List<Action> actions(Offer offer, Viewer viewer, Instant now) {
    List<Action> actions = new ArrayList<>();
    Text closed = whyClosed(offer, now);
    switch (viewer) {
      case Viewer.Resident r -> answers(actions, closed);
      case Viewer.Care c -> {
        answers(actions, closed);
        actions.add(action("viewing", ended(offer)));
      }
      case Viewer.Corporation c -> {
        actions.add(action("viewing", ended(offer)));
        actions.add(action("refusal", ended(offer)));
      }
      case Viewer.Municipality m -> {}
      case Viewer.Auditor a -> {}
    }
    return actions;
  }

  private static void answers(List<Action> actions, @Nullable Text closed) {
    actions.add(action("acceptance", closed));
    actions.add(action("refusal", closed));
  }

  private static Action action(String name, @Nullable Text whyNot) {
    return new Action().name(name).possible(whyNot == null).whyNot(whyNot);
  }

  private static @Nullable Text whyClosed(Offer offer, Instant now) {
    return switch (offer.state()) {
      case OPEN -> now.isAfter(offer.answerBy()) ? tooLate(offer) : null;
      case ACCEPTED ->
          Homes.text("De woning is al geaccepteerd.", "The home was already accepted.");
      case REFUSED, EXPIRED, WITHDRAWN, RELEASED -> ended(offer);
    };
  }

  private static @Nullable Text ended(Offer offer) {
    return switch (offer.state()) {
      case OPEN, ACCEPTED -> null;
      case REFUSED -> Homes.text("De woning is al geweigerd.", "The home was already refused.");
      case EXPIRED -> tooLate(offer);
      case WITHDRAWN ->
          Homes.text(
              "De corporatie heeft de aanbieding ingetrokken.",
              "The corporation has withdrawn the offer.");
      case RELEASED -> Homes.text("De zoektocht is beëindigd.", "The search for a home is over.");
    };
  }

  private static Text tooLate(Offer offer) {
    var last = BusinessDates.on(offer.answerBy());
    return Homes.text("De laatste dag was " + last + ".", "The last day was " + last + ".");
  }
}
