package nl.driehoek.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.driehoek.local.demo.Outflows;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What another party does appears on an open page, and typing is left alone. */
@Order(11)
class FollowingTest extends BrowserTest {
  private static final String REQUESTS = "/capacity/v1/outflow-requests";

  private final Outflows outflows = new Outflows(suite.client());

  @Test
  void a_change_by_another_party_appears_by_itself() {
    UUID request = outflows.file(suite.resident(40), List.of("3590"), "following-case");
    browser.signIn("samira").go("/portal/requests/" + request);
    browser.find("body[data-following]");
    assertThat(browser.find("main").getText()).contains("Ingediend");

    outflows.decideReady(request, "following-case");

    browser.awaits("main .timeline", "Klaar voor uitstroom");
    assertThat(browser.find("#live").getText()).contains("zojuist bijgewerkt");
    outflows.withdraw(request, "following-case");
    browser.awaits("main", "Ingetrokken");
    browser.looksRight("request-followed");
  }

  @Test
  void a_page_waits_while_somebody_chooses_or_types() {
    browser.signIn("samira").go("/portal/requests");
    browser.find("body[data-following]");
    browser.run("document.getElementById('state').focus()");
    String before = browser.find("main").getText();

    UUID request = outflows.file(suite.resident(41), List.of("3591"), "following-typing");

    browser.awaits("#live", "Laad de pagina opnieuw");
    assertThat(browser.find("main").getText()).isEqualTo(before);
    assertThat(browser.focused()).isEqualTo("state");
    browser.looksRight("requests-changed-while-choosing");
    browser.find("#live a").click();
    assertThat(browser.find("main").getText()).contains(request.toString().substring(24));
  }

  @Test
  void who_may_not_see_a_request_is_not_told_when_it_changes() {
    UUID request = outflows.draft(suite.resident(42), List.of("3592"), "following-secret");
    browser.signIn("noor");
    assertThat(browser.status("/portal/live?about=" + request)).isEqualTo(204);
    assertThat(browser.status("/portal/live?about=not-an-id")).isEqualTo(404);
  }

  /** With the oldest request, of which no news is under way that the page would have to show. */
  @Test
  void who_opens_a_page_that_follows_is_told_to_the_resident_once() {
    JsonNode oldest = suite.client().as("femke").get(REQUESTS + "?sort=filedOn&limit=1");
    String request = oldest.path("items").path(0).path("id").asString();
    long before = readings(request);
    browser.signIn("femke").go("/portal/requests/" + request);
    browser.find("body[data-following]");
    assertThat(readings(request)).isEqualTo(before + 1);
  }

  private long readings(String request) {
    return suite.client().as("femke").all(REQUESTS + "/" + request + "/readings", 50).stream()
        .filter(reading -> reading.path("object").asString().equals("outflow-request"))
        .count();
  }
}
