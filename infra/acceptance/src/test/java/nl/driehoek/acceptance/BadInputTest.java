package nl.driehoek.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.driehoek.acceptance.Contract.Operation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Every field of every request of every contract, wrong in every way that its schema knows, sent
 * through the gateway: a 400 problem names the fault by its JSON pointer, together with a second
 * fault of the same body. The second fault also keeps the right bodies from having an effect.
 */
@Order(5)
class BadInputTest {

  private static final List<String> SERVICES =
      List.of("covenant", "capacity", "housing", "finance");

  /** Who asks which service: of several organisations, as each may ask only so much a second. */
  private static final Map<String, String> ASKING =
      Map.of("covenant", "samira", "capacity", "tom", "housing", "karim", "finance", "ada");

  private static final String SECOND_FAULT = "noSuchField";
  private static final int AT_ONCE = 3;

  private final RunningSuite suite = RunningSuite.shared();

  /** Some operations at once; each test waits for its own. */
  @TestFactory
  Stream<DynamicTest> every_field_that_is_wrong_is_named() throws IOException {
    Map<Operation, Future<?>> asked = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (String service : SERVICES) {
        Contract contract = Contract.of(RunningSuite.ROOT, service);
        contract.operations().stream()
            .filter(Operation::hasBody)
            .forEach(
                operation ->
                    asked.put(
                        operation,
                        threads.submit(() -> everyFieldThatIsWrongIsNamed(contract, operation))));
      }
    }
    return asked.entrySet().stream()
        .map(
            each ->
                dynamicTest(
                    each.getKey().service() + " " + each.getKey().id(),
                    () -> each.getValue().get()));
  }

  private void everyFieldThatIsWrongIsNamed(Contract contract, Operation operation) {
    Map<String, Object> right = Contract.map(contract.sample(operation.body()));
    Set<String> alreadyNamed = faults(send(operation, right, "nl"));
    assertThat(alreadyNamed).as("an unknown field of %s", operation).contains("/" + SECOND_FAULT);
    for (Mutation mutation : Mutation.of(contract, operation.body())) {
      Raw answer = send(operation, mutation.body(), "nl");
      assertThat(answer.status())
          .as("%s %s %s", operation, mutation.pointer(), mutation.fault())
          .isEqualTo(400);
      assertThat(faults(answer))
          .as("%s: %s is %s; %s", operation, mutation.pointer(), mutation.fault(), answer.body())
          .contains("/" + SECOND_FAULT)
          .anyMatch(pointer -> pointer.startsWith(mutation.pointer()));
    }
  }

  @TestFactory
  Stream<DynamicTest> an_id_that_is_none_is_refused_and_a_foreign_one_is_not_found()
      throws IOException {
    return operations().stream()
        .filter(operation -> operation.method().equals("GET") && operation.hasId())
        .map(
            operation ->
                dynamicTest(
                    operation.service() + " " + operation.id(),
                    () -> {
                      Raw none =
                          suite.raw(
                              "GET",
                              at(operation).replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "none"),
                              "femke",
                              null,
                              "nl");
                      assertThat(none.status()).as("%s: %s", operation, none.body()).isEqualTo(400);
                      Raw foreign = suite.raw("GET", at(operation), "mark", null, "nl");
                      assertThat(foreign.status())
                          .as("%s: %s", operation, foreign.body())
                          .isIn(400, 403, 404);
                    }));
  }

  @Test
  void what_is_no_json_at_all_is_refused_and_never_breaks_anything() {
    for (String body :
        List.of(
            "",
            "nonsense",
            "{\"a\":1,\"a\":2}",
            "[".repeat(5_000),
            "{\"name\": NaN}",
            "{\"name\": \"\\ud800\"}",
            "{} {}",
            "null",
            "[]")) {
      Raw answer = suite.raw("POST", "/capacity/v1/locations", "tom", body, "nl");
      assertThat(answer.status()).as(body.substring(0, Math.min(20, body.length()))).isEqualTo(400);
      assertThat(answer.contentType()).startsWith("application/problem+json");
      assertThat(answer.body()).doesNotContain("Exception", "at nl.", "tools.jackson");
    }
  }

  @Test
  void a_body_of_ten_megabytes_is_refused() {
    Raw answer =
        suite.raw("POST", "/capacity/v1/locations", "tom", "\"" + "x".repeat(10_000_000), "nl");
    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void the_fault_is_told_in_the_language_of_the_caller() {
    Raw dutch = suite.raw("POST", "/capacity/v1/locations", "tom", "{}", "nl");
    Raw english = suite.raw("POST", "/capacity/v1/locations", "tom", "{}", "en");
    assertThat(faults(dutch)).isEqualTo(faults(english)).contains("/name", "/municipalityCode");
    assertThat(dutch.json().path("detail")).isNotEqualTo(english.json().path("detail"));
  }

  private Raw send(Operation operation, Map<String, Object> body, String language) {
    Map<String, Object> withSecondFault = new LinkedHashMap<>(body);
    withSecondFault.put(SECOND_FAULT, 1);
    return suite.raw(
        operation.method(),
        at(operation),
        ASKING.get(operation.service()),
        suite.write(withSecondFault),
        language);
  }

  private static String at(Operation operation) {
    return "/" + operation.service() + operation.path();
  }

  private static Set<String> faults(Raw answer) {
    return answer
        .json()
        .path("errors")
        .valueStream()
        .map((JsonNode error) -> error.path("pointer").asString())
        .collect(Collectors.toSet());
  }

  private static List<Operation> operations() throws IOException {
    List<Operation> all = new java.util.ArrayList<>();
    for (String service : SERVICES) {
      all.addAll(Contract.of(RunningSuite.ROOT, service).operations());
    }
    return all;
  }
}
