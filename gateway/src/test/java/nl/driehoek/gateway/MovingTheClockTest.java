package nl.driehoek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MovingTheClockTest {
  @TempDir static Path directory;
  private static Suite suite;

  @BeforeAll
  static void start() {
    suite = new Suite("driehoek.clock.file", directory.resolve("ahead").toString());
  }

  @BeforeEach
  void forget() throws IOException {
    Files.deleteIfExists(directory.resolve("ahead"));
  }

  @AfterAll
  static void stop() {
    suite.close();
  }

  @Test
  void the_operator_moves_the_business_date_forward() throws IOException {
    LocalDate target = LocalDate.now(ZoneId.of("Europe/Amsterdam")).plusDays(51);

    JsonNode moved = clock("{\"date\":\"" + target + "\"}").isOk(200).json();

    assertThat(moved.path("date").asString("")).isEqualTo(target.toString());
    assertThat(suite.getAs("otto", "/clock").isOk(200).json().path("date").asString(""))
        .isEqualTo(target.toString());
    Duration ahead = Duration.parse(Files.readString(directory.resolve("ahead")));
    assertThat(ahead)
        .isBetween(Duration.ofDays(51).minusHours(2), Duration.ofDays(51).plusHours(2));
  }

  @Test
  void an_instant_moves_it_to_the_second() {
    Instant target = Instant.now().plus(Duration.ofDays(3));

    JsonNode moved = clock("{\"instant\":\"" + target + "\"}").isOk(200).json();

    assertThat(Instant.parse(moved.path("instant").asString("")))
        .isBetween(target.minusMillis(10), target.plusSeconds(60));
  }

  @Test
  void the_clock_never_goes_back() {
    clock("{\"date\":\"2020-01-01\"}").isProblem(409, "clock-goes-forward-only");
    assertThat(directory.resolve("ahead")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"date\":null}",
        "{\"date\":7}",
        "{\"date\":\"2027-02-30\"}",
        "{\"date\":\"tomorrow\"}",
        "{\"date\":\"2027-01-01\",\"instant\":\"2027-01-01T00:00:00Z\"}",
        "{\"date\":\"2027-01-01\",\"by\":\"me\"}",
        "{\"instant\":\"2027-01-01\"}",
        "{\"date\":\"+999999999-12-31\"}",
        "[]",
        "\"2027-01-01\"",
        "null",
        "{"
      })
  void nonsense_for_the_clock_gets_a_400_and_changes_nothing(String body) {
    Suite.Reply reply = clock(body);

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(directory.resolve("ahead")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada", "samira"})
  void the_clock_is_for_the_operator(String name) {
    suite.getAs(name, "/clock").isProblem(403, "role-missing");
  }

  @Test
  void without_a_clock_file_there_is_no_clock() {
    try (Suite outside = new Suite()) {
      outside.getAs("otto", "/clock").isProblem(404, "not-found");
    }
  }

  private static Suite.Reply clock(String body) {
    return suite.send(
        "PUT",
        "/clock",
        body,
        "Authorization",
        Suite.token("otto"),
        "Content-Type",
        "application/json");
  }
}
