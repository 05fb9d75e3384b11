package nl.driehoek.gateway.clock;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * {@code /clock}: what time it is for the business, and moving it forward. For an operator; a 404
 * wherever no clock file is configured, which is everywhere but in the embedded default.
 */
@RestController
class ClockController {
  private static final ZoneId NETHERLANDS = ZoneId.of("Europe/Amsterdam");
  private static final Duration FARTHEST = Duration.ofDays(3653);
  private static final Set<String> KNOWN = Set.of("date", "instant");

  private final @Nullable ClockFile clock;

  ClockController(@Value("${driehoek.clock.file:}") String file) {
    this.clock = file.isBlank() ? null : new ClockFile(Path.of(file), InstantSource.system());
  }

  @GetMapping("/clock")
  BusinessTime read() {
    return BusinessTime.of(clockForOperator().now());
  }

  @PutMapping(path = "/clock", consumes = "application/json")
  BusinessTime move(@RequestBody JsonNode body) {
    ClockFile file = clockForOperator();
    if (!file.moveTo(target(body, file.now()))) {
      throw ProblemException.conflict("clock-goes-forward-only");
    }
    return BusinessTime.of(file.now());
  }

  private ClockFile clockForOperator() {
    if (clock == null) {
      throw ProblemException.notFound();
    }
    Caller.current().requireAny("operator");
    return clock;
  }

  /** The moment asked for; a date keeps the time of the day. */
  private static Instant target(JsonNode body, Instant now) {
    Faults faults = new Faults();
    body.propertyNames().stream()
        .filter(name -> !KNOWN.contains(name))
        .forEach(name -> faults.add("/" + name, "unknown-field"));
    if (body.has("date") == body.has("instant")) {
      faults.add("", "combination");
    }
    Instant target = parse(body, now, faults);
    if (Duration.between(now, target).compareTo(FARTHEST) > 0) {
      faults.add("", "maximum", FARTHEST);
    }
    faults.throwIfAny();
    return target;
  }

  private static Instant parse(JsonNode body, Instant now, Faults faults) {
    String name = body.has("date") ? "date" : "instant";
    String text = body.path(name).asString("");
    try {
      if (name.equals("instant")) {
        return Instant.parse(text);
      }
      LocalTime time = ZonedDateTime.ofInstant(now, NETHERLANDS).toLocalTime();
      return LocalDate.parse(text).atTime(time).atZone(NETHERLANDS).toInstant();
    } catch (DateTimeParseException malformed) {
      faults.add("/" + name, "format", name.equals("date") ? "date" : "date-time");
      return now;
    }
  }

  /** The same moment twice: as an instant, and as the date on which people work. */
  record BusinessTime(Instant instant, LocalDate date) {
    static BusinessTime of(Instant instant) {
      return new BusinessTime(instant, LocalDate.ofInstant(instant, NETHERLANDS));
    }
  }
}
