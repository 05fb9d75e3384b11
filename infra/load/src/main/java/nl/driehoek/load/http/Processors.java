package nl.driehoek.load.http;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The processor time that each part of a running suite has used. */
final class Processors {

  private final Path state;

  Processors(Path home) {
    this.state = home.resolve("state.json");
  }

  /** By the name of the part, with that of its children (PostgreSQL has one a connection). */
  Map<String, Duration> used() throws Exception {
    Map<String, Duration> used = new LinkedHashMap<>();
    for (JsonNode part : JsonMapper.shared().readTree(Files.readString(state)).path("processes")) {
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
