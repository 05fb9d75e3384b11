package nl.driehoek.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.driehoek.local.demo.Outflows;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Meerdorp has signed a covenant, and its budget is too small for one outflow. */
@Order(16)
class MoneyRefusedTest {

  private final RunningSuite suite = RunningSuite.shared();

  @Test
  void the_home_and_the_quota_are_given_back_and_the_director_acts_next() {
    UUID covenant = suite.meerdorpWithABudgetOf(100_00);
    Scene scene =
        new Scene(
            "money-refused",
            "3583",
            suite.client(),
            new Outflows(suite.client(), covenant, "mark", "mark"));
    UUID request = scene.waiting(suite.resident(12));
    scene.publishedHome(3583);

    JsonNode parked = scene.outflows().awaitState(request, "PARKED");

    assertThat(parked.path("reason").asString()).isEqualTo("BUDGET_EXHAUSTED");
    assertThat(parked.path("turn").path("role").asString()).isEqualTo("director");
    assertThat(parked.path("turn").path("action").asString()).isEqualTo("RESUME");
    assertThat(parked.path("money").path("state").asString()).isEqualTo("REFUSED");
    scene.nothingIsHeld(request, covenant, "mark", "mark");
    assertThat(scene.journey("mark", request)).isEqualTo(scene.journey("femke", request));
  }
}
