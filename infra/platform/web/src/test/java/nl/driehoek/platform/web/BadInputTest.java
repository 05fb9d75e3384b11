package nl.driehoek.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import nl.driehoek.platform.testkit.TestAnswer;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.web.sample.SampleService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Promise 7: bad input gets a 4xx problem that names every fault at once, and changes nothing. */
@SampleTest
class BadInputTest {
  private static final String ID = "\"id\":\"01900000-0000-7000-8000-000000000901\"";
  private static final String GOOD = ID + ",\"name\":\"A thing\",\"amountCents\":1";

  @Autowired TestApi api;
  @Autowired SampleService.Seen seen;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "name":"A","amountCents":1                 | /id          | required
          "id":null,"name":"A","amountCents":1       | /id          | type
          "id":7,"name":"A","amountCents":1          | /id          | type
          "id":"x","name":"A","amountCents":1        | /id          | format
          %GOOD%,"note":""                           | /note        | too-short
          %GOOD%,"count":1e18                        | /count       | number
          %GOOD%,"count":12345678901234567890.5      | /count       | number
          %ID%,"name":"A1","amountCents":1           | /name        | pattern
          %ID%,"name":"A\\n","amountCents":1         | /name        | pattern
          %ID%,"name":"A","amountCents":-1           | /amountCents | minimum
          %ID%,"name":"A","amountCents":1.5          | /amountCents | type
          %ID%,"name":"A","amountCents":"1"          | /amountCents | type
          %ID%,"name":"A","amountCents":9223372036854775808 | /amountCents | maximum
          %ID%,"name":"A","amountCents":1e309        | /amountCents | number
          %GOOD%,"count":-9223372036854775809        | /count       | minimum
          %GOOD%,"from":"2027-02-30"                 | /from        | format
          %GOOD%,"from":"0000-01-01"                 | /from        | format
          %GOOD%,"from":"+12027-01-01"               | /from        | format
          %GOOD%,"from":"2027-01-01T00:00:00Z"       | /from        | format
          %GOOD%,"from":null                         | /from        | type
          %GOOD%,"at":"2027-01-01T25:00:00Z"         | /at          | format
          %GOOD%,"at":"2027-01-01T00:00:00"          | /at          | format
          %GOOD%,"at":"2027-01-01T00:00:60Z"         | /at          | format
          %GOOD%,"kind":"HUGE"                       | /kind        | enum
          %GOOD%,"size":{}                           | /size/width  | required
          %GOOD%,"size":{"width":null}               | /size/width  | type
          %GOOD%,"size":{"width":101}                | /size/width  | maximum
          %GOOD%,"size":{"width":1,"depth":1}        | /size/depth  | unknown-field
          %GOOD%,"size":[]                           | /size        | type
          %GOOD%,"tags":["a","b","c","d"]            | /tags        | too-many
          %GOOD%,"tags":["a","a"]                    | /tags        | duplicate
          %GOOD%,"tags":["toolong"]                  | /tags/0      | too-long
          %GOOD%,"share":0                           | /share       | above
          %GOOD%,"share":1.01                        | /share       | maximum
          %GOOD%,"orgId":"x"                         | /orgId       | unknown-field
          %GOOD%,"#orgId":"x"                        | ``           | unknown-field
          %GOOD%,"999993653":"x"                     | ``           | unknown-field
          %GOOD%,"note":"\\ud800"                    | /note        | characters
          %GOOD%,"note":"\\ud800x"                   | /note        | characters
          %GOOD%,"note":"\\udc00"                    | /note        | characters
          %GOOD%,"note":"\\u0000"                    | /note        | characters
          """)
  void each_fault_is_named_by_place_and_rule(String members, String pointer, String code) {
    TestAnswer answer = post("{" + members.replace("%GOOD%", GOOD).replace("%ID%", ID) + "}");
    answer.expect(400);
    assertThat(faults(answer)).containsExactly("body " + pointer + " " + code);
    assertThat(seen.made).hasValue(0);
  }

  @Test
  void a_whole_number_may_be_written_with_a_point() {
    post("{" + GOOD.replace("\"amountCents\":1", "\"amountCents\":1.0e3,\"x\":1") + "}")
        .expect(400);
    TestAnswer answer =
        post(
            "{\"id\":\"01900000-0000-7000-8000-000000000902\",\"name\":\"B\",\"amountCents\":1.0e3}");
    assertThat(answer.expect(201).json().get("amountCents").asLong()).isEqualTo(1000);
    seen.made.set(0);
  }

  @Test
  void a_null_is_fine_where_the_contract_says_so() {
    post("{" + GOOD + ",\"at\":null,\"size\":null,\"name\":\"A1\"}").expect(400);
    TestAnswer answer = post("{\"at\":null,\"size\":null}");
    assertThat(faults(answer))
        .containsExactlyInAnyOrder(
            "body /id required", "body /name required", "body /amountCents required");
  }

  @Test
  void all_faults_of_all_parts_come_at_once() {
    TestAnswer answer =
        api.as("femke")
            .send("POST", "/v1/things?x=1", "{\"id\":3,\"name\":\"\",\"extra\":1}", Map.of())
            .expect(400);
    assertThat(faults(answer))
        .containsExactlyInAnyOrder(
            "query /x unknown-field",
            "header /Idempotency-Key required",
            "body /id type",
            "body /name too-short",
            "body /amountCents required",
            "body /extra unknown-field",
            "body /name pattern");
  }

  static Stream<byte[]> unreadable() {
    return Stream.of(
            "{",
            "",
            "null{}",
            "{} {}",
            "[1,]",
            "{'a':1}",
            "{\"a\":NaN}",
            "{\"a\":Infinity}",
            "{\"a\":01}",
            "{\"a\":1,\"a\":1}",
            "// x\n{}",
            "\ufeff{}",
            "{\"a\":\"\t\"}",
            "{\"a\":" + "9".repeat(65) + "}",
            "[".repeat(5_000) + "]".repeat(5_000),
            "{\"" + "n".repeat(300) + "\":1}")
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .flatMap(bytes -> bytes.length == 0 ? Stream.empty() : Stream.of(bytes));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void what_is_no_strict_json_is_refused(byte[] body) {
    assertThat(faults(post(body).expect(400))).containsExactly("body  malformed-json");
  }

  @Test
  void invalid_utf_8_is_refused() {
    byte[] body = "{\"name\":\"?\"}".getBytes(StandardCharsets.UTF_8);
    body[9] = (byte) 0xC0;
    assertThat(faults(post(body).expect(400))).containsExactly("body  malformed-json");
  }

  @Test
  void an_empty_body_is_missing() {
    assertThat(faults(post(new byte[0]).expect(400))).containsExactly("body  required");
  }

  @Test
  void no_rejected_value_is_ever_repeated() {
    String text =
        post("{" + ID + ",\"name\":\"999993653\",\"amountCents\":\"999993653\"}")
            .expect(400)
            .text();
    assertThat(text).doesNotContain("999993653");
    String path = api.as("femke").get("/v1/things/999993653").expect(400).text();
    assertThat(path).doesNotContain("999993653");
    String query = api.as("femke").get("/v1/things?999993653=1").expect(400).text();
    assertThat(query).doesNotContain("999993653");
  }

  @Test
  void a_body_over_the_limit_is_too_large() {
    String note = "x".repeat(300_000);
    post("{" + GOOD + ",\"note\":\"" + note + "\"}").expect(413);
    post(new byte[10_000_000]).expect(413);
  }

  @Test
  void a_body_that_does_not_say_its_length_is_counted() {
    var chunks = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[300_000]));
    post(chunks).expect(413);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limit=0            | query /limit minimum
          limit=201          | query /limit maximum
          limit=x            | query /limit type
          limit=             | query /limit type
          limit=1.5          | query /limit type
          limit=9999999999   | query /limit maximum
          limit=1&limit=2    | query /limit repeated
          since=2027-02-30   | query /since format
          kinds=SMALL&kinds=HUGE | query /kinds/1 enum
          open=yes           | query /open type
          Limit=1            | query /Limit unknown-field
          access_token=x     | query /access_token unknown-field
          """)
  void each_query_parameter_obeys_the_contract(String query, String fault) {
    TestAnswer answer = api.as("femke").get("/v1/things?" + query).expect(400);
    assertThat(faults(answer)).containsExactly(fault);
  }

  @Test
  void good_parameters_pass() {
    api.as("femke")
        .get("/v1/things?limit=200&since=2028-02-29&kinds=SMALL&kinds=LARGE&open=true")
        .expect(200);
  }

  @Test
  void a_path_that_is_no_id_is_named() {
    assertThat(faults(api.as("femke").get("/v1/things/x").expect(400)))
        .containsExactly("path /thingId format");
  }

  @Test
  void the_language_is_dutch_unless_the_caller_reads_english() {
    assertThat(post("{}").json().get("title").asString()).isEqualTo("Het verzoek klopt niet");
    TestAnswer english =
        api.as("femke").with("Accept-Language", "en-GB,nl;q=0.5").post("/v1/things", "{}");
    assertThat(english.json().get("title").asString()).isEqualTo("The request is not right");
    assertThat(english.json().at("/errors/0/detail").asString()).isEqualTo("This is missing.");
    assertThat(english.header("Content-Language")).isEqualTo("en");
  }

  @Test
  void a_version_is_demanded_and_must_be_ours() {
    String path = "/v1/things/01900000-0000-7000-8000-000000000901";
    String body = "{" + GOOD + "}";
    api.as("femke").send("PUT", path, body, Map.of()).expect(428);
    api.as("femke").put(path, "7", body).expect(400);
    api.as("femke").put(path, "W/\"7\"", body).expect(400);
    api.as("femke").put(path, "*", body).expect(400);
    api.as("femke").put(path, "\"7\"", body).expect(412);
  }

  private TestAnswer post(Object body) {
    return api.as("femke").post("/v1/things", body);
  }

  private static java.util.List<String> faults(TestAnswer answer) {
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    return answer.json().get("errors").valueStream().map(BadInputTest::fault).toList();
  }

  private static String fault(JsonNode error) {
    assertThat(error.get("detail").asString()).isNotBlank().doesNotContain("{0}");
    return "%s %s %s"
        .formatted(
            error.get("in").asString(),
            error.get("pointer").asString(),
            error.get("code").asString());
  }
}
