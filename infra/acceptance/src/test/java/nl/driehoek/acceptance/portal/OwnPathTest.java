package nl.driehoek.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.local.demo.Calendar;
import nl.driehoek.local.demo.Outflows;
import nl.driehoek.local.http.SuiteClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/** The own path of a resident with the offer of a home, and the places board of a planner. */
@Order(12)
class OwnPathTest {

  private static final String AREA = "3577";

  /** The sign-in of Sanne, who is nobody in the demo region. */
  private static final String SANNE = "01900000-0000-7000-8000-000000000133";

  private static final String BSN = "123456782";

  private final RunningSuite suite = RunningSuite.shared();
  private final SuiteClient client = suite.client();
  private Browser browser;

  @BeforeEach
  void open() {
    browser = Browser.open(suite);
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void a_resident_follows_the_path_objects_and_takes_a_home_by_keyboard() {
    browser.signIn("sanne");
    assertThat(browser.address().getPath()).isEqualTo("/portal/my-path");
    assertThat(text()).contains("U heeft nog geen aanvraag").doesNotContain("??");
    browser.looksRight("my-path-empty");

    UUID request = waitsForHome();
    browser.go("/portal/my-path");
    assertThat(browser.find("[aria-current=step]").getText()).contains("Woning gevonden");
    assertThat(text())
        .contains("Nu aan zet: de woningcorporatie")
        .contains("De Brug, planner")
        .contains("de gemeente, urgentiemedewerker")
        .doesNotContain("Daan", "de Vries", "Mila", "Bakker", "femke", "tom");
    browser.looksRight("my-path-waiting");
    objects();

    JsonNode offer = offered(request);
    String page = "/portal/offers/" + offer.path("offerId").asString();
    try (Browser stranger = Browser.open(suite)) {
      stranger.signIn("mila").go(page);
      assertThat(stranger.title()).isEqualTo("Deze pagina is er niet");
    }
    try (Browser mentor = Browser.open(suite)) {
      mentor.signIn("femke").go("/portal/offers?state=OPEN").looksRight("offers-mentor");
      mentor.go(page).looksRight("offer-mentor");
      assertThat(mentor.find(".yes-no").getText()).contains("De bewoner zegt ja");
    }
    sayYesByKeyboard(page);
    assertThat(client.as("femke").get("/housing/v1/offers/" + id(page)).path("state").asString())
        .isEqualTo("ACCEPTED");
  }

  @Test
  void a_planner_sees_the_days_of_each_place_and_takes_one_out_of_service_and_back() {
    UUID house = house("Het Bordhuis", "bord");
    place(house, "B1", "bord");
    UUID old = place(house, "B2", "bord");
    LocalDate today = new Calendar(client).today();
    client
        .as("tom")
        .post(
            "/capacity/v1/places/" + old + "/out-of-service",
            Map.of("reason", "REPAIR", "from", today.minusDays(3)),
            "bord-out");

    browser.signIn("tom").go("/portal/places?location=" + house);
    assertThat(text()).contains("2 plaatsen, 0 bezet, 1 vrij, 0 vastgehouden, 1 buiten gebruik");
    browser.looksRight("places-board");
    browser.find("tbody tr:first-child th a").click();
    browser.find("a[href$='out-of-service']").click();
    browser.find("button.utrecht-button--primary-action").click();
    assertThat(browser.find("[role=alert]").getText()).as("a reason is missing").isNotBlank();
    browser.looksRight("place-out-of-service-refused");
    browser.find("#reason-RENOVATION").click();
    browser.find("button.utrecht-button--primary-action").click();
    assertThat(browser.find("[role=status]").getText()).contains("buiten gebruik gezet");
    assertThat(text()).contains("buiten gebruik: verbouwing");
    browser.looksRight("place-out-of-service");

    browser.find("a[href$='return-to-service']").click();
    browser.find("button.utrecht-button--primary-action").click();
    assertThat(browser.find("[role=alert]").getText())
        .as("since today: no day before")
        .contains("Op de dag ervoor");
    browser.go("/portal/places/" + old + "/return-to-service");
    browser.find("button.utrecht-button--primary-action").click();
    assertThat(browser.find(".now").getText()).isEqualTo("vrij");
  }

  private void objects() {
    browser.find("a[href='/portal/my-path/objection']").click();
    browser.looksRight("my-objection");
    browser.find("#against-URGENCY").click();
    browser.find("#words").sendKeys("Ik heb meer haast dan er staat.");
    browser.find("button.utrecht-button--primary-action").click();
    assertThat(browser.find("[role=status]").getText()).contains("Uw bezwaar is verstuurd");
    assertThat(text()).contains("Antwoord komt van de gemeente, uiterlijk");
    browser.looksRight("my-path-objection");
  }

  private void sayYesByKeyboard(String page) {
    browser.go("/portal/my-path");
    enter("a[href='" + page + "']");
    browser.looksRight("offer");
    assertThat(text()).contains("€ 620,00").contains(AREA).contains("begane grond");
    enter("a[href$='/accept']");
    browser.looksRight("offer-accept");
    enter("main button");
    assertThat(browser.find("[role=status]").getText()).contains("de woning is voor u");
    browser.looksRight("offer-accepted");
    browser.go("/portal/my-path/readings?who=others").looksRight("my-readings");
    assertThat(browser.all("tbody tr")).isNotEmpty();
  }

  /** Goes with the tab key until this has the focus, and presses enter. */
  private void enter(String selector) {
    WebElement wanted = browser.find(selector);
    browser.find("body").sendKeys(Keys.TAB);
    for (int stop = 0; stop < 60; stop++) {
      WebElement focused = browser.find(":focus");
      if (focused.equals(wanted)) {
        focused.sendKeys(Keys.ENTER);
        return;
      }
      focused.sendKeys(Keys.TAB);
    }
    throw new AssertionError("The tab key does not reach " + selector);
  }

  private String text() {
    return browser.find("main").getText();
  }

  private UUID waitsForHome() {
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("bsn", BSN);
    person.put("givenNames", "Sanne");
    person.put("surname", "Voorbeeld");
    person.put("birthDate", "1998-02-03");
    person.put("subject", SANNE);
    person.put("household", Map.of("size", 1, "everyoneUnder21", false, "pensionAge", false));
    person.put("income", Map.of("band", "FITTING", "proofYear", 2026));
    UUID resident = made("femke", "/capacity/v1/residents", person, "own-resident", "id");
    UUID place = place(house("Het Padhuis", "own"), "P1", "own");
    made(
        "femke",
        "/capacity/v1/stays",
        Map.of(
            "residentId",
            resident,
            "placeId",
            place,
            "startedOn",
            "2026-01-05",
            "careIndicationReference",
            "BW-2026-03577"),
        "own-stay",
        "id");
    Outflows outflows = new Outflows(client);
    UUID request = outflows.file(resident, List.of(AREA), "own");
    outflows.decideReady(request, "own");
    outflows.decideUrgent(request, "own");
    outflows.awaitCandidate(request);
    outflows.awaitState(request, "SEEKING_HOME");
    return request;
  }

  private JsonNode offered(UUID request) {
    Map<String, Object> home = new LinkedHashMap<>();
    home.put("reference", "OWN-" + AREA);
    home.put("bagId", "034401000000" + AREA);
    home.put("regionCode", "waterrijk");
    home.put("postcode", AREA + "AB");
    home.put("houseNumber", 1);
    home.put("rentCents", 62_000);
    home.put("rooms", 2);
    home.put("floor", 0);
    home.put("lift", false);
    home.put("stepFree", true);
    home.put("petsAllowed", true);
    UUID unit = made("karim", "/housing/v1/units", home, "own-unit", "unitId");
    LocalDate free = new Calendar(client).today().plusDays(14);
    made(
        "karim",
        "/housing/v1/publications",
        Map.of("unitId", unit, "availableFrom", free),
        "own-publication",
        "publicationId");
    JsonNode offer =
        client
            .as("femke")
            .await(
                "/housing/v1/offers?state=OPEN&requestId=" + request,
                page -> !page.path("items").isEmpty())
            .path("items")
            .path(0);
    new Outflows(client).awaitState(request, "HOME_OFFERED");
    return offer;
  }

  private UUID house(String name, String key) {
    return made(
        "tom",
        "/capacity/v1/locations",
        Map.of("name", name, "municipalityCode", "0392"),
        key + "-house",
        "id");
  }

  private UUID place(UUID house, String label, String key) {
    return made(
        "tom",
        "/capacity/v1/places",
        Map.of("locationId", house, "label", label, "openFrom", "2026-01-01"),
        key + "-place-" + label,
        "id");
  }

  private UUID made(String who, String path, Map<String, Object> body, String key, String id) {
    return UUID.fromString(client.as(who).post(path, body, key).path(id).asString());
  }

  private static String id(String page) {
    return page.substring(page.lastIndexOf('/') + 1);
  }
}
