package nl.driehoek.local.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import nl.driehoek.local.http.SuiteClient;
import tools.jackson.databind.JsonNode;

/**
 * The business calendar of the embedded default, which the operator can move forward, never back.
 */
public final class Calendar {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  private final SuiteClient suite;

  public Calendar(SuiteClient suite) {
    this.suite = suite;
  }

  /** The business date of today. */
  public LocalDate today() {
    return Instant.parse(suite.as("otto").get("/clock").path("instant").asString())
        .atZone(AMSTERDAM)
        .toLocalDate();
  }

  /**
   * Moves to this day, and waits until every service works on it; a day that is already past stays
   * past, so that a story can be resumed.
   */
  public void forwardTo(LocalDate day) {
    if (today().isBefore(day)) {
      suite.as("otto").put("/clock", Map.of("date", day), null);
      suite.as("otto").await("/consistency", answer -> allWorkOn(day, answer));
    }
  }

  private static boolean allWorkOn(LocalDate day, JsonNode consistency) {
    for (JsonNode service : consistency.path("services")) {
      String date = service.path("answer").path("businessDate").asString("");
      if (date.isEmpty() || LocalDate.parse(date).isBefore(day)) {
        return false;
      }
    }
    return true;
  }
}
