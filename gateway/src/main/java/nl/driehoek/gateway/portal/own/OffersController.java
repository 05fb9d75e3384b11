package nl.driehoek.gateway.portal.own;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import nl.driehoek.contracts.http.housing.OffersApi;
import nl.driehoek.contracts.http.housing.model.Offer;
import nl.driehoek.contracts.http.housing.model.OfferPage;
import nl.driehoek.contracts.http.housing.model.OfferState;
import nl.driehoek.gateway.clock.BusinessDay;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The offers of homes: of the resident who looks, or of the residents of the own institution. */
@PortalPage
class OffersController {
  private static final int ROWS = 50;
  private static final int FILE_PAGE = 200;

  private final Sources sources;
  private final BusinessDay day;
  private final MessageSource texts;

  OffersController(Sources sources, BusinessDay day, MessageSource texts) {
    this.sources = sources;
    this.day = day;
    this.texts = texts;
  }

  @GetMapping("/portal/offers")
  String list(
      @RequestAttribute("person") Person person,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    OfferState wanted = Asked.one(OfferState.class, state);
    Found<OfferPage> found = page(person, wanted, cursor, ROWS);
    OfferPage page = found.orNull();
    if (page == null) {
      return Outcome.instead(found, model);
    }
    LocalDate today = day.today();
    model.addAttribute(
        "offers",
        sorted(page.getItems(), sort).stream()
            .map(offer -> OfferView.of(offer, null, null, today, person.locale()))
            .toList());
    model.addAttribute("next", page.getNext());
    model.addAttribute("states", OfferState.values());
    model.addAttribute("state", wanted == null ? "" : wanted.name());
    model.addAttribute("mine", person.caller().has("resident"));
    return "portal/offers";
  }

  @GetMapping(path = "/portal/offers", params = "format=csv")
  ResponseEntity<byte[]> file(
      @RequestAttribute("person") Person person,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String sort) {
    OfferState wanted = Asked.one(OfferState.class, state);
    List<Offer> all = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      OfferPage page = page(person, wanted, cursor, FILE_PAGE).orNull();
      if (page == null) {
        break;
      }
      all.addAll(page.getItems());
      cursor = page.getNext();
    } while (cursor != null && all.size() < Csv.ROWS_MAX);
    Locale locale = person.locale();
    List<List<?>> rows = new ArrayList<>();
    sorted(all, sort).forEach(offer -> rows.add(row(offer, locale)));
    List<String> head =
        List.of(
            "request", "own.offer.area", "own.offer.rent", "own.offer.state", "own.offer.until");
    return Csv.file("offers", head.stream().map(key -> said(key, locale)).toList(), rows);
  }

  private List<?> row(Offer offer, Locale locale) {
    return List.of(
        offer.getRequestId().toString().substring(24),
        offer.getHome().getPostcodeArea(),
        Said.euro(offer.getHome().getRentCents()),
        said("own.offer.state." + offer.getState().name(), locale),
        offer.getAnswerByDate());
  }

  private Found<OfferPage> page(
      Person person, @Nullable OfferState state, @Nullable String cursor, int limit) {
    return sources.ask(
        person,
        OffersApi.class,
        api -> api.listOffers(cursor, limit, state, null, null, null, null));
  }

  /** Newest first, as the service gives them, unless the link says otherwise. */
  private static List<Offer> sorted(List<Offer> offers, String sort) {
    Comparator<Offer> order =
        switch (sort.startsWith("-") ? sort.substring(1) : sort) {
          case "until" -> Comparator.comparing(Offer::getAnswerByDate);
          case "state" -> Comparator.comparing(Offer::getState);
          case "area" -> Comparator.comparing(offer -> offer.getHome().getPostcodeArea());
          case "rent" -> Comparator.comparing(offer -> offer.getHome().getRentCents());
          default -> null;
        };
    return order == null
        ? offers
        : offers.stream().sorted(sort.startsWith("-") ? order.reversed() : order).toList();
  }

  private String said(String key, Locale locale) {
    return texts.getMessage(key, null, locale);
  }
}
