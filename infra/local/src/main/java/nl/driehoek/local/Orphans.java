package nl.driehoek.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.driehoek.local.pair.Broker;
import nl.driehoek.local.pair.PostgresServer;
import nl.driehoek.local.pair.ProcessRecord;

/** What a killed launcher left running. */
final class Orphans {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Orphans() {}

  /** Stops all of them: first the apps, then the broker, then the database. */
  static void stop(Installation here, Say say) {
    StateFile.read(here)
        .ifPresent(
            seen -> {
              List<Map.Entry<String, ProcessRecord>> left =
                  seen.processes().entrySet().stream()
                      .filter(e -> App.ALL.stream().anyMatch(app -> app.name().equals(e.getKey())))
                      .filter(e -> e.getValue().running().isPresent())
                      .toList();
              if (!left.isEmpty()) {
                say.line(
                    "Stopping what an earlier start left: "
                        + String.join(", ", left.stream().map(Map.Entry::getKey).toList()));
              }
              Together.each(left, e -> e.getValue().stop(PATIENCE));
            });
    Broker.stop(here.home());
    PostgresServer.stop(here.home(), here.cache());
  }
}
