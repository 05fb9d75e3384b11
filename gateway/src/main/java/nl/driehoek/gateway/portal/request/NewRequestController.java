package nl.driehoek.gateway.portal.request;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.driehoek.contracts.http.capacity.LocationsApi;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.contracts.http.capacity.ResidentsApi;
import nl.driehoek.contracts.http.capacity.model.LivesAt;
import nl.driehoek.contracts.http.capacity.model.Location;
import nl.driehoek.contracts.http.capacity.model.NewOutflowRequest;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.contracts.http.capacity.model.ResidentPage;
import nl.driehoek.contracts.http.capacity.model.ResidentSummary;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The first step of a request: which resident, known by house and room and never by name. */
@PortalPage
class NewRequestController {
  private static final int PAGE_MAX = 200;

  /** Instead of a house: who lives in none. */
  private static final String NOWHERE = "none";

  private static final Comparator<Location> BY_NAME = Comparator.comparing(Location::getName);

  /** Room 2 comes before room 10. */
  private static final Comparator<ResidentSummary> BY_ROOM =
      Comparator.comparing((ResidentSummary each) -> room(each).length())
          .thenComparing(NewRequestController::room);

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-([0-9a-f]{12})");

  private final Sources sources;

  NewRequestController(Sources sources) {
    this.sources = sources;
  }

  /**
   * @param house a location, or {@link #NOWHERE}; null for none chosen yet
   * @param cursor of the page; null for the first
   */
  record Wanted(@Nullable String house, @Nullable String cursor) {}

  @GetMapping("/portal/requests/new")
  String choose(
      @RequestAttribute("person") Person person, @ModelAttribute Wanted wanted, Model model) {
    return chosen(person, wanted, model);
  }

  @PostMapping("/portal/requests/new")
  String start(
      @RequestAttribute("person") Person person,
      @RequestParam("once") String once,
      @RequestParam(name = "residentId", required = false) @Nullable String resident,
      @ModelAttribute Wanted wanted,
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
        withNumber(made), "req.new.done", next, model, () -> chosen(person, wanted, model));
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

  /**
   * Each resident who is listed is a reading of that person: so one house at a time, and who lives
   * nowhere only when asked for.
   */
  private String chosen(Person person, Wanted wanted, Model model) {
    Found<List<Location>> found =
        sources.ask(
            person, LocationsApi.class, api -> api.listLocations(null, PAGE_MAX).getItems());
    List<Location> houses = found.orNull();
    if (houses == null) {
      return Outcome.instead(found, model);
    }
    UUID house = houses.size() == 1 ? houses.getFirst().getId() : Asked.uuid(wanted.house());
    boolean nowhere = NOWHERE.equals(wanted.house());
    model.addAttribute("houses", houses.stream().sorted(BY_NAME).toList());
    model.addAttribute("house", nowhere ? NOWHERE : Objects.toString(house, ""));
    model.addAttribute("nowhere", nowhere);
    if (house == null && !nowhere) {
      return "portal/request/new";
    }
    Found<ResidentPage> residents =
        sources.ask(
            person,
            ResidentsApi.class,
            api -> api.listResidents(wanted.cursor(), PAGE_MAX, null, house, house != null));
    ResidentPage page = residents.orNull();
    if (page == null) {
      return Outcome.instead(residents, model);
    }
    model.addAttribute("choices", page.getItems().stream().sorted(BY_ROOM).toList());
    model.addAttribute("next", page.getNext());
    return "portal/request/new";
  }

  private static String room(ResidentSummary resident) {
    LivesAt lives = resident.getLivesAt();
    return lives == null ? "" : lives.getPlaceLabel();
  }
}
