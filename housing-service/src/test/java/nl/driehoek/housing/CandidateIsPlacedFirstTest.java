package nl.driehoek.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A candidate is placed first in line, with a reason and by two people; the rest stays as it is.
 */
class CandidateIsPlacedFirstTest extends HousingTest {

  private UUID holds;
  private UUID second;
  private UUID third;
  private UUID publication;

  @BeforeEach
  void three_in_line_and_the_first_has_the_offer() {
    holds = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 1)));
    second = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 2)), "mila");
    third = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 3)), "daan");
    publication = region.published();
    region.offered(holds);
    clock.advance(Duration.ofMinutes(1));
  }

  @AfterEach
  void clearTheLine() {
    region.clearTheLine();
  }

  private String proposal() {
    return "/v1/publications/" + publication + "/override";
  }

  private static Map<String, Object> draft(UUID request) {
    return Map.of("requestId", request, "reason", "HOME_ADAPTED");
  }

  private String proposed(UUID request) {
    return api.as("karim")
        .post(proposal(), draft(request))
        .expect(201)
        .json()
        .get("overrideId")
        .asString();
  }

  private String approved(UUID request) {
    String id = proposed(request);
    api.as("samira")
        .post("/v1/overrides/" + id + "/decision", Map.of("approved", true))
        .expect(200);
    return id;
  }

  private JsonNode why(String who, UUID request) {
    return api.as(who)
        .get("/v1/publications/" + publication + "/candidates/" + request)
        .expect(200)
        .json();
  }

  private void refusesTheOffer() {
    api.as("femke")
        .post(
            "/v1/offers/" + region.offered(holds).offerId() + "/refusal",
            Map.of("reason", "WOB", "onBehalf", true))
        .expect(200);
  }

  @Test
  void nothing_moves_until_another_person_approves_and_then_the_next_offer_is_theirs() {
    String id = proposed(third);
    assertThat(why("femke", third).get("rank").asInt()).isEqualTo(3);
    api.as("samira")
        .post("/v1/overrides/" + id + "/decision", Map.of("approved", true))
        .expect(200);
    assertThat(why("femke", third).get("rank").asInt()).isEqualTo(1);
    assertThat(region.offered(holds).unitId()).isNotNull();
    refusesTheOffer();
    assertThat(region.offered(third).unitId()).isEqualTo(region.offered(holds).unitId());
    assertThat(why("femke", second).get("state").asString()).isEqualTo("IN_LINE");
  }

  @Test
  void why_this_rank_says_so_to_everyone_and_still_reproduces() {
    approved(third);
    JsonNode first = why("daan", third);
    assertThat(first.get("placedFirst").asBoolean()).isTrue();
    assertThat(first.get("placedFirstBecause").asString()).isEqualTo("HOME_ADAPTED");
    assertThat(first.get("reproduced").asBoolean()).isTrue();
    assertThat(first.get("summary").get("nl").asString()).contains("door twee personen");
    JsonNode behind = why("femke", holds);
    assertThat(behind.get("rank").asInt()).isEqualTo(2);
    assertThat(behind.get("whatWouldChange").get("en").asString()).contains("placed first");
    JsonNode changes =
        api.as("karim")
            .get("/v1/publications/" + publication + "/candidates/" + second + "/rank-changes")
            .expect(200)
            .json()
            .get("items");
    JsonNode last = changes.get(changes.size() - 1);
    assertThat(last.get("cause").asString()).isEqualTo("PLACED_FIRST");
    assertThat(last.get("toRank").asInt()).isEqualTo(3);
  }

  @Test
  void nobody_decides_on_the_own_proposal_and_nobody_decides_twice() {
    String decision = "/v1/overrides/" + proposed(third) + "/decision";
    JsonNode own = api.as("karim").post(decision, Map.of("approved", true)).expect(403).json();
    assertThat(own.get("type").asString()).endsWith("four-eyes");
    api.as("samira").post(decision, Map.of("approved", false)).expect(400);
    api.as("samira").post(decision, Map.of("approved", false, "reason", "Niet nodig")).expect(200);
    api.as("samira").post(decision, Map.of("approved", true)).expect(409);
    assertThat(why("femke", third).get("rank").asInt()).isEqualTo(3);
  }

  @Test
  void what_cannot_be_says_why() {
    assertThat(refused(holds)).endsWith("override-not-waiting");
    Map<String, Object> home = Region.home();
    home.put("rooms", 1);
    UUID large =
        region.seeks(
            Region.with(
                Region.profile(),
                fields -> {
                  fields.put("roomsMin", 4);
                  return fields;
                }));
    JsonNode notFitting = api.as("samira").post(proposal(), draft(large)).expect(409).json();
    assertThat(notFitting.get("type").asString()).endsWith("override-not-fitting");
    assertThat(notFitting.get("detail").asString()).contains("ROOMS");
    api.as("karim").post(proposal(), draft(large)).expect(404);
    approved(third);
    assertThat(refused(second)).endsWith("override-exists");
    region.accepts(holds);
    assertThat(refused(second)).endsWith("override-line-closed");
  }

  private String refused(UUID request) {
    return api.as("karim")
        .post(proposal(), draft(request))
        .expect(409)
        .json()
        .get("type")
        .asString();
  }

  @Test
  void another_reason_needs_a_note_that_only_who_decides_reads() {
    Map<String, Object> other = Map.of("requestId", third, "reason", "OTHER");
    JsonNode fault = api.as("karim").post(proposal(), other).expect(400).json();
    assertThat(fault.get("errors").get(0).get("pointer").asString()).isEqualTo("/note");
    String id =
        api.as("karim")
            .post(
                proposal(),
                Map.of("requestId", third, "reason", "OTHER", "note", "Afspraak van 3 maart"))
            .expect(201)
            .json()
            .get("overrideId")
            .asString();
    String list = "/v1/overrides?publicationId=" + publication;
    for (String who : List.of("karim", "samira", "ada")) {
      assertThat(api.as(who).get(list).expect(200).text()).contains(id, "Afspraak van 3 maart");
    }
    for (String who : List.of("femke", "daan")) {
      assertThat(api.as(who).get(list).expect(200).text())
          .contains(id)
          .doesNotContain("Afspraak van 3 maart");
    }
  }

  @Test
  void a_stranger_neither_reads_nor_proposes_nor_decides() {
    String id = proposed(third);
    for (String stranger : List.of("els", "noor", "mila", "hilde")) {
      api.as(stranger).get("/v1/overrides/" + id).expect(404);
      assertThat(api.as(stranger).get("/v1/overrides").expect(200).json().get("items").size())
          .isZero();
    }
    api.as("els").post("/v1/overrides/" + id + "/decision", Map.of("approved", true)).expect(404);
    api.as("els").post(proposal(), draft(second)).expect(404);
    api.as("femke").post(proposal(), draft(second)).expect(403);
    api.as("ursula").post(proposal(), draft(second)).expect(403);
    api.as("ada").post("/v1/overrides/" + id + "/decision", Map.of("approved", true)).expect(403);
  }
}
