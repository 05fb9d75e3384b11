package nl.driehoek.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.driehoek.local.http.SuiteClient;

/**
 * Kafka stands still for longer than any client waits for it. What people do is accepted all the
 * same, and a minute after it is back all of it has been told.
 */
record Outage(int seconds) implements Fault {

  private static final Duration CAUGHT_UP = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "kafka away for " + seconds + " s";
  }

  @Override
  public Optional<String> impossible(Rig rig) {
    return pause().impossible(rig);
  }

  private Pause pause() {
    return new Pause("kafka", seconds);
  }

  @Override
  public Effect strike(Rig rig) {
    SuiteClient client = rig.client(new Evidence());
    String key = UUID.randomUUID().toString();
    Map<String, String> house = Map.of("name", "Storing " + key, "municipalityCode", "0392");
    String location =
        client.as("tom").post("/capacity/v1/locations", house, key).path("id").asString();
    CompletableFuture<Effect> pause = CompletableFuture.supplyAsync(() -> pause().strike(rig));
    Rig.sleep(seconds * 500L);
    Map<String, String> place =
        Map.of("locationId", location, "label", "1", "openFrom", "2026-01-01");
    client.as("tom").post("/capacity/v1/places", place, key + "-place");
    boolean accepted = !pause.isDone();
    Effect away = pause.join();
    long start = System.nanoTime();
    SuiteClient.As ada = client.as("ada");
    Rig.await(
        "what was written meanwhile to be told",
        CAUGHT_UP,
        () -> Rig.SERVICES.stream().allMatch(service -> told(ada, service)));
    double caughtUp = (System.nanoTime() - start) / 1e9;
    String seen = "%s; a place was made meanwhile: %s; all was told after %.1f s";
    return new Effect(away.took() && accepted, seen.formatted(away.seen(), accepted, caughtUp));
  }

  private static boolean told(SuiteClient.As ada, String service) {
    return ada.get("/" + service + "/v1/consistency").path("outboxPending").asLong(-1) == 0;
  }
}
