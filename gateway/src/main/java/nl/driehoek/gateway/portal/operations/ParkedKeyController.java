package nl.driehoek.gateway.portal.operations;

import java.util.UUID;
import nl.driehoek.contracts.http.operations.ParkedKeysApi;
import nl.driehoek.contracts.http.operations.model.OperatorReason;
import nl.driehoek.contracts.http.operations.model.ParkedKeyItem;
import nl.driehoek.contracts.http.operations.model.ParkedKeyList;
import nl.driehoek.contracts.http.operations.model.RepairResult;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One key that waits: first what would come of it, then handling it again or giving up. */
@PortalPage
@RequestMapping("/portal/operations/parked/{service}/{subscription}/{key}")
class ParkedKeyController {
  private final Sources sources;

  ParkedKeyController(Sources sources) {
    this.sources = sources;
  }

  /** The address of a key. */
  record At(String service, String subscription, UUID key) {}

  /** What an operator can do with it. */
  enum Repair {
    REPLAY,
    SKIP
  }

  @GetMapping
  String one(
      @RequestAttribute("person") Person person,
      @PathVariable String service,
      @PathVariable String subscription,
      @PathVariable UUID key,
      Model model) {
    return show(person, new At(service, subscription, key), model);
  }

  private String show(Person person, At at, Model model) {
    if (!Sources.SERVICES.contains(at.service())) {
      return Outcome.notFound(model);
    }
    Found<ParkedKeyList> found =
        sources.ask(person, at.service(), ParkedKeysApi.class, ParkedKeysApi::listParkedKeys);
    ParkedKeyList list = found.orNull();
    if (list == null) {
      return Outcome.instead(found, model);
    }
    ParkedKeyItem item =
        list.getItems().stream()
            .filter(each -> each.getKey().equals(at.key()))
            .filter(each -> each.getSubscription().equals(at.subscription()))
            .findFirst()
            .orElse(null);
    if (item == null) {
      return Outcome.notFound(model);
    }
    model.addAttribute("at", at);
    model.addAttribute("it", item);
    model.addAttribute("repairs", Repair.values());
    return "portal/parked-key";
  }

  /** A trial: nothing is kept but the row in the audit trail. */
  @PostMapping("/trial")
  String attempt(
      @RequestAttribute("person") Person person,
      @PathVariable String service,
      @PathVariable String subscription,
      @PathVariable UUID key,
      @RequestParam(defaultValue = "REPLAY") Repair repair,
      @RequestParam String reason,
      @RequestParam String once,
      Model model) {
    var at = new At(service, subscription, key);
    if (!Sources.SERVICES.contains(service)) {
      return Outcome.notFound(model);
    }
    Found<RepairResult> result = repair(person, at, repair, reason, once, true);
    RepairResult known = result.orNull();
    if (known == null) {
      return Outcome.of(result, "", "", model, () -> show(person, at, model));
    }
    model.addAttribute("trial", known);
    model.addAttribute("repair", repair);
    model.addAttribute("reason", reason);
    return show(person, at, model);
  }

  @PostMapping("/repair")
  String repair(
      @RequestAttribute("person") Person person,
      @PathVariable String service,
      @PathVariable String subscription,
      @PathVariable UUID key,
      @RequestParam Repair repair,
      @RequestParam String reason,
      @RequestParam String once,
      Model model) {
    var at = new At(service, subscription, key);
    if (!Sources.SERVICES.contains(service)) {
      return Outcome.notFound(model);
    }
    Found<RepairResult> result = repair(person, at, repair, reason, once, false);
    RepairResult known = result.orNull();
    boolean solved = known != null && known.getWaiting() == 0;
    return Outcome.of(
        result,
        solved ? "parked.solved" : "parked.still",
        "/portal/operations",
        model,
        () -> show(person, at, model));
  }

  private Found<RepairResult> repair(
      Person person, At at, Repair repair, String reason, String once, boolean dryRun) {
    var why = new OperatorReason().reason(reason);
    return sources.ask(
        person,
        at.service(),
        ParkedKeysApi.class,
        api ->
            switch (repair) {
              case REPLAY -> api.replayParkedKey(at.subscription(), at.key(), once, why, dryRun);
              case SKIP -> api.skipParkedKey(at.subscription(), at.key(), once, why, dryRun);
            });
  }
}
