package nl.driehoek.gateway.portal.home;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.housing.OverridesApi;
import nl.driehoek.contracts.http.housing.PublicationsApi;
import nl.driehoek.contracts.http.housing.model.OverrideDecision;
import nl.driehoek.contracts.http.housing.model.OverrideStatus;
import nl.driehoek.contracts.http.housing.model.Publication;
import nl.driehoek.contracts.http.housing.model.RankOverride;
import nl.driehoek.contracts.http.housing.model.RankOverridePage;
import nl.driehoek.gateway.portal.Asked;
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
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Proposals to place a candidate first: one person proposes, another decides. */
@PortalPage
class OverridesController {
  private static final List<String> HEAD =
      List.of("request", "reason", "note", "proposed.by", "proposed.at", "status", "decided.by");

  private static final Orders<RankOverride> ORDERS =
      new Orders<RankOverride>()
          .by("proposed", RankOverride::getProposedAt)
          .by("reason", RankOverride::getReason)
          .by("status", RankOverride::getStatus);

  private final Sources sources;
  private final HomesFile file;

  OverridesController(Sources sources, HomesFile file) {
    this.sources = sources;
    this.file = file;
  }

  @GetMapping("/portal/overrides")
  Object list(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String format,
      @ModelAttribute("say") Say say,
      Model model) {
    OverrideStatus wanted = Asked.one(OverrideStatus.class, status);
    if ("csv".equals(format)) {
      return file.list(
          "overrides",
          HEAD,
          Rows.all(ask(person, wanted), ORDERS.of(sort)),
          each -> row(each, say, person),
          person,
          model);
    }
    Found<Rows.Part<RankOverride>> page =
        Rows.page(ask(person, wanted), ORDERS.of(sort), cursor, Rows.SHOWN);
    model.addAttribute("page", page.orNull());
    model.addAttribute("statuses", OverrideStatus.values());
    model.addAttribute("refused", page instanceof Found.Refused<?> refused ? refused : null);
    model.addAttribute("away", Missing.of(List.of(page)));
    return "portal/home/overrides";
  }

  private Rows.Ask<RankOverride> ask(Person person, @Nullable OverrideStatus status) {
    return (cursor, rows) ->
        sources.ask(
            person,
            OverridesApi.class,
            api -> {
              RankOverridePage page = api.listOverrides(cursor, rows, null, status);
              return new Rows.Part<>(page.getItems(), page.getNext());
            });
  }

  private List<@Nullable Object> row(RankOverride each, Say say, Person person) {
    return Arrays.asList(
        each.getRequestId(),
        file.say("home.override.reason." + each.getReason(), person.locale()),
        each.getNote(),
        say.party(each.getProposedByOrganisationId()),
        each.getProposedAt(),
        file.say("home.override.status." + each.getStatus(), person.locale()),
        say.party(each.getDecidedByOrganisationId()));
  }

  @GetMapping("/portal/overrides/{id}")
  String one(@RequestAttribute("person") Person person, @PathVariable UUID id, Model model) {
    Found<RankOverride> found = sources.ask(person, OverridesApi.class, api -> api.getOverride(id));
    RankOverride override = found.orNull();
    if (override == null) {
      return Outcome.instead(found, model);
    }
    Found<Publication> publication =
        sources.ask(
            person, PublicationsApi.class, api -> api.getPublication(override.getPublicationId()));
    model.addAttribute("override", override);
    model.addAttribute("publication", publication.orNull());
    model.addAttribute("away", Missing.of(List.of(publication)));
    return "portal/home/override";
  }

  @PostMapping("/portal/overrides/{id}")
  String decide(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam String once,
      Model model) {
    String approved = form.getFirst("approved");
    OverrideDecision decision =
        new OverrideDecision()
            .approved(approved == null ? null : approved.equals("true"))
            .reason(Asked.text(form.getFirst("reason")));
    Found<RankOverride> done =
        sources.ask(person, OverridesApi.class, api -> api.decideOverride(id, once, decision));
    return Outcome.of(
        done,
        "home.override.decided",
        "/portal/overrides/" + id,
        model,
        () -> one(person, id, model));
  }
}
