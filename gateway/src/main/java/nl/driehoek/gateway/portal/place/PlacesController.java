package nl.driehoek.gateway.portal.place;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.capacity.model.Location;
import nl.driehoek.contracts.http.capacity.model.PlaceCharacteristic;
import nl.driehoek.contracts.http.capacity.model.PlaceState;
import nl.driehoek.gateway.clock.BusinessDay;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Missing;
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

/** The places board: per house the places, and what each is on which day. */
@PortalPage
class PlacesController {
  private static final int HOUSES_A_PAGE = 6;
  private static final String ALL = "";

  private final Houses houses;
  private final BusinessDay day;
  private final MessageSource texts;

  PlacesController(Sources sources, BusinessDay day, MessageSource texts) {
    this.houses = new Houses(sources);
    this.day = day;
    this.texts = texts;
  }

  @GetMapping("/portal/places")
  String board(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String days,
      @RequestParam(required = false) @Nullable String location,
      @RequestParam(defaultValue = ALL) String state,
      @RequestParam(defaultValue = ALL) String characteristic,
      @RequestParam(defaultValue = ALL) String sort,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    Wanted wanted = wanted(from, days, location, state, characteristic, sort);
    Found<List<Location>> found = houses.all(person);
    List<Location> all = found.orNull();
    if (all == null) {
      return Outcome.instead(found, model);
    }
    List<Location> chosen = chosen(all, wanted.locationId());
    Rows.Part<Location> page = Rows.cut(chosen, cursor, HOUSES_A_PAGE);
    List<Found<?>> missed = new ArrayList<>();
    model.addAttribute("houses", houses.of(person, page.items(), wanted, missed));
    model.addAttribute("page", page);
    model.addAttribute("locations", all);
    model.addAttribute("wanted", wanted);
    model.addAttribute("period", wanted.period());
    model.addAttribute("choices", Period.CHOICES);
    model.addAttribute("states", PlaceState.values());
    model.addAttribute("characteristics", PlaceCharacteristic.values());
    model.addAttribute("planner", person.caller().has("planner"));
    model.addAttribute("away", Missing.of(missed));
    return "portal/places";
  }

  @GetMapping(path = "/portal/places", params = "format=csv")
  Object file(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String days,
      @RequestParam(required = false) @Nullable String location,
      @RequestParam(defaultValue = ALL) String state,
      @RequestParam(defaultValue = ALL) String characteristic,
      @RequestParam(defaultValue = ALL) String sort,
      Model model) {
    Wanted wanted = wanted(from, days, location, state, characteristic, sort);
    Words words = Words.of(texts, person);
    Found<List<Location>> found = houses.all(person);
    List<Location> all = found.orNull();
    if (all == null) {
      return Outcome.instead(found, model);
    }
    return Csv.list(
        words.of("places.file"),
        words.all(
            "place.house", "place", "place.from", "place.last", "place.state", "place.reason"),
        houses.lines(person, chosen(all, wanted.locationId()), wanted),
        line -> row(line, words),
        words,
        model);
  }

  private static List<?> row(Houses.Line line, Words words) {
    Day what = line.run().what();
    return List.of(
        line.house(),
        line.place(),
        line.run().from(),
        line.run().last(),
        words.of("place.state." + what.key()),
        what.reason() == null ? "" : words.of("place.reason." + what.reason()));
  }

  private Wanted wanted(
      @Nullable String from,
      @Nullable String days,
      @Nullable String location,
      String state,
      String characteristic,
      String sort) {
    return new Wanted(
        Period.of(Asked.date(from), Asked.number(days), day.today()),
        Asked.uuid(location),
        state,
        characteristic,
        sort);
  }

  private static List<Location> chosen(List<Location> all, @Nullable UUID one) {
    return all.stream().filter(each -> one == null || each.getId().equals(one)).toList();
  }
}
