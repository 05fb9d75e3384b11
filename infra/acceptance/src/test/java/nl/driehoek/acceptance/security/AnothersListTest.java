package nl.driehoek.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.driehoek.acceptance.Contract;
import nl.driehoek.acceptance.Contract.Operation;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.acceptance.security.Door.Reply;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Promise 6, by every list of every contract: no row, no filter, no cursor and no total shows a
 * stranger anything of a case that is not the stranger's.
 */
@Order(23)
class AnothersListTest {

  /** Lists that show some of it to a party of the same PACT, by decision. */
  private static final Set<String> ALLOWED =
      Set.of("noor listPublications", "noor listSupply", "els listSupply", "wim listSupply");

  private static final Set<String> NO_TOTALS = Set.of("total", "count", "totalItems", "pages");

  private final RunningSuite suite = RunningSuite.shared();
  private final MarkedFlow flow = MarkedFlow.of(suite);

  @TestFactory
  Stream<DynamicTest> no_row_is_a_strangers() throws IOException {
    return lists().stream()
        .map(
            list ->
                dynamicTest(
                    list.service() + " " + list.id(),
                    () -> strangers(list).forEach(stranger -> hasNothing(list, stranger))));
  }

  private void hasNothing(Operation list, String stranger) {
    for (Door door : Door.to(list.service(), suite)) {
      String token = suite.token(stranger);
      nothingOfTheFlow(list, stranger, rows(door, list.template() + "?", token));
      for (String sort : list.sorts()) {
        String sorted = list.template() + "?sort=" + sort + "&";
        nothingOfTheFlow(list, stranger, rows(door, sorted, token));
      }
      for (String filter : list.filters()) {
        if (flow.has(filter)) {
          String filtered = list.template() + "?" + filter + "=" + flow.id(filter);
          Reply reply = door.get(filtered, token);
          assertThat(reply.status()).as("%s as %s", filtered, stranger).isIn(200, 403, 404);
          if (reply.status() == 200) {
            nothingOfTheFlow(list, stranger, rows(door, filtered + "&", token));
          }
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> a_cursor_of_somebody_else_widens_nothing() throws IOException {
    return lists().stream()
        .filter(list -> list.filters().contains("cursor"))
        .map(list -> dynamicTest(list.service() + " " + list.id(), () -> widensNothing(list)));
  }

  private void widensNothing(Operation list) {
    Door door = Door.gateway(list.service(), suite);
    Reply first = door.get(list.template() + "?limit=1", suite.token("ada"));
    if (first.status() != 200 || !first.json().hasNonNull("next")) {
      return;
    }
    String cursor = first.json().path("next").asString();
    List<String> cursors = List.of(cursor, "AAAA", cursor.substring(1), cursor + "x", "MA", "Jw");
    for (String stranger : strangers(list)) {
      for (String each : cursors) {
        Reply reply =
            door.get(list.template() + "?limit=200&cursor=" + encoded(each), suite.token(stranger));
        assertThat(reply.status()).as("%s as %s", each, stranger).isIn(200, 400, 403);
        if (reply.status() == 200) {
          nothingOfTheFlow(list, stranger, reply.json().path("items").valueStream().toList());
        }
      }
    }
  }

  @Test
  void lists_in_another_order_are_among_them() throws IOException {
    assertThat(lists().stream().filter(list -> !list.sorts().isEmpty()).count()).isGreaterThan(3);
  }

  @Test
  void no_list_has_a_total() throws IOException {
    for (Operation list : lists()) {
      Set<String> properties = Contract.map(list.answer().get("properties")).keySet();
      assertThat(properties).as(list.id()).contains("items").doesNotContainAnyElementsOf(NO_TOTALS);
    }
  }

  @Test
  void the_audit_rows_of_a_director_are_those_of_the_own_organisation() {
    for (String director : List.of("thea", "dirk", "samira", "hilde")) {
      String own = String.valueOf(Forger.claims(suite.token(director)).get("org"));
      for (String service : Premises.SERVICES) {
        Door door = Door.gateway(service, suite);
        for (String filter : List.of("?", "?objectId=" + flow.id("requestId") + "&")) {
          assertThat(rows(door, "/v1/audit-rows" + filter, suite.token(director)))
              .as("%s at %s", director, service)
              .allSatisfy(r -> assertThat(r.path("organisationId").asString()).isEqualTo(own));
        }
      }
    }
    for (String other : List.of("femke", "karim", "otto", "mila", "joost")) {
      Reply reply = Door.gateway("capacity", suite).get("/v1/audit-rows", suite.token(other));
      assertThat(reply.status()).as(other).isEqualTo(403);
    }
  }

  private void nothingOfTheFlow(Operation list, String stranger, List<JsonNode> rows) {
    for (JsonNode row : rows) {
      assertThat(row.toString())
          .as("%s as %s", list.id(), stranger)
          .doesNotContain(caseIds(stranger))
          .doesNotContain(MarkedFlow.SECRETS);
    }
  }

  /** Its budget is known to all parties of a covenant, and Mila has a case of her own under it. */
  private List<String> caseIds(String stranger) {
    return flow.all().stream()
        .filter(id -> !id.equals(flow.id("budgetId")))
        .filter(id -> !stranger.equals("mila") || !id.equals(flow.id("covenantId")))
        .toList();
  }

  private static List<JsonNode> rows(Door door, String list, String token) {
    List<JsonNode> rows = new ArrayList<>();
    String next = "";
    for (int page = 0; page < 20; page++) {
      Reply reply = door.get(list + "limit=200" + next, token);
      if (reply.status() != 200) {
        assertThat(reply.status()).as(reply.body()).isIn(400, 403, 404);
        return rows;
      }
      reply.json().path("items").forEach(rows::add);
      if (!reply.json().hasNonNull("next")) {
        return rows;
      }
      next = "&cursor=" + encoded(reply.json().path("next").asString());
    }
    return rows;
  }

  private static List<String> strangers(Operation list) {
    return AnothersObjectTest.STRANGERS.get(list.service()).stream()
        .filter(stranger -> !ALLOWED.contains(stranger + " " + list.id()))
        .toList();
  }

  /** Every GET without an id in its path that answers rows; rules are public. */
  private static List<Operation> lists() throws IOException {
    List<Operation> lists = new ArrayList<>();
    for (String service : Premises.SERVICES) {
      for (Operation each : Contract.of(RunningSuite.ROOT, service).operations()) {
        boolean rows = Contract.map(each.answer().get("properties")).containsKey("items");
        if (each.method().equals("GET") && rows && !each.template().contains("{")) {
          lists.add(each);
        }
      }
    }
    lists.removeIf(each -> each.template().equals("/v1/rule-sets"));
    assertThat(lists.stream().map(Operation::id).collect(Collectors.toSet()))
        .contains("listUnits", "listOffers", "listTenancies", "listResidents", "listTransactions");
    return lists;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
