package nl.driehoek.gateway.portal.own;

import java.time.LocalDate;
import java.util.List;
import nl.driehoek.contracts.http.housing.OffersApi;
import nl.driehoek.contracts.http.housing.model.Offer;
import nl.driehoek.contracts.http.housing.model.OfferPage;
import nl.driehoek.contracts.http.housing.model.OfferState;
import nl.driehoek.gateway.clock.BusinessDay;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Euro;
import nl.driehoek.gateway.portal.Orders;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.Rows;
import nl.driehoek.gateway.portal.Words;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The offers of homes: of the resident who looks, or of the residents of the own institution. */
@PortalPage
class OffersController {
  private static final int ROWS = 50;

  private static final Orders<Offer> ORDERS =
      new Orders<Offer>()
          .by("until", Offer::getAnswerByDate)
          .by("state", Offer::getState)
          .by("area", offer -> offer.getHome().getPostcodeArea())
          .by("rent", offer -> offer.getHome().getRentCents());

  private final Sources sources;
  private final BusinessDay day;
  private final MessageSource texts;

  OffersController(Sources sources, BusinessDay day, MessageSource texts) {
    this.sources = sources;
    this.day = day;
    this.texts = texts;
  }

  /** Newest first, as the service gives them, unless the link says otherwise. */
  @GetMapping("/portal/offers")
  String list(
      @RequestAttribute("person") Person person,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    OfferState wanted = Asked.one(OfferState.class, state);
    Found<Rows.Part<Offer>> found = Rows.page(ask(person, wanted), ORDERS.of(sort), cursor, ROWS);
    Rows.Part<Offer> page = found.orNull();
    if (page == null) {
      return Outcome.instead(found, model);
    }
    LocalDate today = day.today();
    model.addAttribute(
        "offers",
        page.items().stream()
            .map(offer -> OfferView.of(offer, null, null, today, person.locale()))
            .toList());
    model.addAttribute("page", page);
    model.addAttribute("states", OfferState.values());
    model.addAttribute("state", wanted == null ? "" : wanted.name());
    model.addAttribute("mine", person.caller().has("resident"));
    return "portal/offers";
  }

  @GetMapping(path = "/portal/offers", params = "format=csv")
  Object file(
      @RequestAttribute("person") Person person,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String sort,
      Model model) {
    OfferState wanted = Asked.one(OfferState.class, state);
    Words words = Words.of(texts, person);
    return Csv.list(
        words.of("own.offers.file"),
        words.all(
            "request", "own.offer.area", "own.offer.rent", "own.offer.state", "own.offer.until"),
        Rows.all(ask(person, wanted), ORDERS.of(sort)),
        offer -> row(offer, words),
        words,
        model);
  }

  private static List<?> row(Offer offer, Words words) {
    return List.of(
        offer.getRequestId(),
        offer.getHome().getPostcodeArea(),
        Euro.plain(offer.getHome().getRentCents()),
        words.of("own.offer.state." + offer.getState().name()),
        offer.getAnswerByDate());
  }

  private Rows.Ask<Offer> ask(Person person, @Nullable OfferState state) {
    return (cursor, rows) ->
        sources.ask(
            person,
            OffersApi.class,
            api -> {
              OfferPage page = api.listOffers(cursor, rows, state, null, null, null, null);
              return new Rows.Part<>(page.getItems(), page.getNext());
            });
  }
}
