package nl.driehoek.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.platform.testkit.TestAnswer;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Promise 7: every fault named at once, nothing changed. */
@CapacityTest
class BadInputTest {

  @Autowired TestApi api;
  @Autowired TestBus bus;
  @Autowired TestClock clock;

  private Region region;

  @BeforeEach
  void monday_11_january_2027() {
    clock.set(LocalDate.of(2027, 1, 11));
    region = new Region(api, bus).withCovenant();
  }

  @Test
  void a_resident_with_everything_wrong_hears_everything() {
    TestAnswer answer =
        api.as("femke")
            .post(
                "/v1/residents",
                """
                {"bsn": "12345678", "givenNames": "", "surname": 7, "birthDate": "2026-02-30",
                 "household": {"size": 0, "everyoneUnder21": false}, "role": "director"}
                """)
            .expect(400);
    assertThat(pointers(answer))
        .contains(
            "/bsn",
            "/givenNames",
            "/surname",
            "/birthDate",
            "/household/size",
            "/household/pensionAge",
            "/role");
  }

  @Test
  void the_eleven_proof_and_the_dates_are_named_together() {
    TestAnswer answer =
        api.as("femke")
            .post(
                "/v1/residents",
                Map.of(
                    "bsn", "123456789",
                    "givenNames", "A",
                    "surname", "B",
                    "birthDate", "2027-01-12"))
            .expect(400);
    assertThat(pointers(answer)).containsExactlyInAnyOrder("/bsn", "/birthDate");
    assertThat(answer.text()).doesNotContain("123456789");
  }

  @Test
  void the_same_person_twice_is_refused_and_names_the_first() {
    String bsn = Region.newBsn();
    Map<String, Object> person =
        Map.of("bsn", bsn, "givenNames", "A", "surname", "B", "birthDate", "1990-01-01");
    UUID first = Region.id(api.as("femke").post("/v1/residents", person).expect(201).json());
    TestAnswer second = api.as("femke").post("/v1/residents", person).expect(409);
    assertThat(second.json().get("detail").asString()).contains(first.toString());
    assertThat(second.text()).doesNotContain(bsn);
    api.as("noor").post("/v1/residents", person).expect(201);
  }

  @Test
  void a_person_has_one_open_request_over_all_institutions() {
    String bsn = Region.newBsn();
    Map<String, Object> person =
        Map.of("bsn", bsn, "givenNames", "A", "surname", "B", "birthDate", "1990-01-01");
    UUID here = Region.id(api.as("femke").post("/v1/residents", person).expect(201).json());
    region.stay(here, region.place(region.location("Twee aanvragen"), "1"));
    UUID request = region.draft(here);
    TestAnswer again =
        api.as("femke").post("/v1/outflow-requests", Map.of("residentId", here)).expect(409);
    assertThat(again.json().get("detail").asString()).contains(request.toString());

    UUID there = Region.id(api.as("noor").post("/v1/residents", person).expect(201).json());
    UUID house =
        Region.id(
            api.as("noor")
                .post("/v1/locations", Map.of("name", "Elders", "municipalityCode", "0392"))
                .expect(201)
                .json());
    UUID place =
        Region.id(
            api.as("noor")
                .post(
                    "/v1/places",
                    Map.of("locationId", house, "label", "1", "openFrom", "2026-01-01"))
                .expect(201)
                .json());
    api.as("noor")
        .post("/v1/stays", Map.of("residentId", there, "placeId", place, "startedOn", "2027-01-01"))
        .expect(201);
    TestAnswer elsewhere =
        api.as("noor").post("/v1/outflow-requests", Map.of("residentId", there)).expect(409);
    assertThat(elsewhere.text()).doesNotContain(request.toString());
  }

  @Test
  void the_places_and_residents_of_others_do_not_exist() {
    UUID house = region.location("Van De Brug");
    UUID place = region.place(house, "1");
    UUID resident = region.resident();
    assertThat(
            pointers(
                api.as("noor")
                    .post("/v1/places", Map.of("locationId", house, "label", "x"))
                    .expect(400)))
        .containsExactly("/locationId");
    assertThat(
            pointers(
                api.as("noor")
                    .post(
                        "/v1/stays",
                        Map.of("residentId", resident, "placeId", place, "startedOn", "2027-01-11"))
                    .expect(400)))
        .containsExactlyInAnyOrder("/residentId", "/placeId");
    api.as("noor").get("/v1/places/" + place).expect(404);
    api.as("karim").get("/v1/places/" + place).expect(404);
    api.as("samira").get("/v1/places/" + place).expect(200);
  }

  @Test
  void a_draft_changes_by_its_version_only_and_an_incomplete_one_is_not_filed() {
    UUID resident = region.resident();
    region.stay(resident, region.place(region.location("Concept"), "1"));
    TestAnswer created =
        api.as("femke").post("/v1/outflow-requests", Map.of("residentId", resident)).expect(201);
    String path = "/v1/outflow-requests/" + Region.id(created.json());
    JsonNode facts = api.as("femke").get(path + "/known-facts").expect(200).json();
    assertThat(facts.get("total").asInt()).isEqualTo(11);
    assertThat(facts.get("known").asInt()).isGreaterThanOrEqualTo(6);

    TestAnswer early = api.as("femke").post(path + "/submission", Map.of()).expect(409);
    assertThat(early.json().get("detail").asString()).contains("WANTED_LIFE", "CONSENT");
    api.as("femke").send("PUT", path, Region.asked(), Map.of()).expect(428);
    api.as("femke").put(path, "\"99\"", Region.asked()).expect(412);
    api.as("femke").put(path, created.etag(), Region.asked()).expect(200);
    api.as("femke").put(path, created.etag(), Region.asked()).expect(412);
  }

  @Test
  void the_same_post_again_is_the_same_answer_and_one_change() {
    UUID request = region.urgent("Herhaling");
    String path = "/v1/outflow-requests/" + request + "/withdrawal";
    String key = UUID.randomUUID().toString();
    Map<String, Object> body = Map.of("reason", "OWN_CHOICE");
    TestAnswer first = api.as("femke").post(path, body, key).expect(200);
    TestAnswer again = api.as("femke").post(path, body, key).expect(200);
    assertThat(again.text()).isEqualTo(first.text());
    api.as("femke").post(path, Map.of("reason", "OTHER"), key).expect(422);
  }

  @Test
  void dates_that_cannot_be_are_refused() {
    UUID resident = region.resident();
    region.stay(resident, region.place(region.location("Datums"), "1"));
    Map<String, Object> body = new HashMap<>(Region.asked());
    body.put("residentId", resident);
    body.put("selfRelianceAssessedOn", "2027-01-12");
    body.put("consent", Map.of("legalGround", "WMO_2015", "givenOn", "2027-01-12"));
    body.put("readyFrom", "2031-01-01");
    assertThat(pointers(api.as("femke").post("/v1/outflow-requests", body).expect(400)))
        .containsExactlyInAnyOrder("/selfRelianceAssessedOn", "/consent/givenOn", "/readyFrom");
    UUID request = region.filed(resident);
    api.as("tom")
        .post("/v1/outflow-requests/" + request + "/readiness-decision", Map.of("ready", false))
        .expect(400);
    api.as("tom").get("/v1/days?from=2027-01-02&until=2027-01-01").expect(400);
    api.as("tom").get("/v1/days?from=2027-01-01&until=2028-06-01").expect(400);
    api.as("tom").get("/v1/days?from=2027-01-01").expect(400);
  }

  private static List<String> pointers(TestAnswer answer) {
    List<String> pointers = new ArrayList<>();
    answer.json().get("errors").forEach(e -> pointers.add(e.get("pointer").asString()));
    return pointers;
  }
}
