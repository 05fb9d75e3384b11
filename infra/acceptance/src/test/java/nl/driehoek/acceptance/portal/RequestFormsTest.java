package nl.driehoek.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.local.demo.Outflows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A request from its first section to its end, by the people who write it and decide on it. */
@Order(12)
class RequestFormsTest {
  private static final String REQUESTS = "/capacity/v1/outflow-requests/";
  private static final int TABS_MAX = 90;

  private final RunningSuite suite = RunningSuite.shared();
  private final Outflows outflows = new Outflows(suite.client());
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
  void a_mentor_files_with_the_keyboard_only_and_the_planner_decides() {
    UUID resident = suite.resident(35);
    browser.signIn("femke").go("/portal/requests/new").looksRight("request-new");
    browser.go("/portal/requests/new");
    until("[name=residentId]");
    while (!("r-" + resident).equals(browser.atKeyboard().getDomAttribute("id"))) {
      browser.atKeyboard().sendKeys(Keys.ARROW_DOWN);
    }
    pressSend();
    assertThat(browser.title()).isEqualTo("Aanvraag invullen");
    assertThat(browser.find(".burden").getText()).contains("van de 11 gegevens");
    browser.looksRight("request-draft");

    section("wanted-life");
    type("wantedLife", "Dicht bij mijn zus, met mijn hond.");
    pressSend();
    section("home-needs");
    type("homeNeeds-roomsMin", "0");
    type("homeNeeds-supportHoursPerWeek", "4");
    type("homeNeeds-wishedAreas", "2031");
    pressSend();
    assertThat(browser.find("#homeNeeds-roomsMin-fault").getText()).isNotBlank();
    assertThat(browser.find("#homeNeeds-roomsMin").getDomProperty("value")).isEqualTo("0");
    assertThat(browser.find("#homeNeeds-wishedAreas").getDomProperty("value")).isEqualTo("2031");
    browser.looksRight("request-section-fault");
    type("homeNeeds-roomsMin", Keys.BACK_SPACE + "1");
    pressSend();
    section("readiness");
    type("readyFrom", "02022027");
    type("selfRelianceAssessedOn", "01012027");
    pressSend();
    section("consent");
    type("consent-legalGround", "Wmo");
    type("consent-givenOn", "01012027");
    pressSend();
    assertThat(browser.find(".burden").getText()).contains("Alles is ingevuld");

    browser.find("a[href$='/check']").sendKeys(Keys.ENTER);
    assertThat(browser.find("main").getText()).contains("Dicht bij mijn zus").doesNotContain("??");
    browser.looksRight("request-check");
    pressSend();
    assertThat(browser.title()).isEqualTo("De aanvraag is ingediend");
    assertThat(browser.find("main").getText()).contains("planner");
    browser.looksRight("request-filed");
    String page = browser.address().getPath().replace("/filed", "");

    try (Browser tom = Browser.open(suite)) {
      tom.signIn("tom").go(page).find("a[href$='/readiness']").click();
      tom.looksRight("request-readiness");
      tom.find("#ready-false").click();
      tom.find(".send button").click();
      assertThat(tom.find(".fault").getText()).isNotBlank();
      assertThat(tom.find("#ready-false").isSelected()).isTrue();
      tom.find("#ready-true").click();
      tom.find(".send button").click();
      assertThat(tom.find("[role=status]").getText()).contains("vastgelegd");
      tom.looksRight("request-ready");
    }
  }

  @Test
  void what_another_saved_meanwhile_is_shown_and_what_was_typed_is_kept() {
    UUID draft = outflows.draft(suite.resident(36), List.of("2032"), "meanwhile");
    browser.signIn("femke").go("/portal/requests/" + draft + "/draft/wanted-life");
    try (Browser tom = Browser.open(suite)) {
      tom.signIn("tom").go("/portal/requests/" + draft + "/draft/wanted-life");
      WebElement words = tom.find("#wantedLife");
      words.clear();
      words.sendKeys("Bij het water.");
      tom.find(".send button").click();
      assertThat(tom.title()).isEqualTo("Aanvraag invullen");
    }
    WebElement words = browser.find("#wantedLife");
    words.clear();
    words.sendKeys("In het bos.");
    browser.find(".send button").click();
    assertThat(browser.find("main").getText()).contains("Bij het water.");
    assertThat(browser.find("#wantedLife").getDomProperty("value")).isEqualTo("In het bos.");
    browser.looksRight("request-changed");
    browser.find(".send button").click();
    assertThat(browser.title()).isEqualTo("Aanvraag invullen");
  }

  @Test
  void a_director_answers_an_objection() {
    UUID request = outflows.file(suite.resident(38), List.of("2034"), "objecting");
    outflows.decideReady(request, "objecting");
    suite
        .client()
        .as("femke")
        .post(
            REQUESTS + request + "/objections",
            Map.of("against", "OTHER", "words", "Het duurt te lang."),
            "objecting-objection");
    browser.signIn("samira").go("/portal/objections").looksRight("objections");
    browser.find("a[href*='" + request + "']").click();
    assertThat(browser.find("main").getText()).contains("Het duurt te lang.");
    browser.looksRight("objection");
    browser.find("#outcome-UPHELD").click();
    browser.find("#answer").sendKeys("U heeft gelijk. Wij bellen u.");
    browser.find(".send button").click();
    assertThat(browser.find("[role=status]").getText()).contains("verstuurd");
  }

  @Test
  void what_was_typed_when_the_session_ended_can_be_copied() {
    browser.signIn("tom").go("/portal/places/new-location");
    browser.find("#name").sendKeys("Huis aan het <water>");
    browser.loseSession().enter("main .send button");
    assertThat(browser.title()).isEqualTo("Dit formulier was te oud");
    assertThat(browser.text()).contains("Er is niets verstuurd");
    assertThat(browser.find("#typed-1").getDomProperty("value")).isEqualTo("Huis aan het <water>");
    browser.looksRight("form-too-late");
  }

  private void section(String slug) {
    browser.find("main .steps a[href$='/" + slug + "']").sendKeys(Keys.ENTER);
    assertThat(browser.address().getPath()).endsWith(slug);
  }

  private void pressSend() {
    until(".send button").sendKeys(Keys.ENTER);
  }

  private void type(String id, String text) {
    until("#" + id).sendKeys(text);
  }

  /** The element, reached as the keyboard reaches it. */
  private WebElement until(String selector) {
    for (int i = 0; i < TABS_MAX; i++) {
      WebElement here = browser.atKeyboard();
      if (browser.isAt(selector)) {
        return here;
      }
      here.sendKeys(Keys.TAB);
    }
    throw new AssertionError("The keyboard does not reach " + selector);
  }
}
