package nl.driehoek.covenant.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.CapacityEvent.CareGuaranteed;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowPlaced;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowRequested;
import nl.driehoek.contracts.messages.CapacityEvent.ReadinessDecided;
import nl.driehoek.contracts.messages.CapacityEvent.SupportStarted;
import nl.driehoek.contracts.messages.HousingEvent.OfferAccepted;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
import nl.driehoek.contracts.messages.Message;
import nl.driehoek.covenant.CovenantApplication;
import nl.driehoek.covenant.Pact;
import nl.driehoek.covenant.PactTable;
import nl.driehoek.platform.testkit.Eventually;
import nl.driehoek.platform.testkit.SuiteTest;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.JsonNode;

/** What the other services say becomes visible progress, whatever the order in which it arrives. */
@SuiteTest
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    classes = CovenantApplication.class)
class ProgressOverKafkaTest {

  private static final UUID UNIT = UUID.randomUUID();

  @Autowired TestApi api;
  @Autowired TestBus bus;
  @Autowired TestClock clock;

  @Test
  void story_1_every_party_sees_what_became_of_the_promises() {
    clock.set(LocalDate.of(2027, 3, 3));
    JsonNode covenant = new PactTable(api).agree(Pact.body());
    UUID request = UUID.randomUUID();
    UUID key = daanMovesOut(request, PactTable.id(covenant));
    JsonNode c1 =
        Eventually.yields(
            () -> {
              JsonNode progress = commitment("thea", covenant, "C1");
              assertThat(progress.at("/promises/0/amount/delivered").asInt()).isEqualTo(1);
              return progress;
            });
    assertThat(c1.at("/promises/0/amount/promised").asInt()).isEqualTo(20);
    assertThat(c1.required("state").asString()).isEqualTo("RUNNING");
    assertThat(c1.at("/reciprocity/state").asString()).isEqualTo("HOLDS");
    assertThat(c1.at("/promises/0/evidence/0/events/0").asString()).isEqualTo(key.toString());
    Eventually.passes(
        () -> {
          assertThat(commitment("dirk", covenant, "C4").required("state").asString())
              .isEqualTo("MET");
          assertThat(commitment("samira", covenant, "C5").required("state").asString())
              .isEqualTo("MET");
          assertThat(task(covenant).required("counted").asInt()).isEqualTo(1);
        });
    assertThat(commitment("dirk", covenant, "C4").at("/promises/1/term/longestWorkingDays").asInt())
        .isEqualTo(2);
    assertThat(task(covenant).required("medianDaysFromRequestToKey").asInt()).isEqualTo(49);
    assertThat(task(covenant).required("target").asInt()).isEqualTo(36);
  }

  @Test
  void evidence_names_events_and_no_request() {
    clock.set(LocalDate.of(2027, 3, 3));
    JsonNode covenant = new PactTable(api).agree(Pact.body());
    UUID request = UUID.randomUUID();
    daanMovesOut(request, PactTable.id(covenant));
    String evidence =
        Eventually.yields(
            () -> {
              var answer =
                  api.as("els")
                      .get(PactTable.path(covenant) + "/commitments/C4/evidence?limit=1")
                      .expect(200);
              assertThat(answer.json().required("items")).hasSize(1);
              assertThat(answer.json().has("next")).isTrue();
              return answer.text();
            });
    assertThat(evidence).doesNotContain(request.toString());
    api.as("els").get(PactTable.path(covenant) + "/commitments/C9/evidence").expect(404);
  }

  @Test
  void a_permit_that_is_late_is_seen_by_all_from_the_reports() {
    clock.set(LocalDate.of(2027, 10, 4));
    JsonNode covenant = new PactTable(api).agree(Pact.body());
    String reports = PactTable.path(covenant) + "/commitments/C5/reports";
    api.as("thea").post(reports, permit("STARTED", "2027-03-01")).expect(201);
    api.as("thea").post(reports, permit("STARTED", "2027-03-01")).expect(409);
    assertThat(commitment("wim", covenant, "C5").required("state").asString()).isEqualTo("LATE");
    JsonNode c1 = commitment("wim", covenant, "C1");
    assertThat(c1.at("/reciprocity/state").asString()).isEqualTo("STANDS_STILL");
    assertThat(c1.at("/reciprocity/since").asString()).isEqualTo("2027-08-30");
    assertThat(c1.at("/promises/0/amount/dueByNow").asInt()).isEqualTo(13);
    assertThat(listed(covenant, "?state=LATE")).hasSize(1);
    assertThat(listed(covenant, "?ownerOrganisationId=" + Pact.WATERRIJK)).hasSize(2);
    api.as("samira").post(reports, permit("DONE", "2027-10-04")).expect(201);
    assertThat(commitment("wim", covenant, "C1").at("/reciprocity/state").asString())
        .isEqualTo("HOLDS");
    api.as("femke").post(reports, permit("DONE", "2027-10-04")).expect(403);
    JsonNode faults =
        api.as("thea").post(reports, permit("STARTED", "2027-10-05")).expect(400).json();
    assertThat(faults.at("/errors/0/pointer").asString()).isEqualTo("/occurredOn");
    assertThat(faults.at("/errors/0/detail").asString()).isEqualTo("Deze dag moet nog komen.");
  }

  @Test
  void of_a_covenant_that_is_not_in_force_there_is_no_progress() {
    JsonNode draft = new PactTable(api).draft(Pact.body());
    for (String read : new String[] {"/commitments", "/tasks", "/quotas"}) {
      JsonNode problem = api.as("samira").get(PactTable.path(draft) + read).expect(409).json();
      assertThat(problem.required("type").asString()).endsWith("covenant-not-in-force");
    }
  }

  /** The housing service is heard before the capacity service; answers the id of the key event. */
  private UUID daanMovesOut(UUID request, UUID covenant) {
    LocalDate key = LocalDate.of(2027, 3, 1);
    UUID offer = UUID.randomUUID();
    UUID heard =
        send(
            request, new TenancyStarted(request, 1, UUID.randomUUID(), UNIT, Pact.THUISHAVEN, key));
    send(request, new OfferAccepted(request, 1, offer, UNIT, LocalDate.of(2027, 2, 2)));
    send(
        request,
        new OutflowRequested(
            request, covenant, Pact.DE_BRUG, LocalDate.of(2027, 1, 11), LocalDate.of(2027, 2, 1)));
    send(
        request,
        new ReadinessDecided(request, true, LocalDate.of(2027, 1, 27), LocalDate.of(2027, 2, 1)));
    send(request, new CareGuaranteed(request, LocalDate.of(2027, 2, 9), LocalDate.of(2027, 2, 16)));
    send(request, new SupportStarted(request, Pact.DE_BRUG, key, LocalDate.of(2027, 3, 3), 2));
    send(
        request,
        new OutflowPlaced(
            request,
            1,
            covenant,
            Pact.DE_BRUG,
            UUID.randomUUID(),
            UNIT,
            LocalDate.of(2027, 1, 11),
            key,
            49));
    return heard;
  }

  private UUID send(UUID request, Message event) {
    return bus.send(event, request);
  }

  private JsonNode commitment(String reader, JsonNode covenant, String clause) {
    JsonNode items =
        api.as(reader)
            .get(PactTable.path(covenant) + "/commitments")
            .expect(200)
            .json()
            .required("items");
    for (JsonNode item : items) {
      if (item.required("clause").asString().equals(clause)) {
        return item;
      }
    }
    throw new AssertionError("no " + clause + " in " + items);
  }

  private JsonNode listed(JsonNode covenant, String query) {
    return api.as("ada")
        .get(PactTable.path(covenant) + "/commitments" + query)
        .expect(200)
        .json()
        .required("items");
  }

  private JsonNode task(JsonNode covenant) {
    return api.as("noor")
        .get(PactTable.path(covenant) + "/tasks")
        .expect(200)
        .json()
        .at("/items/0");
  }

  private static Map<String, Object> permit(String kind, String day) {
    return Map.of("promise", "C5.2", "kind", kind, "reference", "De Werf", "occurredOn", day);
  }
}
