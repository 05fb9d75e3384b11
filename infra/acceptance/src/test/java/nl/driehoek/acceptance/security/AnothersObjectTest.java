package nl.driehoek.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.driehoek.acceptance.Contract;
import nl.driehoek.acceptance.Contract.Operation;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.acceptance.security.Door.Reply;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/**
 * Promise 6, by every operation of every contract that takes an id: whoever is no party gets 403 or
 * 404 for an object that is there, and word for word the same for one that is not.
 */
@Order(22)
class AnothersObjectTest {

  /** Who is no party to anything that De Brug, Thuishaven and Waterrijk do under their PACT. */
  static final Map<String, List<String>> STRANGERS =
      Map.of(
          "capacity", List.of("noor", "karim", "thea", "els", "wim", "otto", "hilde", "mila"),
          "housing", List.of("els", "wim", "noor", "hilde", "otto", "mila"),
          "covenant", List.of("mark", "hilde", "otto"),
          "finance", List.of("mark", "hilde", "otto", "mila"));

  /** What a stranger may see all the same, by decision: publications go round within a PACT. */
  static final Set<String> ALLOWED =
      Set.of("noor getPublication", "noor listCandidates", "mark getUnit");

  /** Rules are public to who is signed in; a parked key is an operator's, by name. */
  private static final Pattern OPEN = Pattern.compile("/v1/(rule-sets|parked-keys)/.*");

  private static final List<Integer> REFUSED = List.of(403, 404);

  /**
   * A text that no machine can make right may be found wrong first: for the one as for the other.
   */
  private static final List<Integer> REFUSED_OR_NOT_RIGHT = List.of(400, 403, 404);

  /** What some operations have to be asked with. */
  private static final Map<String, String> QUESTIONS =
      Map.of(
          "listLocationDays", "?from=2027-01-04&until=2027-01-05", "listDifferences", "?since=1");

  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

  private final RunningSuite suite = RunningSuite.shared();
  private final MarkedFlow flow = MarkedFlow.of(suite);

  @TestFactory
  Stream<DynamicTest> a_stranger_never_learns_whether_it_is_there() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String service : Premises.SERVICES) {
      Contract contract = Contract.of(RunningSuite.ROOT, service);
      for (Operation operation : contract.operations()) {
        if (operation.template().contains("{") && !OPEN.matcher(operation.template()).matches()) {
          String body = operation.hasBody() ? suite.write(contract.sample(operation.body())) : null;
          tests.add(
              dynamicTest(service + " " + operation.id(), () -> everyStranger(operation, body)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(50);
    return tests.stream();
  }

  private void everyStranger(Operation operation, String body) {
    assertThat(isReal(operation)).as("the flow has an id for %s", operation.template()).isTrue();
    for (String stranger : STRANGERS.get(operation.service())) {
      if (ALLOWED.contains(stranger + " " + operation.id())) {
        continue;
      }
      for (Door door : Door.to(operation.service(), suite)) {
        Reply there = send(door, operation, stranger, body, true);
        Reply notThere = send(door, operation, stranger, body, false);
        assertThat(there.status())
            .as("%s %s as %s: %s", door.name(), operation.id(), stranger, there.body())
            .isIn(operation.hasBody() ? REFUSED_OR_NOT_RIGHT : REFUSED);
        assertThat(comparable(there))
            .as("%s %s as %s", door.name(), operation.id(), stranger)
            .isEqualTo(comparable(notThere));
      }
    }
  }

  private Reply send(Door door, Operation operation, String who, String body, boolean real) {
    String path =
        PARAMETER
            .matcher(operation.template())
            .replaceAll(
                match -> Matcher.quoteReplacement(real ? id(match.group(1)) : random(match)));
    String question = QUESTIONS.getOrDefault(operation.id(), "");
    return door.send(operation.method(), path + question, suite.token(who), body, Map.of());
  }

  private boolean isReal(Operation operation) {
    return PARAMETER.matcher(operation.template()).results().allMatch(p -> known(p.group(1)));
  }

  private boolean known(String parameter) {
    return flow.has(parameter) || List.of("taskId", "caseId").contains(parameter);
  }

  /** There may be no task and no case now: then any id has to do. */
  private String id(String parameter) {
    return flow.has(parameter) ? flow.id(parameter) : UUID.randomUUID().toString();
  }

  private String random(java.util.regex.MatchResult parameter) {
    return parameter.group(1).endsWith("Id")
        ? UUID.randomUUID().toString()
        : flow.id(parameter.group(1));
  }

  /**
   * All that the caller can tell apart: status, headers but the moment, text but the occurrence.
   */
  private static String comparable(Reply reply) {
    Set<String> headers = new TreeSet<>(reply.headers().keySet());
    headers.remove("connection"); // The last answer of a connection says so.
    return reply.status() + headers.toString() + reply.body().replaceAll("[0-9a-f]{32}", "trace");
  }
}
