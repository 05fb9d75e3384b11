package nl.driehoek.acceptance;

import java.util.Map;
import java.util.UUID;
import nl.driehoek.local.demo.Outflows;
import nl.driehoek.local.http.SuiteClient;
import org.jspecify.annotations.Nullable;

/**
 * A withdrawal that crosses the key on its way: the broker is away while both happen. Played once
 * for all who look at what became of it.
 */
public final class Crossing {

  private static final int RESIDENT = 33;
  private static final String NAME = "story3-crossed";
  private static @Nullable UUID played;

  private Crossing() {}

  /** The request, placed and with a task for a person. */
  public static synchronized UUID of(RunningSuite running) {
    if (played == null) {
      played = play(running);
    }
    return played;
  }

  private static UUID play(RunningSuite running) {
    SuiteClient suite = running.patient();
    Outflows outflows = new Outflows(suite, running.region().covenantId(), "ursula", "samira");
    Scene scene = new Scene(NAME, "3593", suite, outflows);
    UUID request = scene.waiting(running.resident(RESIDENT));
    scene.publishedHome(3593);
    scene.accept(scene.offer(request));
    outflows.awaitState(request, "OFFER_ACCEPTED");
    outflows.guaranteeCare(request, NAME);
    outflows.planFreedPlace(request, "CLOSE", NAME);
    String tenancy = scene.tenancy(request);
    scene.tenantSigns(tenancy);
    scene.othersSign(tenancy);
    suite.as("karim").await(tenancy, answer -> answer.hasNonNull("lastKeyDate"));
    scene.calendar().forwardTo(scene.calendar().today().plusDays(14));

    running.without(
        "kafka",
        () -> {
          suite.as("karim").post(tenancy + "/key-handover", Map.of(), NAME + "-key");
          outflows.withdraw(request, NAME);
        });
    outflows.awaitState(request, "PLACED");
    suite
        .as("femke")
        .await(
            "/capacity/v1/outflow-requests/" + request, answer -> !answer.path("tasks").isEmpty());
    return request;
  }
}
