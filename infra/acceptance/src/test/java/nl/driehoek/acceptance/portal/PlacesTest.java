package nl.driehoek.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.local.demo.Calendar;
import nl.driehoek.local.http.SuiteClient;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The places board of a planner. */
@Order(12)
class PlacesTest extends BrowserTest {

  private final SuiteClient client = suite.client();

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

  private String text() {
    return browser.find("main").getText();
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
}
