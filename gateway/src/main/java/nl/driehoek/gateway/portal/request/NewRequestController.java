package nl.driehoek.gateway.portal.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.driehoek.contracts.http.capacity.LocationsApi;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.contracts.http.capacity.PlacesApi;
import nl.driehoek.contracts.http.capacity.StaysApi;
import nl.driehoek.contracts.http.capacity.model.Location;
import nl.driehoek.contracts.http.capacity.model.NewOutflowRequest;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.contracts.http.capacity.model.Place;
import nl.driehoek.contracts.http.capacity.model.ResidentSummary;
import nl.driehoek.contracts.http.capacity.model.Stay;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The first step of a request: which resident, known by house and room and never by name. */
@PortalPage
class NewRequestController {
  private static final int PAGE = 200;
  private static final int PAGES_MAX = 25;
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-([0-9a-f]{12})");

  private final Sources sources;
  private final Residents residents;

  NewRequestController(Sources sources) {
    this.sources = sources;
    this.residents = new Residents(sources);
  }

  /**
   * A resident to choose.
   *
   * @param house null for who lives in no place now
   * @param since first day of the stay
   */
  record Choice(
      UUID residentId,
      String pseudonym,
      @Nullable String house,
      @Nullable String room,
      @Nullable LocalDate since) {}

  @GetMapping("/portal/requests/new")
  String choose(
      @RequestAttribute("person") Person person,
      @RequestParam(name = "house", required = false) @Nullable String house,
      Model model) {
    return chosen(person, house, model);
  }

  @PostMapping("/portal/requests/new")
  String start(
      @RequestAttribute("person") Person person,
      @RequestParam("once") String once,
      @RequestParam(name = "residentId", required = false) @Nullable String resident,
      @RequestParam(name = "house", required = false) @Nullable String house,
      Model model) {
    UUID id = Asked.uuid(resident);
    NewOutflowRequest draft = new NewOutflowRequest();
    if (id != null) {
      draft.setResidentId(id);
    }
    Found<OutflowRequest> made =
        sources.ask(person, OutflowRequestsApi.class, api -> api.createOutflowRequest(once, draft));
    OutflowRequest request = made.orNull();
    String next = request == null ? "" : "/portal/requests/" + request.getId() + "/draft";
    return Outcome.of(
        withNumber(made), "req.new.done", next, model, () -> chosen(person, house, model));
  }

  /** A refusal may name another request: by its number, as everywhere on the pages. */
  private static Found<OutflowRequest> withNumber(Found<OutflowRequest> found) {
    return found instanceof Found.Refused<OutflowRequest> refused
        ? new Found.Refused<>(
            refused.status(),
            refused.title(),
            ID.matcher(refused.detail()).replaceAll("$1"),
            refused.faults())
        : found;
  }

  private String chosen(Person person, @Nullable String house, Model model) {
    var stays = sources.meanwhile(() -> stays(person));
    var places = sources.meanwhile(() -> places(person));
    var houses = sources.meanwhile(() -> houses(person));
    Found<List<ResidentSummary>> found = residents.all(person);
    Found<List<Stay>> lived = Sources.answer(stays);
    Found<Map<UUID, Place>> rooms = Sources.answer(places);
    Found<List<Location>> known = Sources.answer(houses);
    List<ResidentSummary> all = found.orNull();
    if (all == null) {
      return Outcome.instead(found, model);
    }
    List<Choice> choices =
        choices(all, orNone(lived, List.of()), orNone(rooms, Map.of()), orNone(known, List.of()));
    model.addAttribute(
        "choices",
        choices.stream()
            .filter(each -> house == null || house.isEmpty() || house.equals(each.house()))
            .toList());
    model.addAttribute("house", house == null ? "" : house);
    model.addAttribute(
        "houses", orNone(known, List.of()).stream().map(Location::getName).sorted().toList());
    model.addAttribute("away", Missing.of(List.of(lived, rooms, known)));
    return "portal/request/new";
  }

  private static List<Choice> choices(
      List<ResidentSummary> all, List<Stay> stays, Map<UUID, Place> places, List<Location> houses) {
    Map<UUID, Stay> byResident = new HashMap<>();
    stays.forEach(each -> byResident.put(each.getResidentId(), each));
    Map<UUID, String> names = new HashMap<>();
    houses.forEach(each -> names.put(each.getId(), each.getName()));
    return all.stream()
        .map(
            each -> {
              Stay stay = byResident.get(each.getId());
              Place place = stay == null ? null : places.get(stay.getPlaceId());
              return new Choice(
                  each.getId(),
                  each.getPseudonym().substring(0, Math.min(6, each.getPseudonym().length())),
                  stay == null ? null : names.get(stay.getLocationId()),
                  place == null ? null : place.getLabel(),
                  stay == null ? null : stay.getStartedOn());
            })
        .sorted(
            Comparator.comparing(Choice::house, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(each -> each.room() == null ? 0 : each.room().length())
                .thenComparing(Choice::room, Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  private Found<List<Stay>> stays(Person person) {
    return sources.ask(
        person,
        StaysApi.class,
        api -> {
          List<Stay> all = new ArrayList<>();
          walk(
              cursor -> {
                var page = api.listStays(null, null, null, cursor, PAGE);
                page.getItems().stream()
                    .filter(each -> each.getEndedOn() == null)
                    .forEach(all::add);
                return page.getNext();
              });
          return List.copyOf(all);
        });
  }

  private Found<Map<UUID, Place>> places(Person person) {
    return sources.ask(
        person,
        PlacesApi.class,
        api -> {
          Map<UUID, Place> all = new HashMap<>();
          walk(
              cursor -> {
                var page = api.listPlaces(null, null, null, null, cursor, PAGE);
                page.getItems().forEach(each -> all.put(each.getId(), each));
                return page.getNext();
              });
          return Map.copyOf(all);
        });
  }

  private Found<List<Location>> houses(Person person) {
    return sources.ask(person, LocationsApi.class, api -> api.listLocations(null, PAGE).getItems());
  }

  private static void walk(Function<@Nullable String, @Nullable String> page) {
    String cursor = null;
    int pages = 0;
    do {
      cursor = page.apply(cursor);
      pages++;
    } while (cursor != null && pages < PAGES_MAX);
  }

  private static <T> T orNone(Found<T> found, T none) {
    T value = found.orNull();
    return value == null ? none : value;
  }
}
