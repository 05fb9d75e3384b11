package nl.driehoek.gateway.portal.home;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Future;
import nl.driehoek.contracts.http.housing.OffersApi;
import nl.driehoek.contracts.http.housing.TenanciesApi;
import nl.driehoek.contracts.http.housing.model.Offer;
import nl.driehoek.contracts.http.housing.model.OfferPage;
import nl.driehoek.contracts.http.housing.model.OfferState;
import nl.driehoek.contracts.http.housing.model.Tenancy;
import nl.driehoek.contracts.http.housing.model.TenancyPage;
import nl.driehoek.contracts.http.housing.model.TenancyState;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Offers that nobody answered yet and tenancies, as one list: an offer becomes a tenancy. */
@Component
@ConditionalOnProperty("driehoek.portal.client-key")
class Lettings {
  private final Sources sources;

  Lettings(Sources sources) {
    this.sources = sources;
  }

  /** Which are wanted. */
  enum Wanted {
    RUNNING(List.of(OfferState.OPEN), List.of(TenancyState.PREPARED, TenancyState.SIGNED)),
    OFFERED(List.of(OfferState.OPEN), List.of()),
    SIGNING(List.of(), List.of(TenancyState.PREPARED)),
    KEY(List.of(), List.of(TenancyState.SIGNED)),
    LET(List.of(), List.of(TenancyState.STARTED)),
    ENDED(
        List.of(OfferState.REFUSED, OfferState.EXPIRED, OfferState.WITHDRAWN, OfferState.RELEASED),
        List.of(TenancyState.CANCELLED));

    private final List<OfferState> offers;
    private final List<TenancyState> tenancies;

    Wanted(List<OfferState> offers, List<TenancyState> tenancies) {
      this.offers = offers;
      this.tenancies = tenancies;
    }
  }

  /**
   * One row.
   *
   * @param step the state of the tenancy, or of the offer while there is none
   * @param until the day on which the step ends or ended, if it has one
   */
  record Letting(
      UUID offerId,
      @Nullable UUID tenancyId,
      UUID unitId,
      String reference,
      UUID request,
      UUID care,
      String step,
      @Nullable LocalDate until,
      boolean running) {

    static Letting of(Offer offer) {
      return new Letting(
          offer.getOfferId(),
          null,
          offer.getUnitId(),
          Objects.requireNonNullElse(offer.getUnitReference(), ""),
          offer.getRequestId(),
          offer.getCareOrganisationId(),
          offer.getState().getValue(),
          offer.getAnswerByDate(),
          offer.getState() == OfferState.OPEN);
    }

    static Letting of(Tenancy tenancy) {
      boolean running =
          tenancy.getState() == TenancyState.PREPARED || tenancy.getState() == TenancyState.SIGNED;
      LocalDate last = tenancy.getLastKeyDate();
      return new Letting(
          tenancy.getOfferId(),
          tenancy.getTenancyId(),
          tenancy.getUnitId(),
          Objects.requireNonNullElse(tenancy.getUnitReference(), ""),
          tenancy.getRequestId(),
          tenancy.getCareOrganisationId(),
          "TENANCY_" + tenancy.getState().getValue(),
          running ? (last == null ? tenancy.getPlannedKeyDate() : last) : tenancy.getKeyDate(),
          running);
    }
  }

  /**
   * @param more whether there are more than are shown: only the newest of each kind are
   */
  record Found(
      List<Letting> all,
      boolean more,
      List<? extends nl.driehoek.gateway.portal.source.Found<?>> sources) {}

  Found of(Person person, Wanted wanted) {
    List<Future<nl.driehoek.gateway.portal.source.Found<OfferPage>>> offers =
        wanted.offers.stream()
            .map(
                state ->
                    sources.meanwhile(
                        person,
                        OffersApi.class,
                        api -> api.listOffers(null, Rows.AT_ONCE, state, null, null, null, null)))
            .toList();
    List<Future<nl.driehoek.gateway.portal.source.Found<TenancyPage>>> tenancies =
        wanted.tenancies.stream()
            .map(
                state ->
                    sources.meanwhile(
                        person,
                        TenanciesApi.class,
                        api -> api.listTenancies(null, Rows.AT_ONCE, state, null, null, null)))
            .toList();
    List<Letting> all = new ArrayList<>();
    List<nl.driehoek.gateway.portal.source.Found<?>> answers = new ArrayList<>();
    boolean more = false;
    for (var asked : offers) {
      var answer = Sources.answer(asked);
      answers.add(answer);
      OfferPage page = answer.orNull();
      if (page != null) {
        page.getItems().stream().map(Letting::of).forEach(all::add);
        more |= page.getNext() != null;
      }
    }
    for (var asked : tenancies) {
      var answer = Sources.answer(asked);
      answers.add(answer);
      TenancyPage page = answer.orNull();
      if (page != null) {
        page.getItems().stream().map(Letting::of).forEach(all::add);
        more |= page.getNext() != null;
      }
    }
    return new Found(all, more, answers);
  }
}
