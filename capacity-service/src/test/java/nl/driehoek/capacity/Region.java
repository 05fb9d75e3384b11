package nl.driehoek.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.CovenantEvent;
import nl.driehoek.platform.testkit.Eventually;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import tools.jackson.databind.JsonNode;

/** A small region around the service under test. */
public final class Region extends OtherServices {

  public static final UUID WATERRIJK = organisation("01");
  public static final UUID DE_BRUG = organisation("11");
  public static final UUID BUURTKRACHT = organisation("12");
  public static final UUID THUISHAVEN = organisation("21");

  /** Sign-in of the resident Daan. */
  public static final String DAAN = "01900000-0000-7000-8000-000000000131";

  /** Test range of the citizen service number: no living person has these. */
  private static final java.util.PrimitiveIterator.OfInt BSN =
      java.util.stream.IntStream.range(999_900_006, 999_999_990)
          .filter(Region::passesElevenProof)
          .iterator();

  private final TestApi api;

  public Region(TestApi api, TestBus bus) {
    super(bus);
    this.api = api;
  }

  /** The PACT of Waterrijk with the terms of story 1. */
  public Region withCovenant() {
    bus.send(
        new CovenantEvent.CovenantActivated(
            covenantId,
            1,
            "hash",
            "PACT Waterrijk",
            "WATERRIJK",
            WATERRIJK,
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2030, 12, 31),
            List.of(
                new CovenantEvent.Party(WATERRIJK, "MUNICIPALITY"),
                new CovenantEvent.Party(DE_BRUG, "CARE_INSTITUTION"),
                new CovenantEvent.Party(THUISHAVEN, "CORPORATION")),
            List.of(new CovenantEvent.Quota(THUISHAVEN, 2027, 20)),
            List.of(new CovenantEvent.BudgetShare("REINVEST", null, 10_000)),
            new CovenantEvent.Terms(15, 20, 10, 5, 12)),
        covenantId);
    return this;
  }

  public UUID location(String name) {
    return id(
        api.as("tom")
            .post("/v1/locations", Map.of("name", name, "municipalityCode", "0392"))
            .expect(201)
            .json());
  }

  public UUID place(UUID location, String label) {
    return id(
        api.as("tom")
            .post(
                "/v1/places",
                Map.of("locationId", location, "label", label, "openFrom", "2026-01-01"))
            .expect(201)
            .json());
  }

  /** Daan, with everything known that can be known, and his own sign-in. */
  public UUID daan() {
    return daan(DAAN);
  }

  /** A resident like Daan with this sign-in. */
  public UUID daan(String subject) {
    return resident(Map.of("subject", subject));
  }

  /** A resident with everything known that can be known, without a sign-in. */
  public UUID resident() {
    return resident(Map.of());
  }

  private UUID resident(Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("bsn", newBsn());
    body.put("givenNames", "Daan");
    body.put("surname", "de Vries");
    body.put("birthDate", "1999-05-04");
    body.put("household", Map.of("size", 1, "everyoneUnder21", false, "pensionAge", false));
    body.put("income", Map.of("band", "FITTING", "proofYear", 2026));
    return id(api.as("femke").post("/v1/residents", body).expect(201).json());
  }

  public static synchronized String newBsn() {
    return Integer.toString(BSN.nextInt());
  }

  private static boolean passesElevenProof(int bsn) {
    int rest = -(bsn % 10);
    for (int weight = 2, left = bsn / 10; weight <= 9; weight++, left /= 10) {
      rest += weight * (left % 10);
    }
    return rest % 11 == 0;
  }

  public UUID stay(UUID resident, UUID place) {
    return id(
        api.as("femke")
            .post(
                "/v1/stays",
                Map.of(
                    "residentId",
                    resident,
                    "placeId",
                    place,
                    "startedOn",
                    "2026-06-01",
                    "careIndicationReference",
                    "BW-2026-00731"))
            .expect(201)
            .json());
  }

  /** The four facts that nobody knows yet. */
  public static Map<String, Object> asked() {
    return Map.of(
        "wantedLife", "Dicht bij mijn zus wonen, met mijn hond.",
        "ownNetwork", "Zus in dezelfde wijk",
        "homeNeeds",
            Map.of(
                "groundFloorOrLift",
                true,
                "stepFree",
                false,
                "petAllowed",
                true,
                "roomsMin",
                1,
                "wishedAreas",
                List.of("2011", "2012"),
                "supportHoursPerWeek",
                4),
        "readyFrom", "2027-02-15",
        "selfRelianceAssessedOn", "2027-01-06",
        "consent", Map.of("legalGround", "WMO_2015", "givenOn", "2027-01-08"));
  }

  /** A complete draft by Femke. */
  public UUID draft(UUID resident) {
    Map<String, Object> body = new HashMap<>(asked());
    body.put("residentId", resident);
    return id(api.as("femke").post("/v1/outflow-requests", body).expect(201).json());
  }

  /** Filed, once the covenant is known. */
  public UUID filed(UUID resident) {
    UUID request = draft(resident);
    Eventually.passes(() -> post("femke", request, "submission", Map.of()));
    return request;
  }

  /** A new place with a resident whose request is filed, ready and urgent. */
  public UUID urgent(String label) {
    UUID resident = resident();
    stay(resident, place(location(label), label));
    UUID request = filed(resident);
    post("tom", request, "readiness-decision", Map.of("ready", true));
    post("ursula", request, "urgency-decision", Map.of("granted", true, "category", "OUTFLOW"));
    return request;
  }

  /** From ready and urgent to the key on this day: the other services say yes to all. */
  public void movesOut(UUID request, String plan, TestClock clock, LocalDate keyDate) {
    UUID offer = UUID.randomUUID();
    UUID unit = UUID.randomUUID();
    UUID tenancy = UUID.randomUUID();
    covenantReserves(request, 1).housingOffers(request, 1, offer, unit);
    financeReserves(request, 1).residentAccepts(request, 1, offer, unit);
    awaitState(request, "OFFER_ACCEPTED");
    post("samira", request, "care-guarantee", Map.of());
    post("tom", request, "freed-place-plan", Map.of("plan", plan));
    tenancySigned(request, 1, tenancy, unit);
    awaitState(request, "CLEARED_FOR_KEY");
    clock.set(keyDate);
    keyHandedOver(request, 1, tenancy, unit);
    financePosts(request, 1, 0).covenantConfirms(request, 1);
    awaitState(request, "PLACED");
  }

  public JsonNode post(String who, UUID request, String what, Object body) {
    return api.as(who)
        .post("/v1/outflow-requests/" + request + "/" + what, body)
        .expect(200)
        .json();
  }

  public JsonNode request(String who, UUID request) {
    return api.as(who).get("/v1/outflow-requests/" + request).expect(200).json();
  }

  public void awaitState(UUID request, String state) {
    Eventually.passes(
        () -> assertThat(request("samira", request).get("state").asString()).isEqualTo(state));
  }

  public List<String> journey(String who, UUID request) {
    List<String> steps = new ArrayList<>();
    api.as(who)
        .get("/v1/outflow-requests/" + request + "/journey")
        .expect(200)
        .json()
        .get("items")
        .forEach(item -> steps.add(item.get("step").asString()));
    return steps;
  }

  public static UUID id(JsonNode json) {
    return UUID.fromString(json.get("id").asString());
  }

  private static UUID organisation(String number) {
    return UUID.fromString("01900000-0000-7000-8000-0000000000" + number);
  }
}
