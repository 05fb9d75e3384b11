package nl.driehoek.gateway.portal.home;

import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.housing.OffersApi;
import nl.driehoek.contracts.http.housing.PublicationsApi;
import nl.driehoek.contracts.http.housing.TenanciesApi;
import nl.driehoek.contracts.http.housing.UnitsApi;
import nl.driehoek.contracts.http.housing.model.EnergyLabel;
import nl.driehoek.contracts.http.housing.model.OfferPage;
import nl.driehoek.contracts.http.housing.model.PublicationPage;
import nl.driehoek.contracts.http.housing.model.TenancyPage;
import nl.driehoek.contracts.http.housing.model.Unit;
import nl.driehoek.contracts.http.housing.model.UnitPage;
import nl.driehoek.contracts.http.housing.model.UnitSort;
import nl.driehoek.contracts.http.housing.model.UnitState;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Missing;
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

/** The homes that a person may see, and one of them with all that became of it. */
@PortalPage
class HomesController {
  private static final int SHOWN_MAX = 50;

  private final Sources sources;
  private final HomesFile file;

  HomesController(Sources sources, HomesFile file) {
    this.sources = sources;
    this.file = file;
  }

  /** What the list is narrowed to, and its order. */
  record Filter(
      @Nullable UnitState state,
      @Nullable String area,
      @Nullable Integer rooms,
      @Nullable EnergyLabel label,
      @Nullable UnitSort sort) {
    static Filter of(
        @Nullable String state,
        @Nullable String area,
        @Nullable String rooms,
        @Nullable String label,
        @Nullable String sort) {
      return new Filter(
          Asked.one(UnitState.class, state),
          Asked.text(area),
          Asked.number(rooms),
          Asked.one(EnergyLabel.class, label),
          Asked.one(UnitSort.class, sort));
    }
  }

  @GetMapping("/portal/homes")
  Object list(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(required = false) @Nullable String rooms,
      @RequestParam(required = false) @Nullable String label,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String format,
      @ModelAttribute("say") Say say,
      Model model) {
    Filter filter = Filter.of(state, area, rooms, label, sort);
    if ("csv".equals(format)) {
      return file.homes(Rows.all(ask(person, filter), null), say, person, model);
    }
    Found<Rows.Part<Unit>> page = Rows.page(ask(person, filter), null, cursor, Rows.SHOWN);
    model.addAttribute("page", page.orNull());
    model.addAttribute("filter", filter);
    model.addAttribute("states", UnitState.values());
    model.addAttribute("labels", EnergyLabel.values());
    model.addAttribute("refused", page instanceof Found.Refused<?> refused ? refused : null);
    model.addAttribute("away", Missing.of(List.of(page)));
    return "portal/home/homes";
  }

  private Rows.Ask<Unit> ask(Person person, Filter filter) {
    return (cursor, rows) ->
        sources.ask(
            person,
            UnitsApi.class,
            api -> {
              UnitPage page =
                  api.listUnits(
                      cursor,
                      rows,
                      null,
                      null,
                      filter.state(),
                      filter.area(),
                      filter.rooms(),
                      filter.label(),
                      filter.sort());
              return new Rows.Part<>(page.getItems(), page.getNext());
            });
  }

  @GetMapping("/portal/homes/{id}")
  String one(@RequestAttribute("person") Person person, @PathVariable String id, Model model) {
    UUID home = Asked.uuid(id);
    if (home == null) {
      return Outcome.notFound(model);
    }
    var lines =
        sources.meanwhile(
            person,
            PublicationsApi.class,
            api -> api.listPublications(null, SHOWN_MAX, null, null, null, home));
    var offered =
        sources.meanwhile(
            person,
            OffersApi.class,
            api -> api.listOffers(null, SHOWN_MAX, null, null, null, home, null));
    var let =
        sources.meanwhile(
            person,
            TenanciesApi.class,
            api -> api.listTenancies(null, SHOWN_MAX, null, null, home, null));
    Found<Unit> found = sources.ask(person, UnitsApi.class, api -> api.getUnit(home));
    Unit unit = found.orNull();
    if (unit == null) {
      return Outcome.instead(found, model);
    }
    Found<PublicationPage> publications = Sources.answer(lines);
    Found<OfferPage> offers = Sources.answer(offered);
    Found<TenancyPage> tenancies = Sources.answer(let);
    model.addAttribute("unit", unit);
    model.addAttribute("publications", publications.orNull());
    model.addAttribute("offers", offers.orNull());
    model.addAttribute("tenancies", tenancies.orNull());
    model.addAttribute("away", Missing.of(List.of(publications, offers, tenancies)));
    return "portal/home/home";
  }
}
