package nl.driehoek.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.platform.testkit.Eventually;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A resident does not agree: it is written down, it is answered by another, it never vanishes. */
@CapacityTest
class ResidentObjectsTest {

  private static final String WORDS = "Mijn kamer wordt gesloopt vanwege de houtworm.";

  @Autowired TestApi api;
  @Autowired TestBus bus;
  @Autowired TestClock clock;
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

  private UUID notUrgent(String label, String who) {
    UUID request = filed(label);
    region.post("tom", request, "readiness-decision", Map.of("ready", true));
    region.post(
        who,
        request,
        "urgency-decision",
        Map.of("granted", false, "category", "OUTFLOW", "reason", "Kan nog wachten"));
    return request;
  }

  private static String objections(UUID request) {
    return "/v1/outflow-requests/" + request + "/objections";
  }

  private static Map<String, Object> against(String decision) {
    return Map.of("against", decision, "words", WORDS);
  }

  @Test
  void the_mentor_objects_on_behalf_and_the_director_answers_before_the_day_of_the_law() {
    UUID request = notUrgent("Houtworm", "ursula");

    JsonNode made =
        api.as("femke").post(objections(request), against("URGENCY")).expect(201).json();

    assertThat(made.get("lastDay").asString()).isEqualTo("2027-02-22");
    assertThat(made.get("answerDueOn").asString()).isEqualTo("2027-04-05");
    assertThat(made.get("ownerRole").asString()).isEqualTo("director");
    assertThat(made.get("onBehalf").asBoolean()).isTrue();
    assertThat(open("samira")).contains(made.get("id").asString()).doesNotContain("houtworm");

    JsonNode read = api.as("samira").get(objections(request)).expect(200).json();
    assertThat(read.at("/items/0/words").asString()).isEqualTo(WORDS);
    api.as("samira").post(answer(request, made), upheld()).expect(200);

    assertThat(open("samira")).doesNotContain(made.get("id").asString());
    assertThat(region.journey("femke", request)).endsWith("OBJECTION_MADE", "OBJECTION_ANSWERED");
    assertThat(api.as("femke").get(objections(request)).expect(200).text())
        .contains("UPHELD", "nieuw besluit");
    api.as("samira").post(answer(request, made), upheld()).expect(409);
  }

  @Test
  void who_decided_does_not_answer() {
    UUID request = notUrgent("Zelf besloten", "samira");
    JsonNode made =
        api.as("femke").post(objections(request), against("URGENCY")).expect(201).json();

    assertThat(api.as("samira").post(answer(request, made), upheld()).expect(409).text())
        .contains("decided-yourself");
    api.as("ursula").post(answer(request, made), upheld()).expect(403);
    api.as("mark").post(answer(request, made), upheld()).expect(404);
    assertThat(open("samira")).contains(made.get("id").asString());
  }

  @Test
  void after_six_weeks_somebody_says_why_it_is_late() {
    UUID request = notUrgent("Te laat", "ursula");
    clock.set(LocalDate.of(2027, 2, 23));

    assertThat(api.as("femke").post(objections(request), against("URGENCY")).expect(400).text())
        .contains("/whyLate", "2027-02-22");
    Map<String, Object> late = new HashMap<>(against("URGENCY"));
    late.put("whyLate", "Ik lag in het ziekenhuis.");
    JsonNode made = api.as("femke").post(objections(request), late).expect(201).json();

    assertThat(made.get("late").asBoolean()).isTrue();
    assertThat(made.get("answerDueOn").asString()).isEqualTo("2027-04-06");
  }

  @Test
  void a_forgotten_objection_is_said_to_be_late_and_stays_open() {
    UUID request = notUrgent("Vergeten", "ursula");
    JsonNode made =
        api.as("femke").post(objections(request), against("URGENCY")).expect(201).json();

    clock.set(LocalDate.of(2027, 4, 6));

    Eventually.passes(
        () -> assertThat(region.journey("femke", request)).endsWith("OBJECTION_OVERDUE"));
    JsonNode open = api.as("samira").get("/v1/objections").expect(200).json();
    assertThat(open.get("items").valueStream())
        .anyMatch(
            each ->
                each.get("id").asString().equals(made.get("id").asString())
                    && each.get("overdue").asBoolean());
  }

  @Test
  void a_resident_objects_to_the_own_request_only_once_and_only_to_what_was_decided() {
    UUID other = filed("Van een ander");
    UUID daan = region.daan("01900000-0000-7000-8000-000000000131");
    region.stay(daan, region.place(region.location("Bezwaar van Daan"), "1"));
    UUID own = region.filed(daan);

    assertThat(api.as("daan").post(objections(own), against("READINESS")).expect(409).text())
        .contains("no-decision-yet");
    JsonNode made = api.as("daan").post(objections(own), against("OTHER")).expect(201).json();
    assertThat(made.get("onBehalf").asBoolean()).isFalse();
    assertThat(api.as("daan").post(objections(own), against("OTHER")).expect(409).text())
        .contains("objection-open");
    api.as("daan").post(objections(other), against("OTHER")).expect(404);
    api.as("noor").post(objections(own), against("OTHER")).expect(404);
    api.as("tom").post(objections(own), against("RANKING")).expect(403);
    region.post("daan", own, "withdrawal", Map.of("reason", "OWN_CHOICE"));
  }

  @Test
  void the_words_are_sealed_and_stand_in_no_event_and_others_do_not_read_them() {
    UUID request = notUrgent("Woorden", "ursula");
    JsonNode made =
        api.as("femke").post(objections(request), against("URGENCY")).expect(201).json();
    api.as("samira").post(answer(request, made), upheld()).expect(200);

    for (String who : new String[] {"ursula", "ada", "dirk"}) {
      assertThat(api.as(who).get(objections(request)).expect(200).text())
          .contains("URGENCY")
          .doesNotContain("houtworm", "nieuw besluit");
    }
    assertThat(api.as("samira").get("/v1/outflow-requests/" + request + "/journey").text())
        .contains("OBJECTION_MADE")
        .doesNotContain("houtworm");
    assertThat(bus.everything().toString()).doesNotContain("houtworm", "nieuw besluit");
    assertThat(
            client
                .sql(
                    """
                    select o::text || encode(sealed_words, 'escape')
                      || encode(sealed_answer, 'escape')
                    from objection o where id = ?::uuid
                    """)
                .param(made.get("id").asString())
                .query(String.class)
                .single())
        .doesNotContain("houtworm", "nieuw besluit");
  }

  private String open(String who) {
    return api.as(who).get("/v1/objections").expect(200).text();
  }

  private static String answer(UUID request, JsonNode made) {
    return objections(request) + "/" + made.get("id").asString() + "/answer";
  }

  private static Map<String, Object> upheld() {
    return Map.of("outcome", "UPHELD", "answer", "Wij nemen een nieuw besluit.");
  }
}
