package nl.driehoek.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.driehoek.local.http.SuiteClient;
import nl.driehoek.local.http.SuiteClient.RefusedException;

/**
 * Business time jumps to a moment. Deadlines fall due at once, and what runs into them is stopped
 * by a rule; nothing may be lost all the same.
 */
record Jump(String what, Instant to) implements Fault {

  static List<Fault> all() {
    return List.of(
        new Jump("into the hour that summer time skips", Instant.parse("2027-03-28T00:59:50Z")),
        new Jump("into the hour that winter time repeats", Instant.parse("2027-10-31T00:59:50Z")),
        new Jump("to ten seconds before the year ends", Instant.parse("2027-12-31T22:59:50Z")));
  }

  @Override
  public String name() {
    return "clock jumps " + what;
  }

  @Override
  public Effect strike(Rig rig) {
    SuiteClient operator = rig.client(new Evidence());
    Instant before = now(operator);
    operator.as("otto").put("/clock", Map.of("instant", to), null);
    boolean backRefused = false;
    try {
      operator.as("otto").put("/clock", Map.of("instant", before), null);
    } catch (RefusedException refused) {
      backRefused = refused.status() == 409;
    }
    Rig.sleep(Duration.ofSeconds(20).toMillis());
    Instant after = now(operator);
    return new Effect(
        before.isBefore(to) && !after.isBefore(to) && backRefused,
        "business time %s, then %s; back was refused: %s".formatted(before, after, backRefused));
  }

  private static Instant now(SuiteClient operator) {
    return Instant.parse(operator.as("otto").get("/clock").path("instant").asString());
  }
}
