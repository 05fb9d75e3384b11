package nl.driehoek.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.local.demo.Outflows;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** A request that others change as well, that is withdrawn, or to which somebody objects. */
@Order(12)
class RequestFormsTest extends BrowserTest {
  private static final String REQUESTS = "/capacity/v1/outflow-requests/";

  private static final String WHERE_THE_BUTTON_IS =
      "return document.querySelector('.send button').getBoundingClientRect().top";

  private final Outflows outflows = new Outflows(suite.client());

  @Test
  void what_another_saved_meanwhile_is_shown_and_what_was_typed_is_kept() {
    UUID draft = outflows.draft(suite.resident(36), List.of("2032"), "meanwhile");
    browser.signIn("femke").go("/portal/requests/" + draft + "/draft/wanted-life");
    browser.find("body[data-following]");
    rewrite(browser, "In het bos.");
    Object button = browser.run(WHERE_THE_BUTTON_IS);
    try (Browser tom = Browser.open(suite)) {
      tom.signIn("tom").go("/portal/requests/" + draft + "/draft/wanted-life");
      rewrite(tom, "Bij het water.");
      tom.enter(".send button");
      assertThat(tom.title()).isEqualTo("Aanvraag invullen");
    }
    browser.awaits("#live", "Iemand anders heeft hier iets veranderd");
    assertThat(browser.run(WHERE_THE_BUTTON_IS)).as("it did not move").isEqualTo(button);
    browser.find(".send button").click();
    assertThat(browser.find("main").getText()).contains("Bij het water.");
    assertThat(browser.find("#wantedLife").getDomProperty("value")).isEqualTo("In het bos.");
    browser.looksRight("request-changed");
    browser.find(".send button").click();
    assertThat(browser.title()).isEqualTo("Aanvraag invullen");
  }

  private static void rewrite(Browser browser, String text) {
    WebElement words = browser.find("#wantedLife");
    words.clear();
    words.sendKeys(text);
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
}
