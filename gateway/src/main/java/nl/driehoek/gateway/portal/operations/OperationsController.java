package nl.driehoek.gateway.portal.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.driehoek.contracts.http.operations.ConsistencyApi;
import nl.driehoek.contracts.http.operations.ParkedKeysApi;
import nl.driehoek.contracts.http.operations.model.Consistency;
import nl.driehoek.contracts.http.operations.model.ParkedKeyItem;
import nl.driehoek.contracts.http.operations.model.ParkedKeyList;
import nl.driehoek.contracts.http.operations.model.SubscriptionLag;
import nl.driehoek.gateway.health.Watch;
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

/** How the whole stands: each source, each service's messages, and the keys that wait. */
@PortalPage
class OperationsController {
  private final Sources sources;
  private final Watch watch;

  OperationsController(Sources sources, Watch watch) {
    this.sources = sources;
    this.watch = watch;
  }

  /**
   * How the messages of one service stand.
   *
   * @param lag messages that it has still to read, over all its subscriptions
   */
  record Service(String name, Consistency answer, long lag) {
    static Service of(String name, Consistency answer) {
      List<SubscriptionLag> lags = answer.getConsumerLag();
      long lag = lags == null ? 0 : lags.stream().mapToLong(SubscriptionLag::getMessages).sum();
      return new Service(name, answer, lag);
    }
  }

  /** A key that waits for an operator. */
  record Parked(String service, ParkedKeyItem item) {}

  @GetMapping("/portal/operations")
  String operations(@RequestAttribute("person") Person person, Model model) {
    var asked =
        Sources.SERVICES.stream()
            .map(
                name ->
                    sources.meanwhile(
                        () ->
                            sources.ask(
                                person,
                                name,
                                ConsistencyApi.class,
                                ConsistencyApi::getConsistency)))
            .toList();
    var waiting =
        Sources.SERVICES.stream()
            .map(
                name ->
                    sources.meanwhile(
                        () ->
                            sources.ask(
                                person, name, ParkedKeysApi.class, ParkedKeysApi::listParkedKeys)))
            .toList();
    List<Found<Consistency>> consistency = asked.stream().map(Sources::answer).toList();
    List<Found<ParkedKeyList>> parked = waiting.stream().map(Sources::answer).toList();
    Found<?> no = refused(consistency, parked);
    if (no != null) {
      return Outcome.instead(no, model);
    }
    var services = new ArrayList<Service>();
    var keys = new ArrayList<Parked>();
    for (int at = 0; at < Sources.SERVICES.size(); at++) {
      String name = Sources.SERVICES.get(at);
      Stream.ofNullable(consistency.get(at).orNull())
          .forEach(answer -> services.add(Service.of(name, answer)));
      Stream.ofNullable(parked.get(at).orNull())
          .flatMap(list -> list.getItems().stream())
          .forEach(item -> keys.add(new Parked(name, item)));
    }
    var all = new ArrayList<Found<?>>(consistency);
    all.addAll(parked);
    model.addAttribute("health", watch.states());
    model.addAttribute("services", services);
    model.addAttribute("parked", keys);
    model.addAttribute("away", Missing.of(all));
    return "portal/operations";
  }

  private static @Nullable Found<?> refused(
      List<? extends Found<?>> some, List<? extends Found<?>> others) {
    return Stream.concat(some.stream(), others.stream())
        .filter(Found.Refused.class::isInstance)
        .findFirst()
        .orElse(null);
  }
}
