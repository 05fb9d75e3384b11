package nl.driehoek.acceptance.portal;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.local.demo.Calendar;
import nl.driehoek.local.demo.Outflows;
import nl.driehoek.local.demo.SmallCovenant;
import nl.driehoek.local.http.SuiteClient;
import tools.jackson.databind.JsonNode;

/**
 * What story 1 finds in place when it is played on the pages: a house with two places and our
 * resident, who can sign in; and waiting for news that travels between the services.
 */
final class Story1Stage {
  /** The sign-in of Sanne, who is nobody in the demo region. */
  private static final String SANNE = "01900000-0000-7000-8000-000000000133";

  private static final String KEY = "pages-1";

  /** From this day on the residents of the demo region can move. */
  private static final LocalDate ALL_ARE_READY = LocalDate.of(2027, 2, 15);

  private final SuiteClient client;
  private final Outflows outflows;
  private final String area;
  private final UUID house;
  private final List<UUID> places;
  private final UUID resident;

  Story1Stage(RunningSuite suite, String area) {
    this.client = suite.client();
    this.outflows = new Outflows(client);
    this.area = area;
    new Calendar(client).forwardTo(ALL_ARE_READY);
    this.house =
        made(
            "tom",
            "/capacity/v1/locations",
            Map.of("name", "Het Verhaalhuis", "municipalityCode", "0392"));
    this.places = List.of(place("V1"), place("V2"));
    this.resident = made("femke", "/capacity/v1/residents", sanne());
  }

  LocalDate today() {
    return new Calendar(client).today();
  }

  UUID house() {
    return house;
  }

  UUID place(int number) {
    return places.get(number);
  }

  UUID resident() {
    return resident;
  }

  /** The number of nobody, for the resident who is written in on a page. */
  String freeBsn() {
    return "999999990";
  }

  /** The request of this resident, ready and urgent before ours. */
  UUID ahead(UUID first) {
    UUID request = outflows.file(first, List.of(area), KEY + "-first");
    outflows.decideReady(request, KEY + "-first");
    outflows.decideUrgent(request, KEY + "-first");
    outflows.awaitCandidate(request);
    return request;
  }

  /** The first is not left in line for the homes of other stories. */
  void ends(UUID first) {
    outflows.withdraw(first, KEY + "-first");
  }

  /** A covenant of others than ours, to sign. */
  UUID draftedCovenant() {
    return SmallCovenant.drafted(client);
  }

  void awaitCandidate(UUID request) {
    outflows.awaitCandidate(request);
    outflows.awaitState(request, "SEEKING_HOME");
  }

  void awaitState(UUID request, String state) {
    outflows.awaitState(request, state);
  }

  /** The offer that runs, or that was made last. */
  UUID offerOf(UUID request) {
    JsonNode offer = await("/housing/v1/offers?requestId=" + request, page -> true);
    awaitView(request, view -> !view.path("home").path("offerId").isMissingNode());
    return UUID.fromString(offer.path("offerId").asString());
  }

  UUID tenancyOf(UUID request) {
    JsonNode tenancy = await("/housing/v1/tenancies?requestId=" + request, page -> true);
    return UUID.fromString(tenancy.path("tenancyId").asString());
  }

  /** All is there for the key. */
  void awaitKey(UUID request) {
    await("/housing/v1/tenancies?requestId=" + request, t -> t.path("missing").isEmpty());
  }

  private JsonNode await(String path, Predicate<JsonNode> wanted) {
    return client
        .as("femke")
        .await(
            path, page -> !page.path("items").isEmpty() && wanted.test(page.path("items").path(0)))
        .path("items")
        .path(0);
  }

  private void awaitView(UUID request, Predicate<JsonNode> wanted) {
    client.as("femke").await("/capacity/v1/outflow-requests/" + request, wanted);
  }

  private UUID place(String label) {
    return made(
        "tom",
        "/capacity/v1/places",
        Map.of("locationId", house, "label", label, "openFrom", "2026-01-01"));
  }

  private static Map<String, Object> sanne() {
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("bsn", "123456782");
    person.put("givenNames", "Sanne");
    person.put("surname", "Voorbeeld");
    person.put("birthDate", "1998-02-03");
    person.put("subject", SANNE);
    person.put("household", Map.of("size", 1, "everyoneUnder21", false, "pensionAge", false));
    person.put("income", Map.of("band", "FITTING", "proofYear", 2026));
    return person;
  }

  private UUID made(String who, String path, Map<String, Object> body) {
    String key = KEY + path.substring(path.lastIndexOf('/')) + body.getOrDefault("label", "");
    return UUID.fromString(client.as(who).post(path, body, key).path("id").asString());
  }
}
