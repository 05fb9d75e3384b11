package nl.driehoek.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Signing in, the start page, the requests and one of them, as several people. */
@Order(10)
class FirstPagesTest extends BrowserTest {

  @Test
  void nobody_sees_a_page_without_signing_in() {
    browser.go("/portal/requests");
    assertThat(browser.address().getPath()).isEqualTo("/login");
    browser.go("/").looksRight("welcome");
    assertThat(browser.title()).isEqualTo("Samen naar een eigen thuis");
  }

  @Test
  void a_mentor_follows_a_request_in_dutch_and_in_english() {
    browser.signIn("femke");
    assertThat(browser.address().getPath()).isEqualTo("/portal/start");
    browser.looksRight("start-mentor");
    browser.go("/portal/requests").looksRight("requests-mentor");
    assertThat(browser.all("tbody tr")).isNotEmpty();
    browser.find("tbody a").click();
    browser.looksRight("request-mentor");
    assertThat(browser.all(".timeline li")).isNotEmpty();

    browser.find(".site-language button").click();
    assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("en");
    assertThat(browser.find("main").getText()).contains("Time line").doesNotContain("??");
    browser.looksRight("request-mentor-english");
  }

  @Test
  void a_list_keeps_its_filter_in_the_link_and_says_when_it_is_empty() {
    browser.signIn("samira").go("/portal/requests?state=EXPIRED&turn=overdue");
    assertThat(browser.find("#state").getDomProperty("value")).isEqualTo("EXPIRED");
    assertThat(browser.find("#turn").getDomProperty("value")).isEqualTo("overdue");
    assertThat(browser.find("main").getText())
        .contains("Er zijn geen aanvragen die hierbij passen");
    browser.looksRight("requests-empty");
  }

  @Test
  void every_list_can_be_put_in_order_and_is_had_as_a_file() {
    browser.signIn("samira");
    for (String list :
        List.of(
            "/portal/requests",
            "/portal/places",
            "/portal/homes",
            "/portal/supply",
            "/portal/areas?sort=area",
            "/portal/covenants?sort=-until",
            "/portal/covenants/" + suite.region().covenantId() + "/commitments/C1",
            "/portal/budgets?sort=-free",
            "/portal/transactions",
            "/portal/soundness",
            "/portal/audit?service=housing&sort=-at",
            "/portal/admin")) {
      offers(browser, list);
    }
    try (Browser resident = Browser.open(suite)) {
      resident.signIn("mila");
      offers(resident, "/portal/my-path/readings?source=capacity");
    }
  }

  private static void offers(Browser browser, String list) {
    List<?> found = browser.list(list);
    assertThat(found.get(0)).as(list + " has an order").isEqualTo(true);
    assertThat(found.get(1)).as(list + " in order").isIn(0L, 200L);
    assertThat(found.get(2))
        .as(list + " as a file: " + found.get(3))
        .asString()
        .startsWith("text/csv");
    assertThat(found.get(3)).as(list + " has words").asString().contains(";").doesNotContain("??");
  }

  @Test
  void a_person_with_more_roles_changes_role() {
    browser.signIn("mark");
    browser.looksRight("start-three-roles");
    browser.find("#role option[value='urgency-officer']").click();
    browser.find(".site-role button").click();
    assertThat(browser.find("#role").getDomProperty("value")).isEqualTo("urgency-officer");
  }

  @Test
  void another_organisations_request_is_as_unknown_as_one_that_never_was() {
    browser.signIn("femke").go("/portal/requests");
    String anothers = browser.find("tbody a").getDomAttribute("href");
    try (Browser stranger = Browser.open(suite)) {
      stranger.signIn("noor").go(anothers);
      String refused = stranger.find("main").getText();
      stranger.looksRight("not-found");
      stranger.go("/portal/requests/01900000-0000-7000-8000-00000000dead");
      assertThat(refused).isEqualTo(stranger.find("main").getText());
    }
  }

  @Test
  void the_session_outlives_the_gateway_and_ends_when_the_person_leaves() {
    browser.signIn("tom");
    suite.restartGateway();
    browser.go("/portal/requests");
    assertThat(browser.address().getPath()).isEqualTo("/portal/requests");
    assertThat(browser.cookiesForScripts()).doesNotContain("session");
    assertThat(browser.source()).doesNotContain("eyJhbGci", "eyJraWQi");

    browser.find("form[action='/portal/sign-out'] button").click();
    assertThat(browser.address().getPath()).as(browser.source()).isEqualTo("/");
    assertThat(browser.title()).isEqualTo("Samen naar een eigen thuis");
    browser.go("/portal/start");
    assertThat(browser.address().getPath()).isEqualTo("/login");
  }

  @Test
  void a_source_that_is_away_is_named_and_nobody_is_told_of_a_fault() {
    browser.signIn("femke");
    suite.without(
        "capacity",
        () -> {
          browser.go("/portal/start");
          assertThat(browser.find("main [role=status]").getText())
              .contains("de plaatsen en aanvragen")
              .contains("niet bereiken");
          browser.looksRight("start-away");
        });
    browser.go("/portal/start");
    assertThat(browser.all("h2")).isNotEmpty();
  }
}
