package nl.driehoek.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.driehoek.local.pair.Directories;
import nl.driehoek.local.pair.ProcessRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pids and ports of a running suite, in {@code state.json}, for people and for programs. */
final class StateFile {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Installation here;
  private final Map<String, ProcessRecord> processes = new LinkedHashMap<>();
  private boolean ready;

  StateFile(Installation here) {
    this.here = here;
  }

  /** Notes a process that was started. */
  synchronized void put(String name, ProcessHandle process) {
    processes.put(name, ProcessRecord.of(process));
    write();
  }

  /** Notes that everything answers. */
  synchronized void ready() {
    ready = true;
    write();
  }

  /** Nothing runs any more. */
  synchronized void remove() {
    Directories.delete(here.state());
  }

  private void write() {
    List<Map<String, Object>> list = new ArrayList<>();
    processes.forEach(
        (name, process) -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("name", name);
          one.put("pid", process.pid());
          one.put("startedAt", process.startedAt());
          Optional.ofNullable(here.ports().get(name)).ifPresent(port -> one.put("port", port));
          list.add(one);
        });
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("gateway", here.address("gateway").toString());
    all.put("issuer", here.address("identity").toString());
    all.put("ready", ready);
    all.put("processes", list);
    Directories.write(
        here.state(),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n",
        "rw-r--r--");
  }

  /** What the file of an installation says now; empty when there is none. */
  static Optional<Seen> read(Installation here) {
    try {
      if (!Files.exists(here.state())) {
        return Optional.empty();
      }
      JsonNode all = JSON.readTree(Files.readString(here.state()));
      Map<String, ProcessRecord> processes = new LinkedHashMap<>();
      for (JsonNode one : all.path("processes")) {
        processes.put(
            one.path("name").asString(),
            new ProcessRecord(one.path("pid").asLong(), one.path("startedAt").asLong()));
      }
      return Optional.of(
          new Seen(all.path("gateway").asString(), all.path("ready").asBoolean(), processes));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  /**
   * What was read.
   *
   * @param gateway the address of the suite
   * @param ready whether everything answered
   * @param processes by name, running or not
   */
  record Seen(String gateway, boolean ready, Map<String, ProcessRecord> processes) {

    Optional<ProcessHandle> running(String name) {
      return Optional.ofNullable(processes.get(name)).flatMap(ProcessRecord::running);
    }
  }
}
