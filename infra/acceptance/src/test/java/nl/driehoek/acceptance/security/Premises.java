package nl.driehoek.acceptance.security;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import nl.driehoek.acceptance.RunningSuite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The inside of the running suite, where no caller comes: ports, logs, databases, keys. */
final class Premises {

  static final List<String> SERVICES = List.of("covenant", "capacity", "housing", "finance");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path home;

  Premises(RunningSuite suite) {
    this.home = suite.home();
  }

  /** Where this process listens, as the state file tells. */
  URI address(String process) {
    for (JsonNode one : read(home.resolve("state.json")).path("processes")) {
      if (one.path("name").asString().equals(process)) {
        return URI.create("http://127.0.0.1:" + one.path("port").asInt());
      }
    }
    throw new AssertionError("No process " + process + " in the state file");
  }

  /** The database of this service, as the service itself signs in. */
  Connection database(String service) throws SQLException {
    Properties settings = settings(service);
    return DriverManager.getConnection(
        settings.getProperty("spring.datasource.url"),
        settings.getProperty("spring.datasource.username"),
        settings.getProperty("spring.datasource.password"));
  }

  String broker() {
    return settings("capacity").getProperty("driehoek.kafka.bootstrap-servers");
  }

  /** The private key of the issuer: what an attacker must never get, and a test needs. */
  JsonNode signingKey() {
    return read(home.resolve("identity/signing-key.json"));
  }

  /** Every file under the folder of the suite that a process writes text into. */
  List<Path> logs() {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(file -> file.getFileName().toString().endsWith(".log")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Properties settings(String service) {
    Properties settings = new Properties();
    try (Reader in = Files.newBufferedReader(home.resolve("config/" + service + ".properties"))) {
      settings.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings;
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
