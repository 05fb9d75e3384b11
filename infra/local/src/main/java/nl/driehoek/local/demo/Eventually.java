package nl.driehoek.local.demo;

import java.time.Duration;
import java.time.Instant;
import nl.driehoek.local.http.SuiteClient;
import nl.driehoek.local.http.SuiteClient.RefusedException;
import tools.jackson.databind.JsonNode;

/**
 * A POST that depends on news which one service may hear a moment later than another, such as a
 * covenant that was just signed: refused at first, accepted once the news is there.
 */
final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final SuiteClient suite;
  private final String identity;

  Eventually(SuiteClient suite, String identity) {
    this.suite = suite;
    this.identity = identity;
  }

  JsonNode post(String path, Object body, String idempotencyKey) {
    Instant until = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        return suite.as(identity).post(path, body, idempotencyKey);
      } catch (RefusedException refused) {
        if (refused.status() / 100 != 4 || Instant.now().isAfter(until)) {
          throw refused;
        }
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while waiting for news", e);
      }
    }
  }
}
