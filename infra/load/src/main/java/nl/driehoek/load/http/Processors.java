package nl.driehoek.load.http;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import nl.driehoek.local.Memory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The processor time and the memory that each part of a running suite uses. */
final class Processors {

  private final Path state;

  Processors(Path home) {
    this.state = home.resolve("state.json");
  }

  /** The megabytes of each part by its name; of PostgreSQL the first of its processes alone. */
  Map<String, Long> megabytes() throws Exception {
    Map<String, Long> megabytes = new LinkedHashMap<>();
    for (JsonNode part : parts()) {
      Memory.megabytes(part.path("pid").asLong())
          .ifPresent(size -> megabytes.put(part.path("name").asString(), size));
    }
    return megabytes;
  }

  private JsonNode parts() throws Exception {
    return JsonMapper.shared().readTree(Files.readString(state)).path("processes");
  }

  /** By the name of the part, with that of its children (PostgreSQL has one a connection). */
  Map<String, Duration> used() throws Exception {
    Map<String, Duration> used = new LinkedHashMap<>();
    for (JsonNode part : parts()) {
      ProcessHandle process = ProcessHandle.of(part.path("pid").asLong()).orElseThrow();
      Stream<ProcessHandle> all =
          part.path("name").asString().equals("launcher")
              ? Stream.of(process)
              : Stream.concat(Stream.of(process), process.descendants());
      used.put(
          part.path("name").asString(),
          all.map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
              .reduce(Duration.ZERO, Duration::plus));
    }
    return used;
  }
}
