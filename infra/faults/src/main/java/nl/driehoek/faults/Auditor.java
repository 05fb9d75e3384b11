package nl.driehoek.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.driehoek.faults.Load.Ended;
import nl.driehoek.local.http.SuiteClient;
import tools.jackson.databind.JsonNode;

/**
 * An independent checker: reads through the gateway, as the auditor, what every service says of
 * itself, and compares. To be asked when nothing is under way.
 */
final class Auditor {

  private static final int ASKED_MAX = 20;
  private static final Set<String> FINAL =
      Set.of("PLACED", "WITHDRAWN", "REJECTED", "LAPSED", "EXPIRED");

  private final SuiteClient suite;
  private final SuiteClient.As ada;
  private final SuiteClient.As director;
  private final UUID covenant;
  private final List<String> breaches = new ArrayList<>();

  private Auditor(SuiteClient suite, UUID covenant) {
    this.suite = suite;
    this.ada = suite.as("ada");
    this.director = suite.as("mark");
    this.covenant = covenant;
  }

  /**
   * Checks everything.
   *
   * @param ended what was promised to those who did the work
   * @return every breach, in words; none when all promises hold
   */
  static List<String> check(SuiteClient suite, UUID covenant, List<Ended> ended) {
    Auditor auditor = new Auditor(suite, covenant);
    auditor.check(ended);
    return auditor.breaches;
  }

  private void check(List<Ended> ended) {
    List<JsonNode> requests = all("/capacity/v1/outflow-requests");
    List<JsonNode> tenancies = all("/housing/v1/tenancies");
    Map<String, JsonNode> byId = byField(requests, "id");
    promises(ended, byId);
    homes(tenancies);
    requests.forEach(this::owned);
    money(byId);
    placed(requests, tenancies);
    services();
  }

  /** What the suite said yes to, is so. */
  private void promises(List<Ended> ended, Map<String, JsonNode> requests) {
    for (Ended one : ended) {
      if (one.request() == null) {
        continue;
      }
      JsonNode request = requests.get(one.request().toString());
      expect(request != null, "Request %s is gone", one.request());
      if (request != null && one.end() != null) {
        String state = request.path("state").asString();
        // An offer that was refused may be followed by another, and time may end a request.
        boolean open = !FINAL.contains(one.end());
        expect(
            open || state.equals(one.end()),
            "Request %s was promised %s and is %s",
            one.request(),
            one.end(),
            state);
      }
    }
  }

  /** Promise 1: no home is let twice, or offered to two. */
  private void homes(List<JsonNode> tenancies) {
    List<JsonNode> live = tenancies.stream().filter(t -> !is(t, "state", "CANCELLED")).toList();
    once(live, "unitId", "home is let twice");
    once(live, "requestId", "request has two homes");
    List<JsonNode> offers =
        all("/housing/v1/offers").stream()
            .filter(o -> is(o, "state", "OPEN") || is(o, "state", "ACCEPTED"))
            .toList();
    once(offers, "unitId", "home is offered to two");
    Map<String, JsonNode> units = byField(all("/housing/v1/units"), "unitId");
    for (JsonNode tenancy : live) {
      if (is(tenancy, "state", "STARTED")) {
        JsonNode unit = units.get(tenancy.path("unitId").asString());
        expect(
            unit != null && is(unit, "state", "LET"),
            "Home %s has a tenancy and is not let",
            tenancy.path("unitId").asString());
      }
    }
  }

  /** Promise 4: a final state, or somebody who acts next; nobody waits for a machine for ever. */
  private void owned(JsonNode request) {
    JsonNode turn = request.path("turn");
    boolean isFinal = FINAL.contains(request.path("state").asString());
    expect(
        isFinal
            || !List.of("none", "system", "").contains(turn.path("role").asString())
                && !is(turn, "action", "NONE"),
        "Request %s is %s and nobody acts: %s",
        request.path("id").asString(),
        request.path("state").asString(),
        turn);
  }

  /** Promise 2: sets in balance, one posted set for each placed request, none for another. */
  private void money(Map<String, JsonNode> requests) {
    Map<String, Integer> posted = new HashMap<>();
    for (JsonNode transaction : all("/finance/v1/transactions")) {
      long sum =
          transaction
              .path("lines")
              .valueStream()
              .mapToLong(line -> line.path("amountCents").asLong())
              .sum();
      expect(sum == 0, "Transaction %s is off by %d cents", id(transaction), sum);
      if (is(transaction, "kind", "POST")) {
        posted.merge(transaction.path("correlationId").asString(), 1, Integer::sum);
      }
    }
    requests.forEach(
        (id, request) -> {
          int wanted = is(request, "state", "PLACED") ? 1 : 0;
          int found = posted.getOrDefault(id, 0);
          expect(found == wanted, "Request %s has %d posted sets, not %d", id, found, wanted);
        });
    for (JsonNode shift : all("/finance/v1/shifts")) {
      JsonNode request = requests.get(shift.path("requestId").asString());
      boolean ended = request == null || FINAL.contains(request.path("state").asString());
      expect(
          !ended || shift.path("reservedCents").asLong() == 0,
          "Money is still set apart for %s",
          shift.path("requestId").asString());
    }
  }

  /** Placed: one home, one place freed, one home of the quota. Else: none of them. */
  private void placed(List<JsonNode> requests, List<JsonNode> tenancies) {
    Map<String, Long> started =
        tenancies.stream()
            .filter(t -> is(t, "state", "STARTED"))
            .collect(
                Collectors.groupingBy(t -> t.path("requestId").asString(), Collectors.counting()));
    Map<String, JsonNode> places = byField(all("/capacity/v1/places"), "id");
    Map<String, String> quota = new HashMap<>();
    director
        .all("/covenant/v1/covenants/" + covenant + "/quota-transfers", 200)
        .forEach(
            transfer ->
                quota.merge(
                    transfer.path("requestId").asString(),
                    transfer.path("state").asString(),
                    (one, other) -> one.equals("CONFIRMED") ? one : other));
    for (JsonNode request : requests) {
      String id = request.path("id").asString();
      boolean isPlaced = is(request, "state", "PLACED");
      long homes = started.getOrDefault(id, 0L);
      expect(homes == (isPlaced ? 1 : 0), "Request %s has %d started tenancies", id, homes);
      JsonNode place = places.get(request.path("placeId").asString());
      if (place != null) {
        expect(
            is(place, "state", "CLOSED") == isPlaced,
            "Place of request %s is %s",
            id,
            place.path("state").asString());
      }
      String transfer = quota.getOrDefault(id, "");
      expect(transfer.equals("CONFIRMED") == isPlaced, "Quota of request %s is %s", id, transfer);
    }
  }

  /** Nothing waits, nothing is parked, and the services' own checks agree. */
  private void services() {
    JsonNode consistency = ada.get("/consistency");
    // Services state their figures each 15 s: a message may be on its way at the moment of asking.
    for (int asked = 1; asked < ASKED_MAX && !consistency.path("settled").asBoolean(); asked++) {
      Rig.sleep(500);
      consistency = ada.get("/consistency");
    }
    expect(consistency.path("settled").asBoolean(), "Messages wait: %s", consistency);
    JsonNode conservation = ada.get("/finance/v1/conservation");
    expect(conservation.path("sound").asBoolean(), "Conservation: %s", conservation);
    breaches.addAll(parked(suite));
    for (String service : Rig.SERVICES) {
      JsonNode chain = ada.get("/" + service + "/v1/audit-chain");
      expect(chain.path("intact").asBoolean(), "Audit chain of %s: %s", service, chain);
      for (JsonNode other : chain.path("others")) {
        expect(other.path("contradictions").asLong() == 0, "Heard by %s: %s", service, other);
      }
    }
  }

  /** Keys that no service goes on with before an operator has looked, with the reason. */
  static List<String> parked(SuiteClient suite) {
    List<String> parked = new ArrayList<>();
    for (String service : Rig.SERVICES) {
      suite
          .as("otto")
          .get("/" + service + "/v1/parked-keys")
          .path("items")
          .forEach(key -> parked.add("A key is parked in " + service + ": " + key));
    }
    return parked;
  }

  private void once(List<JsonNode> rows, String field, String what) {
    rows.stream()
        .collect(Collectors.groupingBy(row -> row.path(field).asString(), Collectors.counting()))
        .forEach((value, count) -> expect(count == 1, "The same %s: %s", what, value));
  }

  private static Map<String, JsonNode> byField(List<JsonNode> rows, String field) {
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> row.path(field).asString(), Function.identity(), (one, other) -> one));
  }

  private List<JsonNode> all(String list) {
    List<JsonNode> rows = ada.all(list, 200);
    expect(
        rows.stream().map(Objects::toString).distinct().count() == rows.size(),
        "%s shows a row twice",
        list);
    return rows;
  }

  private static String id(JsonNode transaction) {
    return transaction.path("transactionId").asString();
  }

  private static boolean is(JsonNode row, String field, String value) {
    return row.path(field).asString().equals(value);
  }

  private void expect(boolean fact, String otherwise, Object... values) {
    if (!fact) {
      breaches.add(otherwise.formatted(values));
    }
  }
}
