package nl.driehoek.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.driehoek.local.demo.Outflows;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The resident accepted, and changes the mind before the key. */
@Order(2)
class WithdrawalAfterAcceptanceTest {

  private final RunningSuite suite = RunningSuite.shared();

  @Test
  void everything_is_given_back_and_the_home_goes_to_the_next() {
    Scene scene = new Scene("withdrawal", "3581", suite.client(), new Outflows(suite.client()));
    UUID request = scene.waiting(suite.resident(10));
    UUID publication = scene.publishedHome(3581);
    scene.accept(scene.offer(request));
    scene.outflows().awaitState(request, "OFFER_ACCEPTED");

    scene.outflows().withdraw(request, "withdrawal");

    assertThat(scene.outflows().awaitState(request, "WITHDRAWN").path("final").asBoolean())
        .isTrue();
    scene.nothingIsHeld(request, suite.region().covenantId(), "samira", "joost");
    assertThat(scene.items("karim", "/housing/v1/offers?publicationId=" + publication))
        .as("the next in line has it, with days of its own")
        .anyMatch(
            offer ->
                offer.path("state").asString().equals("OPEN")
                    && !offer.path("requestId").asString().equals(request.toString()));
    assertThat(scene.journey("femke", request)).isEqualTo(scene.journey("samira", request));
    suite.awaitConservation();
  }
}
