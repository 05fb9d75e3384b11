package nl.driehoek.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

/**
 * Nobody sets by a body what the service decides: whose it is, in which state and version, for how
 * much, by whom. Every such field is named as unknown, at every depth of every body.
 */
@Order(24)
class MassAssignmentTest {

  private static final List<String> DECIDED_BY_US =
      List.of(
          "id",
          "status",
          "state",
          "version",
          "orgId",
          "organisationId",
          "careOrganisationId",
          "corporationId",
          "municipalityId",
          "ownerOrganisationId",
          "amountCents",
          "rentCents",
          "reservedCents",
          "approved",
          "decidedBy",
          "proposedBy",
          "createdBy",
          "subject",
          "role",
          "roles",
          "final",
          "sequence",
          "__proto__",
          "class");

  private final RunningSuite suite = RunningSuite.shared();

  @TestFactory
  Stream<DynamicTest> what_the_service_decides_is_an_unknown_field() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String service : Premises.SERVICES) {
      Contract contract = Contract.of(RunningSuite.ROOT, service);
      contract.operations().stream()
          .filter(Operation::hasBody)
          .map(each -> dynamicTest(service + " " + each.id(), () -> refused(contract, each)))
          .forEach(tests::add);
    }
    return tests.stream();
  }

  private void refused(Contract contract, Operation operation) {
    Set<String> pointers = new TreeSet<>();
    Object body =
        withMore(contract, operation.body(), contract.sample(operation.body()), "", pointers);
    assertThat(pointers).isNotEmpty();
    for (Door door : Door.to(operation.service(), suite)) {
      Reply reply =
          door.send(
              operation.method(),
              operation.path(),
              suite.token("ada"),
              suite.write(body),
              Map.of());
      assertThat(reply.status()).as(reply.body()).isEqualTo(400);
      Set<String> named =
          reply
              .json()
              .path("errors")
              .valueStream()
              .filter(fault -> fault.path("code").asString().equals("unknown-field"))
              .map(fault -> fault.path("pointer").asString())
              .collect(Collectors.toSet());
      assertThat(named).as("%s at %s", operation.id(), door.name()).containsAll(first(pointers));
    }
  }

  /** A problem names at most a hundred faults. */
  private static List<String> first(Set<String> pointers) {
    return pointers.size() <= 100 ? List.copyOf(pointers) : List.of();
  }

  /** The value with every field of ours that its schema does not have, in each object of it. */
  private static Object withMore(
      Contract contract, Object schema, Object value, String pointer, Set<String> added) {
    Map<String, Object> resolved = contract.resolve(schema);
    if (value instanceof List<?> items && !items.isEmpty()) {
      return List.of(
          withMore(contract, resolved.get("items"), items.getFirst(), pointer + "/0", added));
    }
    if (!(value instanceof Map<?, ?>) || !resolved.containsKey("properties")) {
      return value;
    }
    Map<String, Object> properties = Contract.map(resolved.get("properties"));
    Map<String, Object> more = new LinkedHashMap<>();
    Contract.map(value)
        .forEach(
            (name, part) ->
                more.put(
                    name,
                    withMore(contract, properties.get(name), part, pointer + "/" + name, added)));
    for (String name : DECIDED_BY_US) {
      if (!properties.containsKey(name)) {
        more.put(name, name.endsWith("Cents") || name.equals("version") ? (Object) 7 : "x");
        added.add(pointer + "/" + name);
      }
    }
    return more;
  }

  @Test
  void a_field_of_the_query_that_nobody_asked_for_is_refused_too() {
    for (Door door : Door.to("capacity", suite)) {
      for (String query : List.of("organisationId=x", "sort=bsn", "fields=bsn", "export=csv")) {
        Reply reply = door.get("/v1/outflow-requests?" + query, suite.token("femke"));
        assertThat(reply.status()).as("%s at %s", query, door.name()).isEqualTo(400);
      }
    }
  }
}
