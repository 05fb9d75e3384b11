package nl.driehoek.gateway.health;

import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /health}: open to all, and free of any case content. */
@RestController
class HealthController {
  private final Watch watch;

  HealthController(Watch watch) {
    this.watch = watch;
  }

  @GetMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
  Whole health() {
    List<SourceState> sources = watch.states();
    boolean ready = sources.stream().allMatch(SourceState::ready);
    return new Whole(ready ? "READY" : "DEGRADED", Watch.now(), sources);
  }

  /** READY when every source is, else DEGRADED: the rest still works. */
  record Whole(String status, Instant checkedAt, List<SourceState> sources) {}
}
