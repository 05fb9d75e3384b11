package nl.driehoek.gateway.portal.operations;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.driehoek.contracts.http.operations.AuditApi;
import nl.driehoek.contracts.http.operations.model.AuditChain;
import nl.driehoek.contracts.http.operations.model.OtherAuditChain;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/**
 * Whether the trail of each service is as it was sealed, and what other services kept of its end.
 */
@PortalPage
class AuditChainsController {
  private final Sources sources;

  AuditChainsController(Sources sources) {
    this.sources = sources;
  }

  /** What one service heard of the trail of another. */
  record Witness(String by, OtherAuditChain said) {}

  /**
   * The trail of one service.
   *
   * @param own what the service says itself; null while it is away
   * @param witnesses who keep its end
   */
  record Chain(String service, @Nullable AuditChain own, List<Witness> witnesses) {

    /** The seals do not fit the rows. */
    public boolean broken() {
      return own != null && !own.getIntact();
    }

    /** Those whom the service told something else than it had told before. */
    public List<Witness> contradicted() {
      return witnesses.stream().filter(each -> each.said().getContradictions() > 0).toList();
    }
  }

  @GetMapping("/portal/audit/chains")
  String chains(@RequestAttribute("person") Person person, Model model) {
    Map<String, Found<AuditChain>> answers =
        Sources.answers(sources.meanwhileEach(person, AuditApi.class, AuditApi::verifyAuditChain));
    for (Found<AuditChain> answer : answers.values()) {
      if (answer instanceof Found.Refused<?>) {
        return Outcome.instead(answer, model);
      }
    }
    List<Chain> chains =
        Sources.SERVICES.stream()
            .map(name -> new Chain(name, of(answers, name), witnesses(answers, name)))
            .toList();
    model.addAttribute("chains", chains);
    model.addAttribute("away", Missing.of(answers.values()));
    return "portal/audit-chains";
  }

  private static @Nullable AuditChain of(Map<String, Found<AuditChain>> answers, String name) {
    Found<AuditChain> answer = answers.get(name);
    return answer == null ? null : answer.orNull();
  }

  private static List<Witness> witnesses(Map<String, Found<AuditChain>> answers, String name) {
    return answers.keySet().stream()
        .flatMap(
            by ->
                Stream.ofNullable(of(answers, by))
                    .flatMap(chain -> chain.getOthers().stream())
                    .filter(other -> other.getService().equals(name))
                    .map(other -> new Witness(by, other)))
        .toList();
  }
}
