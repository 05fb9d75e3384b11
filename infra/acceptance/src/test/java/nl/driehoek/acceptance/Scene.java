package nl.driehoek.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.local.demo.Calendar;
import nl.driehoek.local.demo.Outflows;
import nl.driehoek.local.http.SuiteClient;
import tools.jackson.databind.JsonNode;

/**
 * A resident of the demo region and a home that only this resident wishes, so that the offer goes
 * to this one first. The name of the scene keeps its calls apart from those of other scenes.
 */
public final class Scene {

  private final String name;
  private final String area;
  private final SuiteClient suite;
  private final Outflows outflows;
  private final Calendar calendar;

  /**
   * @param area a postcode area that no other scene uses
   */
  public Scene(String name, String area, SuiteClient suite, Outflows outflows) {
    this.name = name;
    this.area = area;
    this.suite = suite;
    this.outflows = outflows;
    this.calendar = new Calendar(suite);
  }

  public Outflows outflows() {
    return outflows;
  }

  public Calendar calendar() {
    return calendar;
  }

  /** The resident is ready and urgent, and stands in the pool. */
  public UUID waiting(UUID resident) {
    UUID request = outflows.file(resident, List.of(area), name);
    outflows.decideReady(request, name);
    outflows.decideUrgent(request, name);
    outflows.awaitCandidate(request);
    return request;
  }

  /** Thuishaven publishes a home in the wished area. @return the publication */
  public UUID publishedHome(int number) {
    Map<String, Object> home = new LinkedHashMap<>();
    home.put("reference", "SC-" + number);
    home.put("bagId", "034401000000" + number);
    home.put("regionCode", "waterrijk");
    home.put("postcode", area + "AB");
    home.put("houseNumber", 1);
    home.put("rentCents", 62_000);
    home.put("rooms", 2);
    home.put("floor", 0);
    home.put("lift", false);
    home.put("stepFree", true);
    home.put("petsAllowed", true);
    JsonNode unit = suite.as("karim").post("/housing/v1/units", home, name + "-unit");
    LocalDate free = calendar.today().plusDays(14);
    JsonNode publication =
        suite
            .as("karim")
            .post(
                "/housing/v1/publications",
                Map.of("unitId", unit.path("unitId").asString(), "availableFrom", free),
                name + "-publication");
    return UUID.fromString(publication.path("publicationId").asString());
  }

  /** The open offer of the request. */
  public JsonNode offer(UUID request) {
    return suite
        .as("femke")
        .await(
            "/housing/v1/offers?state=OPEN&requestId=" + request,
            page -> !page.path("items").isEmpty())
        .path("items")
        .path(0);
  }

  public JsonNode accept(JsonNode offer) {
    return suite
        .as("femke")
        .post(
            "/housing/v1/offers/" + offer.path("offerId").asString() + "/acceptance",
            Map.of("onBehalf", true),
            name + "-acceptance");
  }

  /** The path of the tenancy, once there is one. */
  public String tenancy(UUID request) {
    return "/housing/v1/tenancies/"
        + suite
            .as("karim")
            .await(
                "/housing/v1/tenancies?requestId=" + request, page -> !page.path("items").isEmpty())
            .path("items")
            .path(0)
            .path("tenancyId")
            .asString();
  }

  /** The resident signs, by the mentor. */
  public void tenantSigns(String tenancy) {
    Map<String, Object> tenant = Map.of("party", "TENANT", "onBehalf", true);
    suite.as("femke").post(tenancy + "/signatures", tenant, tenancy + "-sign-1");
  }

  /** The corporation and the care institution sign. */
  public void othersSign(String tenancy) {
    String path = tenancy + "/signatures";
    suite.as("karim").post(path, Map.of("party", "CORPORATION"), tenancy + "-sign-2");
    suite.as("tom").post(path, Map.of("party", "CARE_INSTITUTION"), tenancy + "-sign-3");
  }

  /** Nobody keeps anything for this request: no home, no money, no place in the quota. */
  public void nothingIsHeld(UUID request, UUID covenant, String director, String controller) {
    assertThat(items("ada", "/housing/v1/offers?requestId=" + request))
        .extracting(offer -> offer.path("state").asString())
        .isNotEmpty()
        .doesNotContain("OPEN", "ACCEPTED");
    assertThat(items("ada", "/housing/v1/tenancies?requestId=" + request))
        .allSatisfy(tenancy -> assertThat(tenancy.path("state").asString()).isEqualTo("CANCELLED"));
    assertThat(items(controller, "/finance/v1/shifts?requestId=" + request))
        .isNotEmpty()
        .allSatisfy(
            shift -> {
              assertThat(shift.path("reservedCents").asLong()).isZero();
              assertThat(shift.path("shiftedCents").asLong()).isZero();
            });
    assertThat(
            items(
                director,
                "/covenant/v1/covenants/" + covenant + "/quota-transfers?requestId=" + request))
        .isNotEmpty()
        .allSatisfy(
            transfer -> assertThat(transfer.path("state").asString()).isEqualTo("RELEASED"));
  }

  /** The steps of the request so far, as this identity may read them. */
  public List<String> journey(String identity, UUID request) {
    return items(identity, "/capacity/v1/outflow-requests/" + request + "/journey").stream()
        .map(step -> step.path("step").asString())
        .toList();
  }

  public List<JsonNode> items(String identity, String path) {
    return suite.as(identity).get(path).path("items").valueStream().toList();
  }
}
