package nl.driehoek.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.local.demo.Calendar;
import nl.driehoek.local.demo.Outflows;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** A corporation with its homes: registering, publishing, who is in line and why, and a file. */
@Order(11)
class HomesTest extends BrowserTest {

  private static final String AREA = "3998";
  private static final String SECRET = "ZORGFEIT-" + UUID.randomUUID();

  private final Outflows outflows = new Outflows(suite.client());

  /** A resident in line who wishes this area, with a care fact that no corporation may read. */
  private UUID waits(int resident) {
    String key = "homes-" + resident;
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("residentId", suite.resident(resident));
    draft.put("wantedLife", SECRET);
    draft.put("ownNetwork", SECRET);
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
    UUID request =
        UUID.fromString(
            suite
                .client()
                .as("femke")
                .post("/capacity/v1/outflow-requests", draft, key + "-draft")
                .path("id")
                .asString());
    outflows.submit(request, key);
    outflows.decideReady(request, key);
    outflows.decideUrgent(request, key);
    outflows.awaitCandidate(request);
    return request;
  }

  @Test
  void two_people_place_a_candidate_first() {
    UUID first = waits(44);
    UUID second = waits(45);
    try {
      String line = published();
      browser.signIn("karim").go(line).awaits("main", number(second));
      seesTheLine(line, first, second);
      proposes(line, second);
      decides(second);
      browser.go(line).looksRight("homes-line");
      assertThat(browser.find("main").getText()).contains("Goedgekeurd");
      tellsNoCareFact();
      takesBack(line);
    } finally {
      outflows.withdraw(second, "homes-second");
      outflows.withdraw(first, "homes-first");
    }
  }

  /** Karim offers a home. @return the page of its line */
  private String published() {
    Map<String, Object> home = new LinkedHashMap<>();
    home.put("reference", "PH-1");
    home.put("bagId", "0344010000860001");
    home.put("regionCode", "waterrijk");
    home.put("postcode", AREA + "AB");
    home.put("houseNumber", 7);
    home.put("rentCents", 65_432);
    home.put("rooms", 2);
    home.put("floor", 0);
    home.put("lift", false);
    home.put("stepFree", false);
    home.put("petsAllowed", true);
    var karim = suite.client().as("karim");
    String unit = karim.post("/housing/v1/units", home, "homes-unit").path("unitId").asString();
    LocalDate free = new Calendar(suite.client()).today().plusDays(14);
    return "/portal/publications/"
        + karim
            .post(
                "/housing/v1/publications",
                Map.of("unitId", unit, "availableFrom", free),
                "homes-publication")
            .path("publicationId")
            .asString();
  }

  private void seesTheLine(String line, UUID first, UUID second) {
    String shown = browser.find("main").getText();
    assertThat(shown).contains(number(first), number(second), "begane grond of lift");
    browser.go(line + "/candidates/" + second).looksRight("homes-candidate");
    assertThat(browser.find("main").getText())
        .contains("Plaats 2 van", "Huisdier", "Hierdoor achter");
  }

  private static String number(UUID request) {
    return request.toString().substring(24);
  }

  private void proposes(String line, UUID second) {
    browser.find("#reason-HOME_ADAPTED").sendKeys(Keys.SPACE);
    browser.find(".send button[class*=primary]").sendKeys(Keys.ENTER);
    assertThat(browser.find("main").getText())
        .contains("Wacht op een besluit", "U hebt dit zelf voorgesteld")
        .contains(number(second));
    browser.looksRight("homes-override-own");
    browser.go(line + "/candidates/" + second);
    assertThat(browser.find("main").getText()).contains("wacht een voorstel op een besluit");
  }

  private void decides(UUID second) {
    try (Browser thea = Browser.open(suite)) {
      thea.signIn("thea").go("/portal/overrides?status=PROPOSED").looksRight("homes-overrides");
      thea.find("tbody a").sendKeys(Keys.ENTER);
      assertThat(thea.find("main").getText()).contains(number(second));
      thea.looksRight("homes-override");
      thea.find("#approved-true").sendKeys(Keys.SPACE);
      thea.find(".send button[class*=primary]").sendKeys(Keys.ENTER);
      assertThat(thea.find("main").getText()).contains("Goedgekeurd");
      assertThat(thea.source()).doesNotContain(SECRET);
    }
  }

  /** Every page and file that a corporation has about this line. */
  private void tellsNoCareFact() {
    for (String page :
        List.of(
            "/portal/lettings",
            "/portal/supply",
            "/portal/areas",
            "/portal/overrides",
            "/portal/publications")) {
      browser.go(page).looksRight("homes" + page.substring("/portal".length()));
      assertThat(browser.source()).doesNotContain(SECRET).doesNotContain("ZORGFEIT");
    }
    assertThat(browser.go("/portal/areas").find(".areas").getText()).contains("vrij", "wacht");
    browser.go("/portal/lettings");
    browser.find("tbody a").click();
    browser.looksRight("homes-offer");
    assertThat(browser.source()).doesNotContain("ZORGFEIT");
  }

  private void takesBack(String line) {
    browser.go(line + "/withdrawal").looksRight("homes-withdraw");
    browser.find("#reason-REN").sendKeys(Keys.SPACE);
    browser.find(".send button[class*=primary]").sendKeys(Keys.ENTER);
    assertThat(browser.find("main").getText()).contains("wordt gerenoveerd", "eerder ingetrokken");
  }

  @Test
  void a_file_that_is_no_list_of_homes_comes_back_with_the_reason(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("homes.csv");
    Files.writeString(file, "naam;leeftijd\nEls;41\n");
    browser.signIn("els").go("/portal/homes/import");
    uploads(file);
    assertThat(browser.find("[role=alert]").getText()).contains("naam, leeftijd");
    browser.looksRight("homes-import-refused");

    Files.writeString(file, "nummer;huur\n".repeat(800_000));
    browser.go("/portal/homes/import");
    uploads(file);
    assertThat(browser.find("[role=alert]").getText()).contains("groter dan 1 MB");
  }

  private void uploads(Path file) {
    browser.find("#file").sendKeys(file.toAbsolutePath().toString());
    browser.find("main .send button").click();
  }
}
