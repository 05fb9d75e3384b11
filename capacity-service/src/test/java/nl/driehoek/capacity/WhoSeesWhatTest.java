package nl.driehoek.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import nl.driehoek.platform.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Promise 6: nobody reads or writes another's data, and nothing leaks. */
@CapacityTest
class WhoSeesWhatTest {

  private static final List<String> SECRETS =
      List.of("de Vries", "Dicht bij mijn zus", "BW-2026-00731", "1999-05-04", "DETENTION");

  /** A number of the test range as a word of its own: its first digits stand in many a hash. */
  private static final String TEST_BSN = "(?<![\\w.])9999\\d{5}(?!\\w)";

  private static final Pattern BYTES = Pattern.compile("\\\\x([0-9a-f]+)");

  @Autowired TestApi api;
  @Autowired TestBus bus;
  @Autowired TestClock clock;
  @Autowired TestDatabase database;
  @Autowired JdbcClient client;

  private Region region;

  @BeforeEach
  void monday_11_january_2027() {
    clock.set(LocalDate.of(2027, 1, 11));
    region = new Region(api, bus).withCovenant();
  }

  private UUID filed(String label) {
    UUID resident = region.resident();
    region.stay(resident, region.place(region.location(label), label));
    return region.filed(resident);
  }

  @ParameterizedTest
  @ValueSource(strings = {"noor", "karim", "els", "mark", "mila", "otto"})
  void for_others_a_request_does_not_exist(String who) {
    UUID request = filed("Voor " + who);
    String path = "/v1/outflow-requests/" + request;

    api.as(who).get(path).expect(404);
    api.as(who).get(path + "/journey").expect(404);
    api.as(who).get(path + "/known-facts").expect(404);
    api.as(who).post(path + "/withdrawal", Map.of("reason", "OTHER")).expect(404);
    api.as(who).post(path + "/readiness-decision", Map.of("ready", true)).expect(404);
    assertThat(api.as(who).get("/v1/outflow-requests").expect(200).json().get("items")).isEmpty();
  }

  @Test
  void why_somebody_is_refused_is_read_by_the_carers_and_who_wrote_it() {
    UUID request = filed("Huis van nee");
    region.post("tom", request, "readiness-decision", Map.of("ready", true));
    String why = "Er is nog geen dagbesteding in de nieuwe wijk.";
    region.post(
        "ursula",
        request,
        "urgency-decision",
        Map.of("granted", false, "category", "OUTFLOW", "reason", why));

    for (String who : List.of("femke", "tom", "ursula", "samira")) {
      assertThat(journey(who, request)).as(who).contains(why);
    }
    for (String who : List.of("dirk", "ada")) {
      assertThat(journey(who, request)).as(who).contains("NOT_URGENT").doesNotContain(why);
    }
  }

  private String journey(String who, UUID request) {
    return api.as(who).get("/v1/outflow-requests/" + request + "/journey").expect(200).text();
  }

  @Test
  void only_the_residents_who_are_asked_for_are_read() {
    UUID house = region.location("Huis met een");
    UUID lives = region.resident();
    region.stay(lives, region.place(house, "Kamer 9"));
    UUID waits = region.resident();

    JsonNode there = residents("femke", "livesIn=" + house + "&housed=true");
    assertThat(there).hasSize(1);
    assertThat(there.get(0).get("id").asString()).isEqualTo(lives.toString());
    assertThat(there.get(0).at("/livesAt/placeLabel").asString()).isEqualTo("Kamer 9");
    assertThat(residents("femke", "residentId=" + waits)).hasSize(1);
    assertThat(residents("femke", "housed=false&limit=200").toString())
        .contains(waits.toString())
        .doesNotContain(lives.toString());
    assertThat(residents("noor", "livesIn=" + house)).isEmpty();
  }

  private JsonNode residents(String who, String asked) {
    return api.as(who).get("/v1/residents?" + asked).expect(200).json().get("items");
  }

  @ParameterizedTest
  @ValueSource(strings = {"samira", "ada", "dirk"})
  void who_may_follow_the_request_sees_nothing_of_the_person(String who) {
    UUID request = filed("Voor " + who);

    JsonNode seen = region.request(who, request);

    assertThat(seen.has("draft")).isFalse();
    assertThat(seen.has("residentId")).isFalse();
    assertThat(seen.toString()).doesNotContain(SECRETS).doesNotContainPattern(TEST_BSN);
    assertThat(api.as(who).get("/v1/outflow-requests").expect(200).text())
        .contains(request.toString())
        .doesNotContain(SECRETS)
        .doesNotContainPattern(TEST_BSN);
  }

  @Test
  void a_draft_is_seen_by_its_institution_only() {
    UUID resident = region.resident();
    region.stay(resident, region.place(region.location("Concept"), "1"));
    UUID request = region.draft(resident);

    api.as("samira").get("/v1/outflow-requests/" + request).expect(404);
    api.as("ada").get("/v1/outflow-requests/" + request).expect(404);
    assertThat(region.request("femke", request).at("/draft/wantedLife").asString())
        .startsWith("Dicht bij");
  }

  @Test
  void daan_sees_his_own_request_and_nobody_elses() {
    UUID other = filed("Van een ander");
    UUID daan = region.daan();
    region.stay(daan, region.place(region.location("Van Daan"), "1"));
    UUID own = region.filed(daan);

    JsonNode seen = region.request("daan", own);
    assertThat(seen.at("/turn/role").asString()).isEqualTo("planner");
    assertThat(seen.at("/draft/wantedLife").asString()).startsWith("Dicht bij");
    assertThat(seen.toString()).doesNotContain(Region.DAAN);
    assertThat(api.as("daan").get("/v1/outflow-requests/" + own + "/journey").expect(200).text())
        .doesNotContain("subject");
    api.as("daan").get("/v1/outflow-requests/" + other).expect(404);
    assertThat(api.as("daan").get("/v1/outflow-requests").expect(200).json().get("items"))
        .hasSize(1);
    api.as("daan").get("/v1/residents").expect(403);
    region.post("daan", own, "withdrawal", Map.of("reason", "OWN_CHOICE"));
  }

  @Test
  void each_reading_of_personal_data_leaves_one_row() {
    UUID resident = region.resident();
    long before = audited(resident);

    api.as("femke").get("/v1/residents/" + resident + "?purpose=CARE").expect(200);
    assertThat(audited(resident) - before).isEqualTo(1);
    api.as("noor").get("/v1/residents/" + resident).expect(404);
    api.as("samira").get("/v1/residents/" + resident).expect(403);
    assertThat(audited(resident) - before).isEqualTo(1);
  }

  @Test
  void daan_sees_who_looked() {
    UUID daan = region.daan("01900000-0000-7000-8000-000000000132");
    region.stay(daan, region.place(region.location("Wie keek"), "1"));
    UUID request = region.filed(daan);
    region.request("femke", request);
    api.as("tom").get("/v1/residents/" + daan + "?purpose=CORRECTION").expect(200);

    JsonNode looked =
        api.as("mila")
            .get("/v1/outflow-requests/" + request + "/readings")
            .expect(200)
            .json()
            .get("items");

    assertThat(looked).hasSize(2);
    assertThat(looked.get(1).get("purpose").asString()).isEqualTo("CORRECTION");
    assertThat(looked.get(1).get("roles").toString()).contains("planner");
    api.as("samira").get("/v1/outflow-requests/" + request + "/readings").expect(403);
    api.as("daan").get("/v1/outflow-requests/" + request + "/readings").expect(404);
  }

  @Test
  void who_has_only_the_database_reads_no_personal_data() throws SQLException {
    UUID request = filed("Versleuteld");
    region.post("femke", request, "parking", Map.of("reason", "DETENTION"));
    assertThat(
            api.as("femke").get("/v1/outflow-requests/" + request + "/journey").expect(200).text())
        .contains("DETENTION");
    assertThat(
            api.as("samira").get("/v1/outflow-requests/" + request + "/journey").expect(200).text())
        .doesNotContain("DETENTION");
    assertThat(everyTextInTheDatabase())
        .doesNotContain(SECRETS)
        .doesNotContainPattern(TEST_BSN)
        .contains("Versleuteld", "\"attempt\":1");
    assertThat(bus.everything().toString()).doesNotContain(SECRETS).doesNotContainPattern(TEST_BSN);
  }

  @Test
  void a_role_decides_what_may_be_done() {
    UUID request = filed("Rollen");
    String path = "/v1/outflow-requests/" + request;
    api.as("femke").post(path + "/readiness-decision", Map.of("ready", true)).expect(403);
    api.as("ada").post(path + "/withdrawal", Map.of("reason", "OTHER")).expect(403);
    region.post("tom", request, "readiness-decision", Map.of("ready", true));
    Map<String, Object> urgency = Map.of("granted", true, "category", "OUTFLOW");
    api.as("joost").post(path + "/urgency-decision", urgency).expect(403);
    api.as("tom").post(path + "/urgency-decision", urgency).expect(403);
    region.post("ursula", request, "urgency-decision", urgency);
  }

  @Test
  void each_action_says_whether_it_is_possible_or_why_not() {
    UUID request = filed("Knoppen");
    JsonNode actions =
        api.as("femke")
            .with("Accept-Language", "en")
            .get("/v1/outflow-requests/" + request)
            .expect(200)
            .json()
            .get("actions");
    assertThat(action(actions, "WITHDRAW").get("possible").asBoolean()).isTrue();
    assertThat(action(actions, "DECIDE_READINESS").get("reason").asString())
        .isEqualTo("role-missing");
    assertThat(action(actions, "RESUME").get("because").asString())
        .isEqualTo("This is not possible in this state.");
  }

  private static JsonNode action(JsonNode actions, String name) {
    for (JsonNode action : actions) {
      if (action.get("action").asString().equals(name)) {
        return action;
      }
    }
    throw new AssertionError("No action " + name);
  }

  private long audited(UUID object) {
    return client
        .sql("select count(*) from audit where object_id = ?")
        .param(object)
        .query(Long.class)
        .single();
  }

  private String everyTextInTheDatabase() throws SQLException {
    StringBuilder all = new StringBuilder();
    var address = database.database();
    try (Connection connection =
            DriverManager.getConnection(address.url(), address.username(), address.password());
        var tables =
            connection
                .createStatement()
                .executeQuery(
                    "select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
      while (tables.next()) {
        String query = "select t::text from \"" + tables.getString(1) + "\" t";
        try (ResultSet rows = connection.createStatement().executeQuery(query)) {
          while (rows.next()) {
            all.append(readable(rows.getString(1))).append('\n');
          }
        }
      }
    }
    return all.toString();
  }

  /** A column of bytes is written as hexadecimal digits, in which nobody would find a word. */
  private static String readable(String row) {
    return BYTES
        .matcher(row)
        .replaceAll(
            bytes ->
                Matcher.quoteReplacement(
                    new String(
                        HexFormat.of().parseHex(bytes.group(1)), StandardCharsets.ISO_8859_1)));
  }
}
