package nl.driehoek.local.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.local.http.SuiteClient;

/**
 * Residents who move out one after the other, without a pause between the steps: for benchmarks and
 * faults. Each wishes a postcode area of its own in which one home is published, so that any number
 * can be under way at once.
 */
public final class WholeFlow {

  private static final int FIRST_AREA = 4000;

  /** Below this number the residents belong to the demo region. */
  private static final int FIRST_RESIDENT = 100;

  /** How many flows fit: an area each, and a test BSN each. */
  public static final int FLOWS_MAX = 5_000;

  private final SuiteClient suite;
  private final Outflows outflows;
  private final String run;
  private final LocalDate today;

  /**
   * @param run part of every idempotency key; the same run again does nothing twice
   */
  public WholeFlow(SuiteClient suite, UUID covenant, String run) {
    this.suite = suite;
    this.outflows = new Outflows(suite, covenant, "mark", "mark");
    this.run = run;
    this.today = new Calendar(suite).today();
  }

  /**
   * A resident and a home that wait for each other.
   *
   * @param number from 0, below {@link #FLOWS_MAX}
   */
  public record Prepared(int number, UUID resident, UUID unit) {}

  /** Makes the resident, the place, the stay and the home of a flow. */
  public Prepared prepare(int number, UUID location) {
    String key = run + "-" + number;
    SuiteClient.As femke = suite.as("femke");
    UUID place =
        id(
            suite
                .as("tom")
                .post(
                    "/capacity/v1/places",
                    Map.of("locationId", location, "label", "F" + number, "openFrom", "2026-01-01"),
                    key + "-place"),
            "id");
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("bsn", Bsn.test(FIRST_RESIDENT + number));
    person.put("givenNames", "Bewoner");
    person.put("surname", "Voorbeeld " + number);
    person.put("birthDate", "1994-03-01");
    person.put("household", Map.of("size", 1, "everyoneUnder21", false, "pensionAge", false));
    person.put("income", Map.of("band", "FITTING", "proofYear", 2026));
    UUID resident = id(femke.post("/capacity/v1/residents", person, key + "-resident"), "id");
    femke.post(
        "/capacity/v1/stays",
        Map.of(
            "residentId",
            resident,
            "placeId",
            place,
            "startedOn",
            "2026-01-05",
            "careIndicationReference",
            "BW-F-" + number),
        key + "-stay");
    return new Prepared(number, resident, unit(number, key));
  }

  /** A house for the places of the flows. */
  public UUID location() {
    return location("");
  }

  /**
   * A further house.
   *
   * @param suffix makes its name its own; empty for the first
   */
  public UUID location(String suffix) {
    return id(
        suite
            .as("tom")
            .post(
                "/capacity/v1/locations",
                Map.of("name", "Stromen " + run + suffix, "municipalityCode", "0392"),
                run + "-location" + suffix),
        "id");
  }

  /**
   * Moves the resident out, from the request to {@code PLACED}: fourteen calls that change
   * something.
   *
   * @return the request
   */
  public UUID moveOut(Prepared flow) {
    UUID request = enterPool(flow, flow.number());
    publish(flow);
    accept(flow, awaitOffer(request));
    moveIn(flow, request, sign(flow, request));
    return request;
  }

  /**
   * Files the request and decides it; the resident then stands in the pool of the corporations.
   *
   * @param wished the number of the flow in whose area the resident wishes a home
   */
  public UUID enterPool(Prepared flow, int wished) {
    String key = key(flow);
    UUID request = outflows.file(flow.resident(), List.of(area(wished)), key);
    outflows.decideReady(request, key);
    outflows.planFreedPlace(request, "CLOSE", key);
    outflows.decideUrgent(request, key);
    outflows.awaitCandidate(request);
    return request;
  }

  /** Publishes the home of the flow. */
  public void publish(Prepared flow) {
    suite
        .as("karim")
        .post(
            "/housing/v1/publications",
            Map.of("unitId", flow.unit(), "availableFrom", today),
            key(flow) + "-publication");
  }

  /** Waits for the open offer of the request. */
  public String awaitOffer(UUID request) {
    return first("/housing/v1/offers?state=OPEN&requestId=" + request, "offerId");
  }

  /** Waits until one of two requests has an open offer. @return that request */
  public UUID awaitOfferOfEither(UUID one, UUID other) {
    String list = "/housing/v1/offers?state=OPEN&requestId=" + one;
    return suite
            .as("femke")
            .await(
                list,
                page ->
                    !page.path("items").isEmpty()
                        || !suite
                            .as("femke")
                            .get("/housing/v1/offers?state=OPEN&requestId=" + other)
                            .path("items")
                            .isEmpty())
            .path("items")
            .isEmpty()
        ? other
        : one;
  }

  /** The mentor accepts for the resident. */
  public void accept(Prepared flow, String offer) {
    suite
        .as("femke")
        .post(
            "/housing/v1/offers/" + offer + "/acceptance",
            Map.of("onBehalf", true),
            key(flow) + "-acceptance");
  }

  /** The mentor refuses for the resident. */
  public void refuse(Prepared flow, String offer) {
    suite
        .as("femke")
        .post(
            "/housing/v1/offers/" + offer + "/refusal",
            Map.of("reason", "WOB", "onBehalf", true),
            key(flow) + "-refusal");
  }

  /** After the acceptance: support is guaranteed and all three parties sign. @return the tenancy */
  public String sign(Prepared flow, UUID request) {
    String key = key(flow);
    outflows.awaitState(request, "OFFER_ACCEPTED");
    outflows.guaranteeCare(request, key);
    String tenancy =
        "/housing/v1/tenancies/" + first("/housing/v1/tenancies?requestId=" + request, "tenancyId");
    sign(tenancy, "femke", Map.of("party", "TENANT", "onBehalf", true), key);
    sign(tenancy, "karim", Map.of("party", "CORPORATION"), key);
    sign(tenancy, "tom", Map.of("party", "CARE_INSTITUTION"), key);
    return tenancy;
  }

  /** Hands over the key as soon as that may be done, and waits for {@code PLACED}. */
  public void moveIn(Prepared flow, UUID request, String tenancy) {
    SuiteClient.As karim = suite.as("karim");
    karim.await(
        tenancy, answer -> answer.hasNonNull("lastKeyDate") || answer.hasNonNull("keyDate"));
    karim.post(tenancy + "/key-handover", Map.of(), key(flow) + "-key");
    outflows.awaitState(request, "PLACED");
  }

  /** The mentor withdraws the request, and everything is given back. */
  public void withdraw(Prepared flow, UUID request) {
    outflows.withdraw(request, key(flow));
    outflows.awaitState(request, "WITHDRAWN");
  }

  private String key(Prepared flow) {
    return run + "-" + flow.number();
  }

  private UUID unit(int number, String key) {
    Map<String, Object> unit = new LinkedHashMap<>();
    unit.put("reference", "FL-" + number);
    unit.put("bagId", "034401000001%04d".formatted(number));
    unit.put("regionCode", "waterrijk");
    unit.put("postcode", area(number) + "AB");
    unit.put("houseNumber", 1);
    unit.put("rentCents", 62_000);
    unit.put("rooms", 2);
    unit.put("floor", 0);
    unit.put("lift", false);
    unit.put("stepFree", true);
    unit.put("petsAllowed", true);
    return id(suite.as("karim").post("/housing/v1/units", unit, key + "-unit"), "unitId");
  }

  private void sign(String tenancy, String identity, Map<String, Object> signature, String key) {
    suite.as(identity).post(tenancy + "/signatures", signature, key + "-signature-" + identity);
  }

  private String first(String list, String field) {
    return suite
        .as("femke")
        .await(list, page -> !page.path("items").isEmpty())
        .path("items")
        .path(0)
        .path(field)
        .asString();
  }

  private static String area(int number) {
    return Integer.toString(FIRST_AREA + number);
  }

  private static UUID id(tools.jackson.databind.JsonNode answer, String field) {
    return DemoRegion.id(answer, field);
  }
}
