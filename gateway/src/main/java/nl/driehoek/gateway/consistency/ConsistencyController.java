package nl.driehoek.gateway.consistency;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.driehoek.gateway.route.Services;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /consistency}: every service's own answer, asked with the caller's token, all at once.
 * A service that does not answer is named, and the rest is still told. For an auditor or operator.
 */
@RestController
class ConsistencyController {
  private final Services services;
  private final JsonMapper json = JsonMapper.builder().build();

  ConsistencyController(Services services) {
    this.services = services;
  }

  @GetMapping(path = "/consistency", produces = MediaType.APPLICATION_JSON_VALUE)
  Whole consistency(@RequestHeader(HttpHeaders.AUTHORIZATION) String authorization)
      throws InterruptedException {
    Caller.current().requireAny("auditor", "operator");
    var trace = MDC.getCopyOfContextMap();
    try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Part>> questions =
          services.names().stream()
              .<Callable<Part>>map(
                  name ->
                      () -> {
                        MDC.setContextMap(trace);
                        return ask(name, authorization);
                      })
              .toList();
      List<Part> parts =
          askers.invokeAll(questions).stream()
              .map(ConsistencyController::outcome)
              .sorted(Comparator.comparing(Part::service))
              .toList();
      return Whole.of(parts);
    }
  }

  private Part ask(String name, String authorization) {
    try {
      JsonNode answer = json.readTree(services.get(name, "/v1/consistency", authorization));
      return new Part(name, answer, null);
    } catch (ProblemException failure) {
      return new Part(name, null, failure.type());
    }
  }

  private static Part outcome(Future<Part> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException bug) {
      throw new IllegalStateException(bug);
    }
  }

  /**
   * One service's part.
   *
   * @param answer what the service said; null when it did not answer
   * @param failure why it did not answer, a problem type; null when it did
   */
  record Part(String service, @Nullable JsonNode answer, @Nullable String failure) {

    /** Nothing on its way and nothing stuck. */
    boolean settled() {
      return answer != null
          && answer.path("outboxPending").asLong(1) == 0
          && answer.path("parkedKeys").asLong(1) == 0
          && answer.path("failedDeadlines").asLong(0) == 0
          && answer
                  .path("consumerLag")
                  .valueStream()
                  .mapToLong(lag -> lag.path("messages").asLong(1))
                  .sum()
              == 0;
    }
  }

  /**
   * @param complete whether every service answered
   * @param settled whether nothing waits anywhere; never true when an answer is missing
   */
  record Whole(Instant askedAt, boolean complete, boolean settled, List<Part> services) {
    static Whole of(List<Part> parts) {
      return new Whole(
          Instant.now().truncatedTo(ChronoUnit.MILLIS),
          parts.stream().allMatch(part -> part.failure() == null),
          parts.stream().allMatch(Part::settled),
          parts);
    }
  }
}
