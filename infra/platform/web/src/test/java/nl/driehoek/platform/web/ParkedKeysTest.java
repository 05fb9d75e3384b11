package nl.driehoek.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.driehoek.platform.messaging.MessageTypes;
import nl.driehoek.platform.messaging.Received;
import nl.driehoek.platform.messaging.Subscription;
import nl.driehoek.platform.testkit.Eventually;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A message cannot be handled: an operator sees it, tries it, and replays or skips it. */
@SampleTest
@Import(ParkedKeysTest.Messages.class)
class ParkedKeysTest {
  private static final Map<String, String> REASON = Map.of("reason", "The cause has been mended");
  private static final AtomicBoolean BROKEN = new AtomicBoolean();

  record Moved(UUID key, String name) {}

  @TestConfiguration
  static class Messages {
    @Bean
    MessageTypes messageTypes() {
      return MessageTypes.of(
          Map.of("nl.driehoek.sample.moved.v1", Moved.class),
          type -> "sample.events",
          message -> ((Moved) message).key());
    }

    @Bean
    Subscription moves(JdbcClient jdbc, Audit audit) {
      return new Subscription(
          "moves",
          Set.of("sample.events"),
          Set.of(Moved.class),
          batch -> batch.forEach(each -> handle(jdbc, audit, each)));
    }

    private static void handle(JdbcClient jdbc, Audit audit, Received<?> received) {
      audit.changed("thing", received.key(), "move", "ok");
      if (BROKEN.get()) {
        throw new IllegalStateException("broken");
      }
      Moved moved = (Moved) received.body();
      jdbc.sql("insert into thing (id, name) values (?, ?)")
          .params(moved.key(), moved.name())
          .update();
    }
  }

  @Autowired TestApi api;
  @Autowired TestBus bus;
  @Autowired JdbcClient jdbc;

  @Test
  void an_operator_tries_it_first_and_then_replays_it() {
    UUID key = parked("replayed");
    BROKEN.set(false);
    String path = "/v1/parked-keys/moves/" + key;
    JsonNode dry = api.as("otto").post(path + "/replay?dryRun=true", REASON).expect(200).json();
    assertThat(dry.get("handled").asLong()).isEqualTo(1);
    assertThat(dry.get("dryRun").asBoolean()).isTrue();
    assertThat(things(key)).isZero();
    assertThat(isParked(key)).isTrue();
    JsonNode done = api.as("otto").post(path + "/replay", REASON).expect(200).json();
    assertThat(done.get("handled").asLong()).isEqualTo(1);
    assertThat(done.get("waiting").asLong()).isZero();
    assertThat(things(key)).isEqualTo(1);
    assertThat(isParked(key)).isFalse();
    api.as("otto").post(path + "/replay", REASON).expect(404);
    JsonNode rows = api.as("ada").get("/v1/audit-rows?objectId=" + key).json().get("items");
    assertThat(rows.valueStream().map(row -> row.get("action").asString()))
        .as("what was undone left no row: the failed attempt, and the dry run")
        .containsExactly("replay", "move", "replay");
    assertThat(rows.get(0).get("result").asString()).contains("dry run");
    assertThat(rows.get(1).get("processingActivity").asString()).endsWith(":replayParkedKey");
    assertThat(rows.get(2).get("purpose").asString()).isEqualTo("The cause has been mended");
  }

  @Test
  void an_operator_gives_one_up() {
    UUID key = parked("skipped");
    String path = "/v1/parked-keys/moves/" + key + "/skip";
    JsonNode done = api.as("otto").post(path, REASON).expect(200).json();
    assertThat(done.get("waiting").asLong()).isZero();
    assertThat(things(key)).isZero();
    assertThat(isParked(key)).isFalse();
  }

  @Test
  void a_replay_that_fails_again_says_so_and_keeps_waiting() {
    UUID key = parked("again");
    JsonNode done =
        api.as("otto").post("/v1/parked-keys/moves/" + key + "/replay", REASON).expect(200).json();
    assertThat(done.get("waiting").asLong()).isEqualTo(1);
    assertThat(done.get("failure").asString()).contains("IllegalState");
    assertThat(isParked(key)).isTrue();
  }

  @Test
  void only_an_operator_with_a_reason_may_do_it() {
    UUID key = parked("guarded");
    String path = "/v1/parked-keys/moves/" + key + "/skip";
    for (String other : new String[] {"ada", "femke", "dirk", "samira"}) {
      api.as(other).post(path, REASON).expect(403);
      api.as(other).get("/v1/parked-keys").expect(403);
    }
    api.as("otto").post(path, Map.of("reason", "short")).expect(400);
    api.as("otto").post(path, null).expect(400);
    assertThat(isParked(key)).isTrue();
  }

  @Test
  void the_state_of_messages_is_one_answer() {
    parked("counted");
    for (String who : new String[] {"ada", "otto"}) {
      JsonNode state = api.as(who).get("/v1/consistency").expect(200).json();
      assertThat(state.get("service").asString()).isEqualTo("sample-service");
      assertThat(state.get("parkedKeys").asLong()).isPositive();
      assertThat(state.get("outboxPending").asLong()).isZero();
      assertThat(state.get("businessDate").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
      assertThat(state.at("/consumerLag/0/subscription").asString()).isEqualTo("moves");
    }
    api.as("femke").get("/v1/consistency").expect(403);
  }

  private UUID parked(String name) {
    BROKEN.set(true);
    UUID key = UUID.randomUUID();
    bus.send(new Moved(key, name), UUID.randomUUID());
    Eventually.passes(() -> assertThat(isParked(key)).isTrue());
    return key;
  }

  private boolean isParked(UUID key) {
    return api.as("otto")
        .get("/v1/parked-keys")
        .expect(200)
        .json()
        .get("items")
        .valueStream()
        .anyMatch(item -> item.get("key").asString().equals(key.toString()));
  }

  private long things(UUID key) {
    return jdbc.sql("select count(*) from thing where id = ?")
        .param(key)
        .query(Long.class)
        .single();
  }
}
