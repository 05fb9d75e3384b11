package nl.driehoek.gateway.portal.home;

import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.housing.OverridesApi;
import nl.driehoek.contracts.http.housing.PublicationsApi;
import nl.driehoek.contracts.http.housing.model.Explanation;
import nl.driehoek.contracts.http.housing.model.OverrideDraft;
import nl.driehoek.contracts.http.housing.model.OverrideReason;
import nl.driehoek.contracts.http.housing.model.Publication;
import nl.driehoek.contracts.http.housing.model.RankChanges;
import nl.driehoek.contracts.http.housing.model.RankOverride;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Why a candidate has this rank, or none; and proposing to place a candidate first. */
@PortalPage
class CandidateController {
  private final Sources sources;

  CandidateController(Sources sources) {
    this.sources = sources;
  }

  @GetMapping("/portal/publications/{id}/candidates/{request}")
  String why(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @PathVariable UUID request,
      Model model) {
    var asked =
        sources.meanwhile(person, PublicationsApi.class, api -> api.listRankChanges(id, request));
    var home = sources.meanwhile(person, PublicationsApi.class, api -> api.getPublication(id));
    Found<Explanation> found =
        sources.ask(person, PublicationsApi.class, api -> api.explainCandidate(id, request));
    Explanation why = found.orNull();
    if (why == null) {
      return Outcome.instead(found, model);
    }
    Found<RankChanges> changes = Sources.answer(asked);
    Found<Publication> publication = Sources.answer(home);
    model.addAttribute("id", id);
    model.addAttribute("why", why);
    model.addAttribute("changes", changes.orNull());
    model.addAttribute("publication", publication.orNull());
    model.addAttribute("reasons", OverrideReason.values());
    model.addAttribute("away", Missing.of(List.of(changes, publication)));
    return "portal/home/candidate";
  }

  @PostMapping("/portal/publications/{id}/candidates/{request}")
  String propose(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @PathVariable UUID request,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam String once,
      Model model) {
    OverrideDraft draft =
        new OverrideDraft()
            .requestId(request)
            .reason(Asked.one(OverrideReason.class, form.getFirst("reason")))
            .note(Asked.text(form.getFirst("note")));
    Found<RankOverride> done =
        sources.ask(person, OverridesApi.class, api -> api.proposeOverride(id, once, draft));
    RankOverride proposed = done.orNull();
    return Outcome.of(
        done,
        "home.override.proposed",
        proposed == null ? "" : "/portal/overrides/" + proposed.getOverrideId(),
        model,
        () -> why(person, id, request, model));
  }
}
