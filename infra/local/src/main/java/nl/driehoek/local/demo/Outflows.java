package nl.driehoek.local.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.local.http.SuiteClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What care institution and municipality do with an outflow request, call by call. */
public final class Outflows {

  private static final String REQUESTS = "/capacity/v1/outflow-requests";

  /** In the order of the flow, so that "at least this far" can be asked. */
  private static final List<String> COURSE =
      List.of(
          "DRAFT",
          "FILED",
          "READY",
          "RESERVING_QUOTA",
          "SEEKING_HOME",
          "HOME_OFFERED",
          "OFFER_ACCEPTED",
          "CLEARED_FOR_KEY",
          "TENANCY_STARTED",
          "PLACED");

  private final SuiteClient suite;
  private final @Nullable UUID covenant;
  private final String urgencyOfficer;
  private final String director;

  /** Under the one covenant of De Brug, with the municipality Waterrijk. */
  public Outflows(SuiteClient suite) {
    this(suite, null, "ursula", "samira");
  }

  /** Under this covenant, with the people of its municipality. */
  public Outflows(
      SuiteClient suite, @Nullable UUID covenant, String urgencyOfficer, String director) {
    this.suite = suite;
    this.covenant = covenant;
    this.urgencyOfficer = urgencyOfficer;
    this.director = director;
  }

  /** The mentor writes the request and files it. @return the id of the request */
  public UUID file(UUID resident, List<String> wishedAreas, String key) {
    UUID request = draft(resident, wishedAreas, key);
    submit(request, key);
    return request;
  }

  /** The mentor writes the request. */
  public UUID draft(UUID resident, List<String> wishedAreas, String key) {
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("residentId", resident);
    if (covenant != null) {
      draft.put("covenantId", covenant);
    }
    draft.put("wantedLife", "Dicht bij mijn zus wonen, met mijn hond.");
    draft.put("ownNetwork", "Mijn zus woont in dezelfde wijk.");
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
            wishedAreas,
            "supportHoursPerWeek",
            4));
    draft.put("readyFrom", LocalDate.of(2027, 2, 15));
    draft.put("selfRelianceAssessedOn", LocalDate.of(2027, 1, 4));
    draft.put("consent", Map.of("legalGround", "WMO_2015", "givenOn", "2027-01-04"));
    return DemoRegion.id(
        new Eventually(suite, "femke").post(REQUESTS, draft, key + "-draft"), "id");
  }

  /** The mentor files the draft. */
  public JsonNode submit(UUID request, String key) {
    return new Eventually(suite, "femke")
        .post(at(request, "submission"), Map.of(), key + "-submission");
  }

  /** The planner of the care institution decides that the resident is ready. */
  public JsonNode decideReady(UUID request, String key) {
    return suite
        .as("tom")
        .post(at(request, "readiness-decision"), Map.of("ready", true), key + "-ready");
  }

  /** The municipality decides that the resident goes first. */
  public JsonNode decideUrgent(UUID request, String key) {
    return suite
        .as(urgencyOfficer)
        .post(
            at(request, "urgency-decision"),
            Map.of("granted", true, "category", "OUTFLOW"),
            key + "-urgent");
  }

  /** The municipality guarantees the support at home. */
  public JsonNode guaranteeCare(UUID request, String key) {
    return suite.as(director).post(at(request, "care-guarantee"), Map.of(), key + "-care");
  }

  /**
   * The planner says what happens to the freed place. @param plan CLOSE, REFILL, KEEP_FOR_RETURN
   */
  public JsonNode planFreedPlace(UUID request, String plan, String key) {
    return suite
        .as("tom")
        .post(at(request, "freed-place-plan"), Map.of("plan", plan), key + "-plan");
  }

  /** The mentor withdraws the request for the resident. */
  public JsonNode withdraw(UUID request, String key) {
    return suite
        .as("femke")
        .post(at(request, "withdrawal"), Map.of("reason", "OWN_CHOICE"), key + "-withdrawal");
  }

  /** The mentor records the first day of support at home. */
  public JsonNode recordSupport(UUID request, LocalDate startedOn, String key) {
    return suite
        .as("femke")
        .post(at(request, "support-start"), Map.of("startedOn", startedOn), key + "-support");
  }

  /** Waits until the request is in this state or further on its normal course. */
  public JsonNode awaitState(UUID request, String state) {
    int least = COURSE.indexOf(state);
    return suite
        .as("femke")
        .await(
            REQUESTS + "/" + request,
            answer ->
                least < 0
                    ? answer.path("state").asString().equals(state)
                    : COURSE.indexOf(answer.path("state").asString()) >= least);
  }

  /**
   * Waits until the resident stands in the pool of the corporations.
   *
   * @throws ParkedException when the request is parked instead: the covenant has no room for it
   */
  public void awaitCandidate(UUID request) {
    String candidacy = "/housing/v1/candidacies/" + request;
    suite.as("femke").awaitFound(candidacy, () -> stopIfParked(request));
  }

  private void stopIfParked(UUID request) {
    JsonNode view = view(request);
    if (view.path("state").asString().equals("PARKED")) {
      throw new ParkedException(request, view.path("quota").toString());
    }
  }

  /** A request that a director has to take up again. */
  public static final class ParkedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ParkedException(UUID request, String quota) {
      super("Request " + request + " is parked; its quota: " + quota);
    }
  }

  /** Waits until the shared budget has the money for this request apart, or has moved it. */
  public JsonNode awaitMoney(UUID request) {
    return suite
        .as("femke")
        .await(
            REQUESTS + "/" + request,
            answer ->
                !List.of("NONE", "ASKED").contains(answer.path("money").path("state").asString()));
  }

  /** The request as the mentor sees it. */
  public JsonNode view(UUID request) {
    return suite.as("femke").get(REQUESTS + "/" + request);
  }

  private static String at(UUID request, String action) {
    return REQUESTS + "/" + request + "/" + action;
  }
}
