package nl.driehoek.acceptance.security;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.local.demo.Calendar;
import nl.driehoek.local.demo.Outflows;
import nl.driehoek.local.http.SuiteClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A whole flow of De Brug, Waterrijk and Thuishaven, played once, with values in every personal
 * field that stand nowhere else: so that they can be searched for afterwards, and so that there is
 * a real object of every kind that others may not see.
 */
final class MarkedFlow {

  /** A test number that passes the eleven-proof and is nobody's. */
  static final String BSN = "111222333";

  static final String GIVEN_NAMES = "Zwaantje Markwijn";
  static final String SURNAME = "Kwakkelbrink";
  static final String BIRTH_DATE = "1991-07-23";
  static final String WANTED_LIFE = "Rustig wonen na mijn psychose, met kwetterende parkieten.";
  static final String OWN_NETWORK = "Mijn oudtante Hadewych brengt soep.";
  static final String OBJECTION = "Er is een knarsende deur waar ik niet van slaap.";
  static final String CARE_INDICATION = "BW-MARK-90417";
  static final String PARKING_REASON = "DETENTION";

  /** What may stand nowhere but in sealed columns and in answers to those who may read it. */
  static final List<String> SECRETS =
      List.of(
          BSN,
          "Markwijn",
          SURNAME,
          BIRTH_DATE,
          "psychose",
          "Hadewych",
          CARE_INDICATION,
          PARKING_REASON,
          "knarsende");

  private static final String AREA = "9417";
  private static @Nullable MarkedFlow played;

  private final RunningSuite suite;
  private final SuiteClient client;
  private final Map<String, String> ids = new LinkedHashMap<>();

  /** What the filer heard who wanted to judge the own request, while nobody had yet. */
  final List<Door.Reply> ownDecisions = new ArrayList<>();

  /** The sign-in of the marked resident. */
  private final UUID subject = UUID.fromString("01900000-0000-7000-8000-000000009417");

  private int calls;

  private MarkedFlow(RunningSuite suite) {
    this.suite = suite;
    this.client = suite.client();
  }

  static synchronized MarkedFlow of(RunningSuite suite) {
    if (played == null) {
      MarkedFlow flow = new MarkedFlow(suite);
      flow.play();
      played = flow;
    }
    return played;
  }

  /** The real id for a path parameter of this name. */
  String id(String parameter) {
    String id = ids.get(parameter);
    if (id == null) {
      throw new AssertionError("The flow made no " + parameter);
    }
    return id;
  }

  boolean has(String parameter) {
    return ids.containsKey(parameter);
  }

  /** Every id that somebody outside may not even learn. */
  List<String> all() {
    return ids.values().stream().filter(id -> id.length() == 36).toList();
  }

  /** A token of the marked resident, signed by the issuer. */
  String residentToken() {
    Forger forger = new Forger(new Premises(suite).signingKey(), suite.token("mila"));
    return forger.claiming(claims -> claims.put("sub", subject.toString()));
  }

  private void play() {
    ids.put("covenantId", suite.region().covenantId().toString());
    ids.put("version", "1");
    ids.put("clause", "C1");
    ids.put("budgetId", suite.region().budgetId().toString());
    moveIn();
    request();
    home();
    offer();
    key();
    money();
  }

  private void moveIn() {
    put(
        "locationId",
        "id",
        post(
            "tom",
            "/capacity/v1/locations",
            Map.of("name", "Het Markhuis", "municipalityCode", "0392")));
    put(
        "placeId",
        "id",
        post(
            "tom",
            "/capacity/v1/places",
            Map.of("locationId", id("locationId"), "label", "M1", "openFrom", "2026-01-01")));
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("bsn", BSN);
    person.put("givenNames", GIVEN_NAMES);
    person.put("surname", SURNAME);
    person.put("birthDate", BIRTH_DATE);
    person.put("subject", subject);
    person.put("household", Map.of("size", 1, "everyoneUnder21", false, "pensionAge", false));
    person.put("income", Map.of("band", "FITTING", "proofYear", 2026));
    put("residentId", "id", post("femke", "/capacity/v1/residents", person));
    put(
        "stayId",
        "id",
        post(
            "femke",
            "/capacity/v1/stays",
            Map.of(
                "residentId",
                id("residentId"),
                "placeId",
                id("placeId"),
                "startedOn",
                "2026-01-05",
                "careIndicationReference",
                CARE_INDICATION)));
  }

  private void request() {
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("residentId", id("residentId"));
    draft.put("covenantId", id("covenantId"));
    draft.put("wantedLife", WANTED_LIFE);
    draft.put("ownNetwork", OWN_NETWORK);
    draft.put(
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
            List.of(AREA),
            "supportHoursPerWeek",
            4));
    draft.put("readyFrom", LocalDate.of(2027, 2, 15));
    draft.put("selfRelianceAssessedOn", LocalDate.of(2027, 1, 4));
    draft.put("consent", Map.of("legalGround", "WMO_2015", "givenOn", "2027-01-04"));
    put("requestId", "id", post("femke", "/capacity/v1/outflow-requests", draft));
    act("femke", "submission", Map.of());
    act("femke", "parking", Map.of("reason", PARKING_REASON));
    act("femke", "resumption", Map.of());
    judgeTheOwnRequest();
    act("tom", "readiness-decision", Map.of("ready", true));
    act("tom", "freed-place-plan", Map.of("plan", "CLOSE"));
    act("ursula", "urgency-decision", Map.of("granted", true, "category", "OUTFLOW"));
    put(
        "objectionId",
        "id",
        post(
            "femke",
            "/capacity/v1/outflow-requests/" + id("requestId") + "/objections",
            Map.of("against", "URGENCY", "words", OBJECTION)));
    client.as("femke").awaitFound("/housing/v1/candidacies/" + id("requestId"));
  }

  /** Femke, as if she were a planner too, decides on what she filed: at every door, either way. */
  private void judgeTheOwnRequest() {
    Forger forger = new Forger(new Premises(suite).signingKey(), suite.token("femke"));
    String planner = forger.claiming(c -> c.put("roles", List.of("mentor", "planner")));
    String decision = "/v1/outflow-requests/" + id("requestId") + "/readiness-decision";
    for (Door door : Door.to("capacity", suite)) {
      for (String body : List.of("{\"ready\":true}", "{\"ready\":false,\"reason\":\"Niet\"}")) {
        ownDecisions.add(door.post(decision, planner, body));
      }
    }
  }

  private void home() {
    Map<String, Object> unit = new LinkedHashMap<>();
    unit.put("reference", "MK-2");
    unit.put("bagId", "0344010000094171");
    unit.put("regionCode", "waterrijk");
    unit.put("postcode", AREA + "AB");
    unit.put("houseNumber", 1);
    unit.put("rentCents", 62_000);
    unit.put("rooms", 2);
    unit.put("floor", 0);
    unit.put("lift", false);
    unit.put("stepFree", true);
    unit.put("petsAllowed", true);
    put("unitId", "unitId", post("karim", "/housing/v1/units", unit));
    put(
        "publicationId",
        "publicationId",
        post(
            "karim",
            "/housing/v1/publications",
            Map.of("unitId", id("unitId"), "availableFrom", new Calendar(client).today())));
  }

  private void offer() {
    put("offerId", "offerId", first("/housing/v1/offers?requestId=" + id("requestId")));
    override();
    post("femke", "/housing/v1/offers/" + id("offerId") + "/acceptance", Map.of("onBehalf", true));
    outflows().awaitState(UUID.fromString(id("requestId")), "OFFER_ACCEPTED");
    act("samira", "care-guarantee", Map.of());
    put("tenancyId", "tenancyId", first("/housing/v1/tenancies?requestId=" + id("requestId")));
  }

  /** Somebody else in line for this home is proposed as the first; nobody decides on it. */
  private void override() {
    String publication = "/housing/v1/publications/" + id("publicationId");
    JsonNode other =
        client
            .as("karim")
            .get(publication + "/candidates?limit=200")
            .path("items")
            .valueStream()
            .filter(candidate -> candidate.path("state").asString().equals("IN_LINE"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("Nobody else is in line"));
    put(
        "overrideId",
        "overrideId",
        post(
            "karim",
            publication + "/override",
            Map.of("requestId", other.path("requestId").asString(), "reason", "HOME_ADAPTED")));
  }

  private void key() {
    String tenancy = "/housing/v1/tenancies/" + id("tenancyId");
    post("femke", tenancy + "/signatures", Map.of("party", "TENANT", "onBehalf", true));
    post("karim", tenancy + "/signatures", Map.of("party", "CORPORATION"));
    post("tom", tenancy + "/signatures", Map.of("party", "CARE_INSTITUTION"));
    client
        .as("karim")
        .await(tenancy, answer -> answer.hasNonNull("lastKeyDate") || answer.hasNonNull("keyDate"));
    post("karim", tenancy + "/key-handover", Map.of());
    outflows().awaitState(UUID.fromString(id("requestId")), "PLACED");
  }

  private void money() {
    JsonNode page =
        client
            .as("joost")
            .await(
                "/finance/v1/transactions?kind=POST&requestId=" + id("requestId"),
                answer -> !answer.path("items").isEmpty());
    put("transactionId", "transactionId", page.path("items").path(0));
    put(
        "reversalId",
        "reversalId",
        post(
            "joost",
            "/finance/v1/transactions/" + id("transactionId") + "/reversal",
            Map.of("reason", "Beproeving van het vierogenprincipe")));
  }

  private Outflows outflows() {
    return new Outflows(client, suite.region().covenantId(), "ursula", "samira");
  }

  private void act(String identity, String action, Map<String, Object> body) {
    post(identity, "/capacity/v1/outflow-requests/" + id("requestId") + "/" + action, body);
  }

  private JsonNode post(String identity, String path, Object body) {
    return client.as(identity).post(path, body, "marked-" + calls++);
  }

  private JsonNode first(String list) {
    return client
        .as("femke")
        .await(list, page -> !page.path("items").isEmpty())
        .path("items")
        .path(0);
  }

  private void put(String parameter, String field, JsonNode answer) {
    String id = answer.path(field).asString();
    if (id.isEmpty()) {
      throw new AssertionError("No " + field + " in " + answer);
    }
    ids.put(parameter, id);
  }
}
