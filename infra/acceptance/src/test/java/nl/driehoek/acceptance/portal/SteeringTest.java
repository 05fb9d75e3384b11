package nl.driehoek.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/** Who leads, who counts and who watches over the whole. */
@Order(14)
class SteeringTest extends BrowserTest {

  @Test
  void a_director_leads_from_one_page_that_goes_on_when_a_source_is_away() {
    browser.signIn("samira");
    assertThat(texts(".tile p")).isNotEmpty().noneMatch(String::isBlank);
    browser.looksRight("start-director");
    browser.go("/portal/triangle?covenant=" + suite.region().covenantId());
    assertThat(headings())
        .contains("Wat vastzit", "Hoe lang elke stap duurt", "Wat wij elkaar toezegden")
        .anyMatch(each -> each.startsWith("Woningen in"))
        .anyMatch(each -> each.startsWith("Geld per taak"));
    assertThat(browser.all("svg.chart")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(headings()).contains("Woningen per maand");
    browser.looksRight("triangle");
    tellsTheStateOnOneScreenOfAPhone();

    suite.without(
        "finance",
        () -> {
          browser.go("/portal/triangle");
          assertThat(main()).contains("het geld").contains("Wat vastzit");
          assertThat(headings()).noneMatch(each -> each.startsWith("Geld per taak"));
          browser.looksRight("triangle-without-money");
        });
  }

  /** Parts are folded there, but for the first; one opens by keyboard. */
  private void tellsTheStateOnOneScreenOfAPhone() {
    browser.width(Browser.PHONE);
    browser.go("/portal/triangle");
    assertThat(browser.all("main details.part[open]")).hasSize(1);
    assertThat(browser.find("main .facts").getText()).contains("Wat vastzit", "Geld per taak");
    browser.find("#part-money > summary").sendKeys(Keys.ENTER);
    assertThat(browser.find("#part-money svg").isDisplayed()).isTrue();
    browser.looksRight("triangle-folded");
  }

  @Test
  void a_covenant_tells_what_became_of_each_promise_and_on_what_that_rests() {
    browser.signIn("samira").go("/portal/covenants/" + suite.region().covenantId());
    assertThat(main()).contains("Partijen", "Versies", "Thuishaven", "C1");
    browser.looksRight("covenant");
    browser.go("/portal/covenants/" + suite.region().covenantId() + "/versions/1");
    assertThat(main()).contains("Termijnen").contains("De Brug").doesNotContain("??");
    browser.looksRight("covenant-version");
    browser.go("/portal/covenants/" + suite.region().covenantId() + "/commitments/C1");
    browser.looksRight("commitment");
  }

  @Test
  void a_budget_is_seen_as_it_stood_on_a_past_day_and_as_it_was_known_then() {
    browser.signIn("joost").go("/portal/budgets").looksRight("budgets");
    browser.find("tbody a").click();
    browser.looksRight("budget");
    String here = browser.address().getPath();
    browser.go(here + "?at=2027-01-01&knownAt=2099-01-01T00:00");
    assertThat(browser.find(".fault, .utrecht-alert--error").getText()).isNotBlank();
    browser.go(here + "?at=2020-01-01");
    assertThat(browser.find("#at").getDomProperty("value")).isEqualTo("2020-01-01");
    assertThat(main()).contains("Zo stond het toen");
    browser.go("/portal/transactions?sort=-valueDate&kind=OPEN");
    assertThat(browser.all("tbody tr")).isNotEmpty();
    browser.looksRight("transactions");
    browser.go("/portal/soundness").looksRight("soundness");
  }

  @Test
  void money_is_turned_back_by_two_people() {
    JsonNode posted = posted();
    browser.signIn("joost").go("/portal/transactions/" + posted.path("transactionId").asString());
    browser.looksRight("transaction");
    browser.find("#reason").sendKeys("Proef van de pagina met twee mensen");
    browser.find(".send button").click();
    assertThat(main()).contains("wacht op een tweede persoon").contains("Een ander moet beslissen");
    browser.looksRight("reversal-own");
    String reversal = browser.address().getPath();

    try (Browser second = Browser.open(suite)) {
      second.signIn("samira");
      assertThat(second.find("a[href='" + reversal + "']").isDisplayed()).isTrue();
      second.go(reversal).looksRight("reversal");
      second.find("#approved-false").click();
      second.find("#reason").sendKeys("Dit was alleen een proef");
      second.find(".send button").click();
      assertThat(second.find("main").getText()).contains("afgewezen").contains("niets geboekt");
    }
  }

  /** The shift of a resident who moved; the whole build plays one, else there is none. */
  private JsonNode posted() {
    List<JsonNode> all =
        suite
            .client()
            .as("joost")
            .get("/finance/v1/transactions?kind=POST")
            .path("items")
            .valueStream()
            .filter(each -> !each.has("reversedByTransactionId"))
            .toList();
    assumeFalse(all.isEmpty(), "nobody moved in this suite");
    return all.getFirst();
  }

  @Test
  void an_operator_tries_before_a_stuck_message_is_given_up() {
    UUID key = suite.unreadableMessage();
    suite
        .client()
        .as("otto")
        .await("/capacity/v1/parked-keys", page -> page.toString().contains(key.toString()));
    browser.signIn("otto").go("/portal/operations").looksRight("operations");
    assertThat(main()).contains("dicht: vragen gaan door");
    browser.find("a[href*='/parked/capacity/'][href$='" + key + "']").click();
    browser.looksRight("parked-key");
    browser.find("#repair-SKIP").click();
    browser.find("#reason").sendKeys("Een proef stuurde dit bericht");
    browser.find("form[action$='/trial'] button").click();
    assertThat(main()).contains("er is niets veranderd");
    browser.looksRight("parked-key-trial");
    browser.find("form[action$='/repair'] button").click();
    assertThat(main()).contains("Opgelost");
    suite.skipEverywhere(key, "A test sent it, it belongs to nobody");
  }

  @Test
  void the_next_rules_show_their_impact_before_they_are_added() {
    browser.signIn("samira").go("/portal/admin").looksRight("admin");
    assertThat(main()).contains("bewaart geen lijst van mensen");
    browser.find("a[href^='/portal/admin/rule-sets/']").click();
    browser.looksRight("rule-set");
    browser.find("a[href$='/next']").click();
    browser.find(".send button").click();
    assertThat(browser.find(".utrecht-alert--error").getText()).isNotBlank();
    browser.looksRight("rule-set-faults");
  }

  private String main() {
    return browser.find("main").getText();
  }

  private List<String> headings() {
    return texts("main h2");
  }

  private List<String> texts(String selector) {
    return browser.all(selector).stream().map(WebElement::getText).toList();
  }
}
