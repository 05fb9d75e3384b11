package nl.driehoek.gateway.portal.own;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.driehoek.contracts.http.capacity.ObjectionsApi;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.contracts.http.capacity.model.Journey;
import nl.driehoek.contracts.http.capacity.model.JourneyEntry;
import nl.driehoek.contracts.http.capacity.model.ObjectionPage;
import nl.driehoek.contracts.http.capacity.model.OutflowAction;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.contracts.http.housing.CandidaciesApi;
import nl.driehoek.contracts.http.housing.PublicationsApi;
import nl.driehoek.contracts.http.housing.TenanciesApi;
import nl.driehoek.contracts.http.housing.model.Candidacy;
import nl.driehoek.contracts.http.housing.model.Explanation;
import nl.driehoek.contracts.http.housing.model.LinePlace;
import nl.driehoek.contracts.http.housing.model.Tenancy;
import nl.driehoek.contracts.http.housing.model.TenancyPage;
import nl.driehoek.contracts.http.housing.model.TenancyState;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.Rows;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/** Where a resident is on the way to an own home, who acts now, and what the resident may do. */
@PortalPage
class MyPathController {
  private static final int LOOKS_SHOWN = 5;

  /** Steps with which a request stops by a decision. */
  private static final Set<String> REFUSALS = Set.of("NOT_READY", "NOT_URGENT");

  private static final int LOOKS_READ = 100;
  private static final int ROWS = 20;

  private final Sources sources;
  private final Looks looks;
  private final MessageSource texts;

  MyPathController(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.looks = new Looks(sources);
    this.texts = texts;
  }

  @GetMapping("/portal/my-path")
  String path(@RequestAttribute("person") Person person, Model model) {
    if (!person.caller().has("resident")) {
      return Outcome.notFound(model);
    }
    var atHousing =
        sources.meanwhile(() -> looks.of(person, "housing", "-at").from(null, LOOKS_READ));
    var atCapacity =
        sources.meanwhile(() -> looks.of(person, "capacity", "-at").from(null, LOOKS_READ));
    Found<Requests> found = Requests.of(sources, person);
    Requests requests = found.orNull();
    if (requests == null) {
      return Outcome.instead(found, model);
    }
    List<Found<?>> missed = new ArrayList<>();
    OutflowRequest current = requests.current();
    if (current != null) {
      show(person, current, missed, model);
    }
    Found<Rows.Part<Look.Entry>> housing = Sources.answer(atHousing);
    Found<Rows.Part<Look.Entry>> capacity = Sources.answer(atCapacity);
    missed.add(housing);
    missed.add(capacity);
    model.addAttribute("request", current);
    model.addAttribute(
        "looks", newest(person, requests.municipalities(), housing.orNull(), capacity.orNull()));
    model.addAttribute("away", Missing.of(missed));
    return "portal/my-path";
  }

  private void show(Person person, OutflowRequest request, List<Found<?>> missed, Model model) {
    UUID id = request.getId();
    Future<Found<Journey>> journey =
        sources.meanwhile(person, OutflowRequestsApi.class, api -> api.getJourney(id));
    Future<Found<ObjectionPage>> objections =
        sources.meanwhile(
            person, ObjectionsApi.class, api -> api.listObjectionsOfRequest(id, null, ROWS));
    // Of housing: it knows the agreement that is still to be signed, the request does not.
    Future<Found<TenancyPage>> tenancy =
        sources.meanwhile(
            person, TenanciesApi.class, api -> api.listTenancies(null, ROWS, null, id, null, null));
    Found<Candidacy> candidacy =
        sources.ask(person, CandidaciesApi.class, api -> api.getCandidacy(id));
    line(person, candidacy, missed, model);
    Found<Journey> steps = Sources.answer(journey);
    Found<ObjectionPage> made = Sources.answer(objections);
    missed.addAll(List.of(candidacy, steps, made));
    Journey known = steps.orNull();
    List<JourneyEntry> entries = known == null ? List.of() : known.getItems();
    model.addAttribute("steps", Step.of(request, entries));
    model.addAttribute(
        "refusal",
        entries.stream()
            .filter(each -> REFUSALS.contains(each.getStep()))
            .map(JourneyEntry::getWords)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
    ObjectionPage page = made.orNull();
    model.addAttribute("objections", page == null ? List.of() : page.getItems());
    model.addAttribute(
        "withdraw",
        request.getActions().stream()
            .filter(each -> each.getAction() == OutflowAction.WITHDRAW)
            .findFirst()
            .orElse(null));
    Found<TenancyPage> agreed = Sources.answer(tenancy);
    missed.add(agreed);
    model.addAttribute("tenancy", TenancyView.of(going(agreed.orNull()), person.locale()));
  }

  private static @Nullable Tenancy going(@Nullable TenancyPage page) {
    return page == null
        ? null
        : page.getItems().stream()
            .filter(each -> each.getState() != TenancyState.CANCELLED)
            .findFirst()
            .orElse(null);
  }

  /** The best place in a line, with why; the other places without. */
  private void line(Person person, Found<Candidacy> found, List<Found<?>> missed, Model model) {
    Candidacy candidacy = found.orNull();
    model.addAttribute("candidacy", candidacy);
    if (candidacy == null) {
      return;
    }
    List<LinePlace> places =
        Objects.requireNonNullElse(candidacy.getPlaces(), List.<LinePlace>of()).stream()
            .sorted(Comparator.comparing(LinePlace::getRank))
            .toList();
    model.addAttribute("places", places);
    if (!places.isEmpty()) {
      UUID best = places.getFirst().getPublicationId();
      Found<Explanation> why =
          sources.ask(
              person,
              PublicationsApi.class,
              api -> api.explainCandidate(best, candidacy.getRequestId()));
      missed.add(why);
      model.addAttribute("line", Line.of(why.orNull(), person.locale()));
    }
  }

  /** Newest first; what the same person did again on the same day stands once. */
  private List<Look> newest(
      Person person,
      Set<UUID> municipalities,
      Rows.@Nullable Part<Look.Entry> housing,
      Rows.@Nullable Part<Look.Entry> capacity) {
    return Stream.of(housing, capacity)
        .filter(Objects::nonNull)
        .flatMap(page -> page.items().stream())
        .map(entry -> Look.of(entry, person, municipalities, texts))
        .filter(look -> !look.own())
        .sorted(Comparator.comparing(Look::at).reversed())
        .collect(
            Collectors.toMap(
                Look::sameDay, look -> look, (newer, older) -> newer, LinkedHashMap::new))
        .values()
        .stream()
        .limit(LOOKS_SHOWN)
        .toList();
  }
}
