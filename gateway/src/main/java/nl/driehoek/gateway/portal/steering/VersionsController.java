package nl.driehoek.gateway.portal.steering;

import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.covenant.CovenantsApi;
import nl.driehoek.contracts.http.covenant.SignaturesApi;
import nl.driehoek.contracts.http.covenant.VersionsApi;
import nl.driehoek.contracts.http.covenant.model.Covenant;
import nl.driehoek.contracts.http.covenant.model.CovenantVersion;
import nl.driehoek.contracts.http.covenant.model.Differences;
import nl.driehoek.contracts.http.covenant.model.Signature;
import nl.driehoek.contracts.http.covenant.model.SignatureRequest;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.party.Organisations;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** One version of a covenant: its text, what changed, who signed; and signing it. */
@PortalPage
class VersionsController {
  private final Sources sources;
  private final Organisations organisations;

  VersionsController(Sources sources, Organisations organisations) {
    this.sources = sources;
    this.organisations = organisations;
  }

  @GetMapping("/portal/covenants/{id}/versions/{version}")
  String one(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @PathVariable int version,
      @RequestParam(required = false) @Nullable Integer since,
      Model model) {
    return show(person, id, version, since, model);
  }

  private String show(Person person, UUID id, int version, @Nullable Integer since, Model model) {
    var asked = sources.meanwhile(person, CovenantsApi.class, api -> api.getCovenant(id, null));
    Found<CovenantVersion> found =
        sources.ask(person, VersionsApi.class, api -> api.getVersion(id, version, null));
    CovenantVersion text = found.orNull();
    if (text == null) {
      return Outcome.instead(found, model);
    }
    Integer earlier = since == null && version > 1 ? Integer.valueOf(version - 1) : since;
    if (earlier != null) {
      Found<Differences> differences =
          sources.ask(
              person, VersionsApi.class, api -> api.listDifferences(id, version, earlier, null));
      Differences known = differences.orNull();
      model.addAttribute("differences", known == null ? null : known.getItems());
      model.addAttribute("away", Missing.of(List.of(differences)));
    }
    Covenant covenant = Sources.answer(asked).orNull();
    UUID own = person.caller().organisationId();
    model.addAttribute("covenant", id);
    model.addAttribute("text", text);
    model.addAttribute("since", earlier);
    model.addAttribute("waitsForUs", text.getMissingSignatures().contains(own));
    model.addAttribute("director", person.role().equals("director"));
    model.addAttribute(
        "names", organisations.names(person, covenant == null ? List.of() : List.of(covenant)));
    return "portal/covenant-version";
  }

  @PostMapping("/portal/covenants/{id}/versions/{version}/signature")
  String sign(
      @RequestAttribute("person") Person person,
      @PathVariable UUID id,
      @PathVariable int version,
      @RequestParam String hash,
      @RequestParam String once,
      Model model) {
    Found<Signature> signed =
        sources.ask(
            person,
            SignaturesApi.class,
            api ->
                api.signCovenant(
                    id, once, new SignatureRequest().version(version).hash(hash), null));
    return Outcome.of(
        signed,
        "version.signed",
        "/portal/covenants/" + id,
        model,
        () -> show(person, id, version, null, model));
  }
}
