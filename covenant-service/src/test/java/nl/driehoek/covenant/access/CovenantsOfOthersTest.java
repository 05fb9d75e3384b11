package nl.driehoek.covenant.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.driehoek.covenant.CovenantApplication;
import nl.driehoek.covenant.Pact;
import nl.driehoek.covenant.PactTable;
import nl.driehoek.platform.testkit.SuiteTest;
import nl.driehoek.platform.testkit.TestApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who is no party does not even learn that a covenant exists. */
@SuiteTest
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    classes = CovenantApplication.class)
class CovenantsOfOthersTest {

  private static final List<String> READS =
      List.of(
          "",
          "/versions",
          "/versions/1",
          "/versions/1/differences?since=1",
          "/signatures",
          "/history",
          "/commitments",
          "/commitments/C1/evidence",
          "/tasks",
          "/quotas",
          "/quota-transfers");

  @Autowired TestApi api;
  private PactTable table;
  private JsonNode covenant;

  @BeforeEach
  void agree() {
    table = new PactTable(api);
    covenant = table.agree(Pact.body());
  }

  @Test
  void every_party_and_the_auditor_read_everything() {
    for (String reader : List.of("samira", "femke", "noor", "karim", "els", "ada")) {
      for (String read : READS) {
        api.as(reader).get(PactTable.path(covenant) + read).expect(200);
      }
    }
  }

  @Test
  void for_others_it_does_not_exist_whatever_they_ask() {
    String unknown = "/v1/covenants/00000000-0000-7000-8000-000000000000";
    for (String stranger : List.of("mark", "hilde", "otto")) {
      for (String read : READS) {
        String seen = api.as(stranger).get(PactTable.path(covenant) + read).expect(404).text();
        String absent = api.as(stranger).get(unknown + read).expect(404).text();
        assertThat(comparable(seen)).isEqualTo(comparable(absent));
      }
    }
  }

  /** The answer without what says where and when it was asked. */
  private static Map<String, String> comparable(String problem) {
    JsonNode json = JsonMapper.builder().build().readTree(problem);
    return Map.of(
        "type", json.required("type").asString(),
        "title", json.required("title").asString(),
        "detail", json.required("detail").asString());
  }

  @Test
  void others_change_nothing() {
    TestApi mark = api.as("mark");
    String path = PactTable.path(covenant);
    String hash = covenant.at("/inForce/hash").asString();
    mark.put(path, "\"6\"", Pact.body()).expect(404);
    mark.with("If-Match", "\"6\"").post(path + "/versions", Pact.body()).expect(404);
    mark.post(path + "/versions/1/withdrawal", Map.of("reason", "no")).expect(404);
    mark.post(path + "/signatures", Map.of("version", 1, "hash", hash)).expect(404);
    mark.post(path + "/commitments/C5/reports", permit()).expect(404);
    assertThat(table.read(covenant)).isEqualTo(covenant);
  }

  @Test
  void the_auditor_changes_nothing_either() {
    TestApi ada = api.as("ada");
    String path = PactTable.path(covenant);
    ada.post("/v1/covenants", Pact.body()).expect(403);
    ada.put(path, "\"6\"", Pact.body()).expect(403);
    ada.with("If-Match", "\"6\"").post(path + "/versions", Pact.body()).expect(403);
    ada.post(path + "/commitments/C5/reports", permit()).expect(403);
    assertThat(table.read(covenant)).isEqualTo(covenant);
  }

  @Test
  void the_organisation_of_the_text_is_not_taken_for_the_one_of_the_caller() {
    JsonNode problem = api.as("mark").post("/v1/covenants", Pact.body()).expect(400).json();
    assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/parties");
    assertThat(problem.at("/errors/0/code").asString()).isEqualTo("drafter-missing");
  }

  @Test
  void lists_leave_out_what_is_not_theirs() {
    assertThat(listed("mark", "")).isEmpty();
    assertThat(listed("wim", "")).contains(PactTable.id(covenant).toString());
    assertThat(listed("ada", "state=DRAFT&")).doesNotContain(PactTable.id(covenant).toString());
    assertThat(listed("ada", "regionCode=WATERRIJK&name=pact&state=ACTIVE&"))
        .contains(PactTable.id(covenant).toString());
    assertThat(listed("ada", "regionCode=ELSEWHERE&")).isEmpty();
  }

  @Test
  void a_list_gives_each_covenant_once_whatever_the_size_of_its_pages() {
    for (int i = 0; i < 4; i++) {
      table.draft(Pact.body().put("name", "PACT " + i % 2));
    }
    List<String> whole = listed("samira", "limit=200&");
    for (int limit = 1; limit <= 4; limit++) {
      List<String> paged = listed("samira", "limit=" + limit + "&");
      assertThat(paged).containsExactlyElementsOf(whole);
      assertThat(new TreeSet<>(paged)).hasSameSizeAs(paged);
    }
  }

  @Test
  void a_cursor_that_is_not_ours_is_bad_input() {
    for (String cursor : Set.of("x", "AAAA", "%20", "MTIz")) {
      api.as("samira").get("/v1/covenants?cursor=" + cursor).expect(400);
      api.as("samira").get(PactTable.path(covenant) + "/versions?cursor=x" + cursor).expect(400);
      api.as("samira").get(PactTable.path(covenant) + "/tasks?cursor=x" + cursor).expect(400);
    }
  }

  private List<String> listed(String reader, String query) {
    List<String> ids = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = api.as(reader).get("/v1/covenants?" + query + next).expect(200).json();
      page.required("items").forEach(it -> ids.add(it.required("covenantId").asString()));
      next = page.has("next") ? "cursor=" + page.required("next").asString() : null;
    } while (next != null);
    return ids;
  }

  private static Map<String, Object> permit() {
    return Map.of(
        "promise", "C5.2",
        "kind", "STARTED",
        "reference", "De Werf",
        "occurredOn", "2027-01-04");
  }
}
