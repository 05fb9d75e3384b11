package nl.driehoek.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import nl.driehoek.acceptance.Contract;
import nl.driehoek.acceptance.Contract.Operation;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.acceptance.security.Door.Reply;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * After a whole flow with marked values, and after somebody put them where they do not belong, they
 * stand in no log, no topic, no metric, no problem, no column that is not sealed, and in no answer
 * to who may not know them.
 */
@Order(95)
class PersonalDataStaysInTest {

  private final RunningSuite suite = RunningSuite.shared();
  private final MarkedFlow flow = MarkedFlow.of(suite);
  private final Premises premises = new Premises(suite);

  /** Also as part of a wrong body, a path, a query and a header, where errors are made of them. */
  private void misplace() {
    String femke = suite.token("femke");
    for (Door door : Door.all(suite)) {
      door.get("/v1/residents/" + MarkedFlow.BSN, femke);
      door.get("/v1/residents?bsn=" + MarkedFlow.BSN, femke);
      door.get("/v1/%s?cursor=%s".formatted(MarkedFlow.SURNAME, MarkedFlow.BSN), femke);
      door.send("GET", "/v1/places", femke, null, Map.of("traceparent", MarkedFlow.BSN));
      door.send("GET", "/v1/places", femke, null, Map.of("User-Agent", MarkedFlow.SURNAME));
      for (String body :
          List.of(
              "{\"bsn\":\"%s\",\"surname\":".formatted(MarkedFlow.BSN),
              "{\"bsn\":\"%s\",\"surname\":7}".formatted(MarkedFlow.BSN),
              "{\"bsn\":{\"x\":\"%s\"}}".formatted(MarkedFlow.WANTED_LIFE))) {
        for (String path :
            List.of("/v1/residents", "/v1/outflow-requests", "/v1/units", "/v1/none")) {
          door.post(path, femke, body);
        }
      }
      door.send(
          "POST",
          "/v1/residents",
          femke,
          "{\"bsn\":\"%s\",\"givenNames\":\"%s\",\"surname\":\"%s\",\"birthDate\":\"%s\"}"
              .formatted(
                  MarkedFlow.BSN,
                  MarkedFlow.GIVEN_NAMES,
                  MarkedFlow.SURNAME,
                  MarkedFlow.BIRTH_DATE),
          Map.of("Idempotency-Key", "misplaced-" + MarkedFlow.SURNAME));
      Wire.request(door, "GET", door.prefix() + "/v1/" + MarkedFlow.BSN + "%00", "X: y");
    }
  }

  @Test
  void no_log_tells_it() throws IOException {
    misplace();
    List<Path> logs = premises.logs();
    assertThat(logs).hasSizeGreaterThan(5);
    for (Path log : logs) {
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      nothingIn(log.getFileName().toString(), text, MarkedFlow.SECRETS);
    }
  }

  @Test
  void no_topic_tells_it() {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", premises.broker());
    int[] records = {0};
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      consumer
          .listTopics()
          .forEach(
              (t, infos) ->
                  infos.forEach(i -> partitions.add(new TopicPartition(t, i.partition()))));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
          records[0]++;
          StringBuilder text = new StringBuilder(record.topic()).append(read(record.key()));
          record.headers().forEach(h -> text.append(h.key()).append(read(h.value())));
          nothingIn(
              record.topic(), text.append(read(record.value())).toString(), MarkedFlow.SECRETS);
        }
      }
    }
    assertThat(records[0]).isGreaterThan(100);
  }

  private static String read(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void no_column_tells_it_to_who_has_only_the_database() throws SQLException {
    int[] rows = {0};
    for (String service : Premises.SERVICES) {
      eachRow(
          service,
          (table, text) -> {
            rows[0]++;
            nothingIn(service + "." + table, text, MarkedFlow.SECRETS);
            nothingIn(service + "." + table + " in bytes", text, asHex());
          });
    }
    assertThat(rows[0]).isGreaterThan(1_000);
  }

  /** A bytea column is written as hexadecimal digits: plain text in it would be found as these. */
  private static List<String> asHex() {
    return MarkedFlow.SECRETS.stream()
        .map(secret -> HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private void eachRow(String service, BiConsumer<String, String> visitor) throws SQLException {
    try (Connection connection = premises.database(service);
        Statement tables = connection.createStatement();
        ResultSet names =
            tables.executeQuery(
                "select table_schema, table_name from information_schema.tables where"
                    + " table_schema not in ('pg_catalog', 'information_schema')")) {
      while (names.next()) {
        String table = "\"%s\".\"%s\"".formatted(names.getString(1), names.getString(2));
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
          while (rows.next()) {
            visitor.accept(names.getString(2), rows.getString(1));
          }
        }
      }
    }
  }

  @Test
  void no_metric_tells_it() {
    for (String process : List.of("gateway", "covenant", "capacity", "housing", "finance")) {
      Door door = new Door(process, premises.address(process), "");
      for (String path : List.of("/actuator/prometheus", "/actuator/metrics", "/actuator/health")) {
        nothingIn(process + path, door.get(path, suite.token("otto")).body(), MarkedFlow.SECRETS);
      }
    }
    for (String service : Premises.SERVICES) {
      Reply meters = Door.port(service, suite).get("/actuator/prometheus", suite.token("otto"));
      assertThat(meters.status()).as("what was searched were meters").isEqualTo(200);
      Reply consistency = Door.gateway(service, suite).get("/v1/consistency", suite.token("otto"));
      assertThat(consistency.status()).isEqualTo(200);
      nothingIn(service + " consistency", consistency.body(), MarkedFlow.SECRETS);
    }
  }

  @Test
  void nobody_outside_the_care_institution_reads_it() throws IOException {
    int read = 0;
    for (String service : Premises.SERVICES) {
      for (Operation each : Contract.of(RunningSuite.ROOT, service).operations()) {
        if (each.method().equals("GET") && parametersKnown(each)) {
          String path = path(each);
          for (String who :
              List.of("karim", "thea", "samira", "ursula", "joost", "ada", "otto", "dirk")) {
            Reply reply = Door.gateway(service, suite).get(path, suite.token(who));
            nothingIn(who + " " + path, reply.body(), secretsFor(who, each));
            read += reply.status() == 200 ? 1 : 0;
          }
        }
      }
    }
    assertThat(read).isGreaterThan(100);
    Reply insider =
        Door.gateway("capacity", suite)
            .get("/v1/residents/" + flow.id("residentId"), suite.token("femke"));
    assertThat(insider.body()).contains(MarkedFlow.BSN, MarkedFlow.SURNAME);
  }

  /** An objection is written to the director, who alone outside the institution reads its words. */
  private static List<String> secretsFor(String who, Operation operation) {
    boolean addressed = who.equals("samira") && operation.id().equals("listObjectionsOfRequest");
    return addressed
        ? MarkedFlow.SECRETS.stream().filter(s -> !s.equals("knarsende")).toList()
        : MarkedFlow.SECRETS;
  }

  private boolean parametersKnown(Operation operation) {
    return java.util.regex.Pattern.compile("\\{([^}]+)}")
        .matcher(operation.template())
        .results()
        .allMatch(parameter -> flow.has(parameter.group(1)));
  }

  private String path(Operation operation) {
    String path =
        java.util.regex.Pattern.compile("\\{([^}]+)}")
            .matcher(operation.template())
            .replaceAll(parameter -> flow.id(parameter.group(1)));
    return operation.filters().contains("limit") ? path + "?limit=200" : path;
  }

  private static void nothingIn(String where, String text, List<String> secrets) {
    for (String secret : secrets) {
      int at = text.indexOf(secret);
      if (at >= 0) {
        String around = text.substring(Math.max(0, at - 150), Math.min(text.length(), at + 60));
        throw new AssertionError("'%s' stands in %s: %s".formatted(secret, where, around));
      }
    }
  }
}
