package nl.driehoek.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.local.Suite;
import nl.driehoek.local.demo.DemoRegion;
import nl.driehoek.local.demo.SmallCovenant;
import nl.driehoek.local.http.SuiteClient;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole suite, started once for all acceptance tests as a user would start it: separate
 * processes from the packaged jars, in a folder of its own, with the demo region loaded. It stops
 * with the tests.
 */
public final class RunningSuite {

  public static final Path ROOT = Path.of(System.getProperty("driehoek.root", "../.."));
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static @Nullable RunningSuite shared;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Suite suite;
  private final Path home;
  private final SuiteClient client;
  private final DemoRegion.Region region;

  private RunningSuite(Suite suite, Path home) {
    this.suite = suite;
    this.home = home;
    this.client = new SuiteClient(suite.gateway(), suite::token);
    this.region = new DemoRegion(client, System.out::println).load();
  }

  /** The suite of this test process, started at the first call. */
  public static synchronized RunningSuite shared() {
    if (shared == null) {
      Path home = ROOT.resolve("infra/acceptance/target/suite-" + ProcessHandle.current().pid());
      Suite suite = Suite.start(home);
      Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
      shared = new RunningSuite(suite, home);
    }
    return shared;
  }

  /** Its folder, with logs, settings, keys and the file that names its processes and ports. */
  public Path home() {
    return home;
  }

  public URI gateway() {
    return suite.gateway();
  }

  /** An access token of a test identity. */
  public String token(String identity) {
    return suite.token(identity);
  }

  public SuiteClient client() {
    return client;
  }

  Suite suite() {
    return suite;
  }

  /** Ends the gateway and starts it again; everything else goes on. */
  public void restartGateway() {
    suite.stop("gateway");
    suite.start("gateway");
  }

  /** Runs this while a part is stopped, and starts the part again whatever happens. */
  public void without(String part, Runnable meanwhile) {
    suite.stop(part);
    try {
      meanwhile.run();
    } finally {
      suite.start(part);
    }
  }

  public DemoRegion.Region region() {
    return region;
  }

  /** A resident of De Brug without a request yet, for numbers 8 to 19 and from 22 up. */
  public UUID resident(int number) {
    return number < region.residents().size()
        ? region.residents().get(number)
        : new DemoRegion(client, System.out::println).oneMore(number);
  }

  /** A client for while a part is stopped and starts again, which may take its time. */
  public SuiteClient patient() {
    return SuiteClient.patient(
        suite.gateway(), suite::token, Duration.ofSeconds(120), exchange -> {});
  }

  /** Everything that was said about this request is said again, backwards, and then once more. */
  public void saidAgain(UUID request) {
    Wire wire = new Wire(suite.kafka());
    List<ConsumerRecord<byte[], byte[]>> said = wire.of(request);
    List<ConsumerRecord<byte[], byte[]>> backwards = new ArrayList<>(said);
    Collections.reverse(backwards);
    wire.again(backwards);
    wire.again(said);
    patient().as("ada").await("/consistency", answer -> answer.path("settled").asBoolean());
  }

  /** Stops a part, until {@link #start}. */
  public void stop(String part) {
    suite.stop(part);
  }

  /** Starts a part that was stopped; one that runs goes on. */
  public void start(String part) {
    suite.start(part);
  }

  public String write(Object body) {
    return JSON.writeValueAsString(body);
  }

  /** One call exactly as written, with whatever comes back. */
  public Raw raw(
      String method, String path, String identity, @Nullable String body, String language) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(suite.gateway().resolve(URI.create(path)))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + suite.token(identity))
            .header("Accept-Language", language)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (method.equals("PUT")) {
      request.header("If-Match", "\"1\"");
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      return new Raw(
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse(""),
          answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The promises of the PACT with their progress. */
  List<JsonNode> commitments() {
    return client
        .as("samira")
        .get("/covenant/v1/covenants/" + region.covenantId() + "/commitments")
        .path("items")
        .valueStream()
        .toList();
  }

  /** The finance service, which hears everything, finds no breach once the news has settled. */
  void awaitConservation() {
    client
        .as("ada")
        .await(
            "/finance/v1/conservation",
            answer ->
                answer.path("sound").asBoolean() && answer.path("requestsSettled").asLong() > 0);
  }

  /** A message about money comes that no service can read. @return the key that then waits */
  public UUID unreadableMessage() {
    UUID key = UUID.randomUUID();
    new Wire(suite.kafka())
        .unreadable(Catalogue.FINANCE_EVENTS, "nl.driehoek.finance.shift-reserved.v1", key);
    return key;
  }

  /**
   * The operator skips this key wherever it waits, once all that was sent has been heard.
   *
   * @param reason of the operator
   */
  public void skipEverywhere(UUID key, String reason) {
    SuiteClient.As otto = client.as("otto");
    otto.await("/consistency", RunningSuite::allIsHeard);
    for (String service : List.of("covenant", "capacity", "housing", "finance")) {
      for (JsonNode item : otto.get("/" + service + "/v1/parked-keys").path("items")) {
        if (item.path("key").asString().equals(key.toString())) {
          String at = service + "/v1/parked-keys/" + item.path("subscription").asString();
          otto.post("/" + at + "/" + key + "/skip", Map.of("reason", reason), at + key);
        }
      }
    }
  }

  private static boolean allIsHeard(JsonNode consistency) {
    return consistency
        .path("services")
        .valueStream()
        .flatMap(each -> each.path("answer").path("consumerLag").valueStream())
        .allMatch(lag -> lag.path("messages").asLong() == 0);
  }

  /** A covenant of Meerdorp, De Brug and Thuishaven whose protected places have this budget. */
  UUID meerdorpWithABudgetOf(long cents) {
    return SmallCovenant.signed(client, 5, cents);
  }
}
