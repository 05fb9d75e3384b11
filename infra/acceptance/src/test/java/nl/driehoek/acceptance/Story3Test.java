package nl.driehoek.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.driehoek.local.demo.DemoRegion;
import nl.driehoek.local.demo.Outflows;
import nl.driehoek.local.http.SuiteClient;
import nl.driehoek.local.http.SuiteClient.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Story 3: it goes wrong, and recovers. The steps of the import of homes are played elsewhere. */
@Order(9)
class Story3Test {

  private final RunningSuite running = RunningSuite.shared();

  /** A part that was stopped may take its time to come back. */
  private final SuiteClient suite = running.patient();

  private final DemoRegion.Region region = running.region();

  @AfterEach
  void everything_runs_again() {
    running.start("finance");
  }

  @Test
  void two_accept_the_last_home_in_the_same_second_and_one_wins() throws Exception {
    Scene first = scene("story3-first", "3591");
    Scene second = scene("story3-second", "3591");
    UUID one = first.waiting(running.resident(30));
    UUID two = second.waiting(running.resident(31));
    first.publishedHome(3591);
    JsonNode offer =
        suite
            .as("femke")
            .await(
                "/housing/v1/offers?state=OPEN&limit=200", page -> offerOf(page, one, two) != null);
    JsonNode open = offerOf(offer, one, two);

    List<Integer> answers =
        atOnce(() -> accepted(open, "story3-phone"), () -> accepted(open, "story3-desk"));

    assertThat(answers).as("one wins, the other is told").containsExactlyInAnyOrder(200, 409);
    UUID winner = UUID.fromString(open.path("requestId").asString());
    UUID other = winner.equals(one) ? two : one;
    first.outflows().awaitState(winner, "OFFER_ACCEPTED");
    assertThat(first.items("ada", "/housing/v1/tenancies?unitId=" + open.path("unitId").asString()))
        .hasSize(1);
    assertThat(suite.as("femke").get("/housing/v1/candidacies/" + other).path("state").asString())
        .as("nothing is lost for the other")
        .isEqualTo("WAITING");
    first.outflows().withdraw(winner, "story3-first");
    first.outflows().withdraw(other, "story3-second");
  }

  @Test
  void
      money_is_away_for_a_while_then_hears_things_twice_and_out_of_order_then_the_key_is_declined() {
    Scene scene = scene("story3-mila", "3592");
    UUID request = scene.waiting(running.resident(DAANS_NEIGHBOUR));
    running.suite().stop("finance");
    UUID publication = scene.publishedHome(3592);
    scene.accept(scene.offer(request));
    scene.outflows().awaitState(request, "OFFER_ACCEPTED");
    scene.outflows().guaranteeCare(request, "story3-mila");
    scene.outflows().planFreedPlace(request, "CLOSE", "story3-mila");
    String tenancy = scene.tenancy(request);
    scene.tenantSigns(tenancy);
    scene.othersSign(tenancy);

    JsonNode waiting =
        suite
            .as("femke")
            .await(
                "/capacity/v1/outflow-requests/" + request,
                answer -> answer.path("turn").path("role").asString().equals("system"));
    assertThat(waiting.path("money").path("state").asString()).isEqualTo("ASKED");
    assertThatThrownBy(() -> suite.as("karim").post(tenancy + "/key-handover", Map.of(), "early"))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.status()).isEqualTo(409));
    assertThat(running.raw("GET", "/finance/v1/budgets", "joost", null, "nl").status())
        .as("the part that is away says so")
        .isEqualTo(503);
    assertThat(suite.as("otto").get("/consistency").path("complete").asBoolean()).isFalse();

    running.suite().start("finance");
    scene.outflows().awaitMoney(request);
    suite.as("karim").await(tenancy, answer -> answer.hasNonNull("lastKeyDate"));
    running.saidAgain(request);
    assertThat(kinds(scene, request)).as("one reservation").containsOnlyOnce("RESERVE");

    scene.outflows().withdraw(request, "story3-mila");
    JsonNode ended = scene.outflows().awaitState(request, "WITHDRAWN");
    assertThat(ended.path("final").asBoolean()).isTrue();
    scene.nothingIsHeld(request, region.covenantId(), "samira", "joost");
    assertThat(kinds(scene, request))
        .containsOnlyOnce("RESERVE")
        .containsOnlyOnce("RELEASE")
        .doesNotContain("POST");
    assertThat(scene.items("karim", "/housing/v1/offers?publicationId=" + publication))
        .as("no offer stays behind")
        .noneMatch(offer -> offer.path("state").asString().equals("ACCEPTED"));
    running.awaitConservation();
  }

  @Test
  void a_withdrawal_that_crosses_the_key_becomes_the_task_of_a_person() {
    UUID request = Crossing.of(running);

    JsonNode placed = suite.as("femke").get("/capacity/v1/outflow-requests/" + request);
    assertThat(placed.path("tasks"))
        .as("the withdrawal did not vanish")
        .anySatisfy(
            task -> {
              assertThat(task.path("kind").asString()).isEqualTo("WITHDRAWAL_TOO_LATE");
              assertThat(task.path("role").asString()).isEqualTo("mentor");
            });
    assertThat(kinds(scene("story3-crossed", "3593"), request)).containsOnlyOnce("POST");
    running.awaitConservation();
  }

  private static final int DAANS_NEIGHBOUR = 32;

  private Scene scene(String name, String area) {
    return new Scene(
        name, area, suite, new Outflows(suite, region.covenantId(), "ursula", "samira"));
  }

  private static JsonNode offerOf(JsonNode page, UUID one, UUID two) {
    List<String> wanted = List.of(one.toString(), two.toString());
    return page.path("items")
        .valueStream()
        .filter(offer -> wanted.contains(offer.path("requestId").asString()))
        .findFirst()
        .orElse(null);
  }

  private int accepted(JsonNode offer, String key) {
    try {
      suite
          .as("femke")
          .post(
              "/housing/v1/offers/" + offer.path("offerId").asString() + "/acceptance",
              Map.of("onBehalf", true),
              key);
      return 200;
    } catch (RefusedException refused) {
      return refused.status();
    }
  }

  private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other)
      throws Exception {
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      List<Integer> answers = new ArrayList<>();
      for (var answer : both.invokeAll(List.of(one, other))) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private List<String> kinds(Scene scene, UUID request) {
    return scene.items("joost", "/finance/v1/transactions?requestId=" + request).stream()
        .map(transaction -> transaction.path("kind").asString())
        .toList();
  }
}
