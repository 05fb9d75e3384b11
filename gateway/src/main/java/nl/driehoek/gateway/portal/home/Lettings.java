package nl.driehoek.gateway.portal.home;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
import nl.driehoek.gateway.portal.Rows;
import nl.driehoek.gateway.portal.source.Found;
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
   * @param more whether there are more than were read: then the newest of each kind are here
   */
  record All(List<Letting> rows, boolean more, List<Found<Rows.Part<Letting>>> sources) {

    /** As a list for a file, or why there is none. */
    Found<Rows.Part<Letting>> whole() {
      return sources.stream()
          .filter(each -> !(each instanceof Found.Known))
          .findFirst()
          .orElseGet(() -> new Found.Known<>(new Rows.Part<>(rows, more ? "more" : null)));
    }
  }

  /**
   * @param max of each kind
   */
  All of(Person person, Wanted wanted, Comparator<Letting> order, int max) {
    List<Rows.Ask<Letting>> kinds = new ArrayList<>();
    wanted.offers.forEach(state -> kinds.add(offers(person, state)));
    wanted.tenancies.forEach(state -> kinds.add(tenancies(person, state)));
    List<Future<Found<Rows.Part<Letting>>>> asked =
        kinds.stream().map(kind -> sources.meanwhile(() -> Rows.all(kind, null, max))).toList();
    List<Letting> rows = new ArrayList<>();
    List<Found<Rows.Part<Letting>>> answers = asked.stream().map(Sources::answer).toList();
    boolean more = false;
    for (Found<Rows.Part<Letting>> answer : answers) {
      Rows.Part<Letting> part = answer.orNull();
      if (part != null) {
        rows.addAll(part.items());
        more |= part.next() != null;
      }
    }
    rows.sort(order);
    return new All(rows, more, answers);
  }

  private Rows.Ask<Letting> offers(Person person, OfferState state) {
    return (cursor, rows) ->
        sources.ask(
            person,
            OffersApi.class,
            api -> {
              OfferPage page = api.listOffers(cursor, rows, state, null, null, null, null);
              return new Rows.Part<>(
                  page.getItems().stream().map(Letting::of).toList(), page.getNext());
            });
  }

  private Rows.Ask<Letting> tenancies(Person person, TenancyState state) {
    return (cursor, rows) ->
        sources.ask(
            person,
            TenanciesApi.class,
            api -> {
              TenancyPage page = api.listTenancies(cursor, rows, state, null, null, null);
              return new Rows.Part<>(
                  page.getItems().stream().map(Letting::of).toList(), page.getNext());
            });
  }
}
