package nl.driehoek.gateway.portal.home;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import nl.driehoek.contracts.http.housing.OffersApi;
import nl.driehoek.contracts.http.housing.OverridesApi;
import nl.driehoek.contracts.http.housing.PublicationsApi;
import nl.driehoek.contracts.http.housing.UnitsApi;
import nl.driehoek.contracts.http.housing.model.Candidate;
import nl.driehoek.contracts.http.housing.model.CandidatePage;
import nl.driehoek.contracts.http.housing.model.OfferPage;
import nl.driehoek.contracts.http.housing.model.Publication;
import nl.driehoek.contracts.http.housing.model.PublicationPage;
import nl.driehoek.contracts.http.housing.model.PublicationState;
import nl.driehoek.contracts.http.housing.model.RankOverridePage;
import nl.driehoek.contracts.http.housing.model.Unit;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Euro;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Orders;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.Rows;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The matching table: which homes are published, and who is in line for one. */
@PortalPage
class LinesController {
  private static final int SHOWN_MAX = 50;
  private static final List<String> PUBLICATION =
      List.of("reference", "corporation", "area", "rent", "rooms", "available", "state");

  private static final Orders<Publication> ORDERS =
      new Orders<Publication>()
          .by("reference", Publication::getUnitReference)
          .by("area", each -> each.getHome().getPostcodeArea())
          .by("rent", each -> each.getHome().getRentCents())
          .by("available", Publication::getAvailableFrom)
          .by("state", Publication::getState);

  private static final Orders<Candidate> IN_LINE =
      new Orders<Candidate>().by("rank", Candidate::getRank).by("state", Candidate::getState);

  private final Sources sources;
  private final HomesFile file;
  private final PoolFile pool;

  LinesController(Sources sources, HomesFile file) {
    this.sources = sources;
    this.file = file;
    this.pool = new PoolFile(file);
  }

  @GetMapping("/portal/publications")
  Object list(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String format,
      @ModelAttribute("say") Say say,
      Model model) {
    PublicationState wanted = Asked.one(PublicationState.class, state);
    if ("csv".equals(format)) {
      return file.list(
          "publications",
          PUBLICATION,
          Rows.all(publications(person, wanted), ORDERS.of(sort)),
          each -> row(each, say, person),
          person,
          model);
    }
    Found<Rows.Part<Publication>> page =
        Rows.page(publications(person, wanted), ORDERS.of(sort), cursor, Rows.SHOWN);
    model.addAttribute("page", page.orNull());
    model.addAttribute("states", PublicationState.values());
    model.addAttribute("refused", page instanceof Found.Refused<?> refused ? refused : null);
    model.addAttribute("away", Missing.of(List.of(page)));
    return "portal/home/publications";
  }

  private Rows.Ask<Publication> publications(Person person, @Nullable PublicationState state) {
    return (cursor, rows) ->
        sources.ask(
            person,
            PublicationsApi.class,
            api -> {
              PublicationPage page = api.listPublications(cursor, rows, null, null, state, null);
              return new Rows.Part<>(page.getItems(), page.getNext());
            });
  }

  private List<@Nullable Object> row(Publication each, Say say, Person person) {
    return Arrays.asList(
        each.getUnitReference(),
        say.party(each.getCorporationId()),
        each.getHome().getPostcodeArea(),
        Euro.plain(each.getHome().getRentCents()),
        each.getHome().getRooms(),
        each.getAvailableFrom(),
        file.say("home.line." + each.getState(), person.locale()));
  }

  /** Whether only who is in line, only who is not, or everybody the person may know. */
  private static @Nullable Boolean fits(@Nullable String who) {
    return "fits".equals(who) ? Boolean.TRUE : "not".equals(who) ? Boolean.FALSE : null;
  }

  @GetMapping("/portal/publications/{id}")
  Object one(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String who,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String format,
      @ModelAttribute("say") Say say,
      Model model) {
    Boolean fits = fits(who);
    if ("csv".equals(format)) {
      return pool.of(Rows.all(candidates(person, id, fits), IN_LINE.of(sort)), say, person, model);
    }
    var line =
        sources.meanwhile(
            () -> Rows.page(candidates(person, id, fits), IN_LINE.of(sort), cursor, Rows.SHOWN));
    var offered =
        sources.meanwhile(
            person,
            OffersApi.class,
            api -> api.listOffers(null, SHOWN_MAX, null, null, id, null, null));
    var first =
        sources.meanwhile(
            person, OverridesApi.class, api -> api.listOverrides(null, SHOWN_MAX, id, null));
    Found<Publication> found =
        sources.ask(person, PublicationsApi.class, api -> api.getPublication(id));
    Publication publication = found.orNull();
    if (publication == null) {
      return Outcome.instead(found, model);
    }
    Found<Unit> unit =
        sources.ask(person, UnitsApi.class, api -> api.getUnit(publication.getUnitId()));
    model.addAttribute("publication", publication);
    model.addAttribute("unit", unit.orNull());
    show(model, line, offered, first);
    return "portal/home/publication";
  }

  private static void show(
      Model model,
      Future<Found<Rows.Part<Candidate>>> line,
      Future<Found<OfferPage>> offered,
      Future<Found<RankOverridePage>> first) {
    Found<Rows.Part<Candidate>> page = Sources.answer(line);
    Found<OfferPage> offers = Sources.answer(offered);
    Found<RankOverridePage> overrides = Sources.answer(first);
    model.addAttribute("page", page.orNull());
    model.addAttribute("offers", offers.orNull());
    model.addAttribute("overrides", overrides.orNull());
    model.addAttribute("refused", page instanceof Found.Refused<?> refused ? refused : null);
    model.addAttribute("away", Missing.of(List.of(page, offers, overrides)));
  }

  private Rows.Ask<Candidate> candidates(Person person, UUID id, @Nullable Boolean fits) {
    return (cursor, rows) ->
        sources.ask(
            person,
            PublicationsApi.class,
            api -> {
              CandidatePage page = api.listCandidates(id, cursor, rows, fits);
              return new Rows.Part<>(page.getItems(), page.getNext());
            });
  }
}
