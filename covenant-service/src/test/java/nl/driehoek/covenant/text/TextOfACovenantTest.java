package nl.driehoek.covenant.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.driehoek.covenant.Pact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What makes a text sound. */
class TextOfACovenantTest {

  @Test
  void the_example_of_the_contract_is_sound() {
    assertThat(TextRules.faults(Pact.text(), Pact.WATERRIJK)).isEmpty();
  }

  @Test
  void all_faults_are_told_at_once() {
    ObjectNode body = Pact.body();
    body.put("validUntil", "2026-12-31");
    set(body, "/budgetShares/0", "basisPoints", 5999);
    set(body, "/commitments/2", "ownerOrganisationId", Pact.MEERDORP.toString());
    assertThat(faults(body))
        .contains(
            "/validUntil before-start",
            "/budgetShares shares-sum",
            "/commitments/2/ownerOrganisationId no-party",
            "/quotas/0/year outside-validity");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unsound")
  void one_fault_is_named_with_its_place(String fault, Consumer<ObjectNode> change) {
    ObjectNode body = Pact.body();
    change.accept(body);
    assertThat(faults(body)).containsExactly(fault);
  }

  static Stream<Arguments> unsound() {
    return Stream.of(
        unsound("/parties/5/organisationId duplicate", b -> again(b, "/parties", 4)),
        unsound(
            "/parties/1/fairShareWeight municipality-only",
            b -> set(b, "/parties/1", "fairShareWeight", 3)),
        unsound(
            "/parties drafter-missing",
            b -> set(b, "/parties/0", "kind", "INFORMAL"),
            "/parties/0/fairShareWeight"),
        unsound("/tasks/1/code duplicate", b -> again(b, "/tasks", 0)),
        unsound("/commitments/6/clause duplicate", b -> again(b, "/commitments", 5)),
        unsound("/commitments/0/conditionalOn/0 depends-on-itself", b -> condition(b, "C1")),
        unsound("/commitments/0/conditionalOn/0 no-clause", b -> condition(b, "C9")),
        unsound(
            "/commitments/3/promises/1/code duplicate",
            b -> set(b, "/commitments/3/promises/1", "code", "C4.1")),
        unsound(
            "/commitments/3/promises/1/code not-of-clause",
            b -> set(b, "/commitments/3/promises/1", "code", "C5.9")),
        unsound(
            "/commitments/0/promises/0/amount differs-from-quota",
            b -> set(b, "/commitments/0/promises/0", "amount", 21)),
        unsound(
            "/commitments/0/promises/0/period calendar-year-only",
            b -> set(b, "/commitments/0/promises/0", "period", "COVENANT")),
        unsound(
            "/commitments/0/promises/0/within not-here",
            b -> within(b, "/commitments/0/promises/0", 3)),
        unsound(
            "/commitments/0/promises/0/deadline outside-validity",
            b -> set(b, "/commitments/0/promises/0", "deadline", "2031-01-01")),
        unsound(
            "/commitments/0/promises/0/measure corporation-only",
            b -> set(b, "/commitments/0", "ownerOrganisationId", Pact.DE_BRUG.toString())),
        unsound(
            "/commitments/3/promises/0/within differs-from-terms",
            b -> within(b, "/commitments/3/promises/0", 14)),
        unsound(
            "/commitments/3/promises/0/within required",
            b -> ((ObjectNode) b.at("/commitments/3/promises/0")).remove("within")),
        unsound(
            "/commitments/3/promises/0/amount not-here",
            b -> set(b, "/commitments/3/promises/0", "amount", 1)),
        unsound(
            "/commitments/2/promises/0 amount-or-term",
            b -> within(b, "/commitments/2/promises/0", 3)),
        unsound(
            "/commitments/2/promises/0/subject required",
            b -> ((ObjectNode) b.at("/commitments/2/promises/0")).remove("subject")),
        unsound(
            "/commitments/2/promises/0/unit required",
            b -> ((ObjectNode) b.at("/commitments/2/promises/0")).remove("unit")),
        unsound("/quotas/0/year outside-validity", b -> set(b, "/quotas/0", "year", 2026)),
        unsound(
            "/quotas/0/corporationId no-corporation",
            b -> set(b, "/quotas/0", "corporationId", Pact.DE_BRUG.toString())),
        unsound("/quotas/8 duplicate", b -> again(b, "/quotas", 0)),
        unsound(
            "/budgetShares/1/organisationId no-party",
            b -> set(b, "/budgetShares/1", "organisationId", Pact.MEERDORP.toString())),
        unsound("/budgetShares shares-sum", b -> set(b, "/budgetShares/1", "basisPoints", 2501)));
  }

  private static Arguments unsound(String fault, Consumer<ObjectNode> change, String... removed) {
    return Arguments.of(
        fault,
        change.andThen(
            body ->
                List.of(removed)
                    .forEach(
                        pointer -> {
                          int last = pointer.lastIndexOf('/');
                          ((ObjectNode) body.at(pointer.substring(0, last)))
                              .remove(pointer.substring(last + 1));
                        })));
  }

  private static List<String> faults(ObjectNode body) {
    return TextRules.faults(Pact.text(body), Pact.WATERRIJK).stream()
        .map(fault -> fault.pointer() + " " + fault.code())
        .toList();
  }

  private static void set(ObjectNode body, String at, String name, Object value) {
    ((ObjectNode) body.at(at)).putPOJO(name, value);
  }

  private static void again(ObjectNode body, String list, int index) {
    ArrayNode items = (ArrayNode) body.at(list);
    ObjectNode copy = items.get(index).deepCopy().asObject();
    items.add(copy);
  }

  private static void condition(ObjectNode body, String clause) {
    ((ArrayNode) body.at("/commitments/0/conditionalOn")).set(0, clause);
  }

  private static void within(ObjectNode body, String at, int days) {
    ((ObjectNode) body.at(at)).putObject("within").put("length", days).put("unit", "WORKING_DAYS");
  }
}
