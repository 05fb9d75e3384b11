package nl.driehoek.gateway.portal.operations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.driehoek.contracts.http.operations.ConsistencyApi;
import nl.driehoek.contracts.http.operations.ParkedKeysApi;
import nl.driehoek.contracts.http.operations.model.Consistency;
import nl.driehoek.contracts.http.operations.model.ParkedKeyItem;
import nl.driehoek.contracts.http.operations.model.ParkedKeyList;
import nl.driehoek.contracts.http.operations.model.SubscriptionLag;
import nl.driehoek.gateway.health.Watch;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Orders;
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

/** How the whole stands: each source, each service's messages, and the keys that wait. */
@PortalPage
class OperationsController {
  private final Sources sources;
  private final Watch watch;
  private final MessageSource texts;

  OperationsController(Sources sources, Watch watch, MessageSource texts) {
    this.sources = sources;
    this.watch = watch;
    this.texts = texts;
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

  private static final Orders<Parked> ORDERS =
      new Orders<Parked>()
          .by("service", Parked::service)
          .by("type", each -> each.item().getType())
          .by("waiting", each -> each.item().getWaiting())
          .by("since", each -> each.item().getSince());

  @GetMapping("/portal/operations")
  String operations(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable String sort,
      Model model) {
    var asked = sources.meanwhileEach(person, ConsistencyApi.class, ConsistencyApi::getConsistency);
    List<Found<List<Parked>>> parked = parked(person);
    Map<String, Found<Consistency>> consistency = Sources.answers(asked);
    Found<?> no = refused(consistency.values(), parked);
    if (no != null) {
      return Outcome.instead(no, model);
    }
    var services = new ArrayList<Service>();
    consistency.forEach(
        (name, answer) ->
            Stream.ofNullable(answer.orNull())
                .forEach(known -> services.add(Service.of(name, known))));
    var all = new ArrayList<Found<?>>(consistency.values());
    all.addAll(parked);
    model.addAttribute("health", watch.states());
    model.addAttribute("services", services);
    model.addAttribute("parked", sorted(parked, ORDERS.of(sort)));
    model.addAttribute("away", Missing.of(all));
    return "portal/operations";
  }

  /** What waits for an operator, as a file. */
  @GetMapping(path = "/portal/operations", params = "format=csv")
  Object file(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable String sort,
      Model model) {
    List<Found<List<Parked>>> parked = parked(person);
    Found<Rows.Part<Parked>> all =
        parked.stream()
            .filter(each -> !(each instanceof Found.Known))
            .findFirst()
            .map(each -> Rows.map(each, none -> new Rows.Part<Parked>(none, null)))
            .orElseGet(
                () -> new Found.Known<>(new Rows.Part<>(sorted(parked, ORDERS.of(sort)), null)));
    Words words = Words.of(texts, person);
    return Csv.list(
        words.of("parked.file"),
        words.all(
            "parked.key", "operations.service", "parked.type", "parked.waiting", "parked.since"),
        all,
        each ->
            List.of(
                each.item().getKey(),
                words.of("service." + each.service()),
                each.item().getType(),
                each.item().getWaiting(),
                each.item().getSince()),
        words,
        model);
  }

  private List<Found<List<Parked>>> parked(Person person) {
    var asked = sources.meanwhileEach(person, ParkedKeysApi.class, ParkedKeysApi::listParkedKeys);
    return Sources.answers(asked).entrySet().stream()
        .map(each -> Rows.map(each.getValue(), list -> of(each.getKey(), list)))
        .toList();
  }

  private static List<Parked> of(String service, ParkedKeyList list) {
    return list.getItems().stream().map(item -> new Parked(service, item)).toList();
  }

  private static List<Parked> sorted(
      List<Found<List<Parked>>> parked, @Nullable Comparator<Parked> order) {
    Stream<Parked> all =
        parked.stream().flatMap(each -> Stream.ofNullable(each.orNull())).flatMap(List::stream);
    return (order == null ? all : all.sorted(order)).toList();
  }

  private static @Nullable Found<?> refused(
      Collection<? extends Found<?>> some, Collection<? extends Found<?>> others) {
    return Stream.concat(some.stream(), others.stream())
        .filter(Found.Refused.class::isInstance)
        .findFirst()
        .orElse(null);
  }
}
