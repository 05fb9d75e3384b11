package nl.driehoek.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import nl.driehoek.platform.testkit.TestAnswer;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.web.sample.SampleService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A POST has its effect once, however often it is sent; and wholly or not at all. */
@SampleTest
class RepeatedRequestTest {
  @Autowired TestApi api;
  @Autowired SampleService.Seen seen;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void fresh() {
    seen.made.set(0);
    seen.afterCommit.set(0);
    seen.holdUntil.set(new CountDownLatch(0));
    seen.entered.set(new CountDownLatch(1));
  }

  @Test
  void the_same_key_and_body_get_the_same_answer_and_one_effect() {
    UUID id = UUID.randomUUID();
    TestAnswer first = api.as("femke").post("/v1/things", thing(id), "key-same").expect(201);
    TestAnswer second = api.as("femke").post("/v1/things", thing(id), "key-same").expect(201);
    assertThat(second.text()).isEqualTo(first.text());
    for (String header : new String[] {"Location", "ETag", "Content-Type", "API-Version"}) {
      assertThat(second.header(header)).isEqualTo(first.header(header));
    }
    assertThat(seen.made).hasValue(1);
    assertThat(seen.afterCommit).hasValue(1);
    assertThat(count("thing", id)).isEqualTo(1);
  }

  @Test
  void the_same_key_with_another_body_is_refused() {
    api.as("femke").post("/v1/things", thing(UUID.randomUUID()), "key-other").expect(201);
    UUID other = UUID.randomUUID();
    TestAnswer answer = api.as("femke").post("/v1/things", thing(other), "key-other").expect(422);
    assertThat(answer.json().get("type").asString()).endsWith(":idempotency-key-reused");
    assertThat(count("thing", other)).isZero();
  }

  @Test
  void keys_of_different_callers_never_meet() {
    UUID mine = UUID.randomUUID();
    UUID theirs = UUID.randomUUID();
    api.as("femke").post("/v1/things", thing(mine), "key-shared").expect(201);
    api.as("tom").post("/v1/things", thing(theirs), "key-shared").expect(201);
    api.as("noor").post("/v1/things", thing(UUID.randomUUID()), "key-shared").expect(201);
    assertThat(seen.made).hasValue(3);
  }

  @Test
  void the_second_of_two_at_once_hears_that_the_first_is_under_way() throws Exception {
    seen.holdUntil.set(new CountDownLatch(1));
    UUID id = UUID.randomUUID();
    var first =
        CompletableFuture.supplyAsync(
            () -> api.as("femke").post("/v1/things", thing(id), "key-at-once"));
    seen.entered.get().await();
    TestAnswer second = api.as("femke").post("/v1/things", thing(id), "key-at-once").expect(409);
    assertThat(second.json().get("type").asString()).endsWith("in-flight");
    assertThat(second.header("Retry-After")).isEqualTo("1");
    seen.holdUntil.get().countDown();
    first.join().expect(201);
    api.as("femke").post("/v1/things", thing(id), "key-at-once").expect(201);
    assertThat(seen.made).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({
    "bug,500,internal-error",
    "conflict,409,thing-is-stuck",
    "twice,409,exists-already",
    "version,409,changed-meanwhile",
    "sql,500,internal-error",
    "killed,503,database-unavailable",
    "nothing,404,not-found"
  })
  void what_fails_leaves_nothing_half_and_its_key_can_be_used_again(
      String failure, int status, String type) {
    UUID id = UUID.randomUUID();
    String path = "/v1/things/" + id + "/failures/" + failure;
    long rows = jdbc.sql("select count(*) from audit").query(Long.class).single();
    long answers = jdbc.sql("select count(*) from idempotency_key").query(Long.class).single();
    TestAnswer answer = api.as("femke").post(path, null, "key-" + failure).expect(status);
    assertThat(answer.json().get("type").asString()).isEqualTo("urn:driehoek:problem:" + type);
    assertThat(answer.text()).doesNotContain("secret", "select", "thing_", "Exception", "\tat ");
    assertThat(count("thing", id)).isZero();
    assertThat(jdbc.sql("select count(*) from audit").query(Long.class).single()).isEqualTo(rows);
    assertThat(jdbc.sql("select count(*) from idempotency_key").query(Long.class).single())
        .isEqualTo(answers);
    api.as("femke").post(path, null, "key-" + failure).expect(status);
  }

  @Test
  void who_has_only_the_database_reads_neither_an_answer_nor_its_key() {
    api.as("femke").post("/v1/things", thing(UUID.randomUUID()), "key-kept").expect(201);
    String kept =
        jdbc.sql("select string_agg(k::text || encode(body, 'escape'), ' ') from idempotency_key k")
            .query(String.class)
            .single();
    assertThat(kept).contains("/v1/things/").doesNotContain("key-kept", "amountCents");
  }

  @Test
  void words_of_the_service_itself_are_used() {
    String path = "/v1/things/" + UUID.randomUUID() + "/failures/conflict";
    assertThat(api.as("femke").post(path, null).json().get("detail").asString())
        .isEqualTo("Het kan niet bewegen voor noon.");
    assertThat(
            api.as("femke")
                .with("Accept-Language", "en")
                .post(path, null)
                .json()
                .get("detail")
                .asString())
        .isEqualTo("It can't move before noon.");
  }

  @Test
  void a_503_says_when_to_come_back() {
    String path = "/v1/things/" + UUID.randomUUID() + "/failures/killed";
    assertThat(api.as("femke").post(path, null).expect(503).header("Retry-After")).isEqualTo("2");
  }

  private long count(String table, UUID id) {
    return jdbc.sql("select count(*) from " + table + " where id = ?")
        .param(id)
        .query(Long.class)
        .single();
  }

  private static Map<String, Object> thing(UUID id) {
    return Map.of("id", id, "name", "T " + word(id), "amountCents", 1);
  }

  private static String word(UUID id) {
    StringBuilder word = new StringBuilder();
    for (char c : Long.toString(id.getLeastSignificantBits() & Long.MAX_VALUE, 26).toCharArray()) {
      word.append(Character.isDigit(c) ? (char) ('A' + c - '0') : c);
    }
    return word.toString();
  }
}
