package nl.driehoek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A form that comes too late is not taken, and not lost: the person can copy what was typed. */
class LostFormTest {
  private static final String FORM = "/portal/my-path/objection";
  private static final String WORDS = "words=Ik+woon+%3Cliever%3E+bij+mijn+zus.&against=URGENCY";
  private static final String SHOWN = "Ik woon &lt;liever&gt; bij mijn zus.";
  private static Portal portal;

  @BeforeAll
  static void open() {
    portal = new Portal();
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  @Test
  void after_the_session_ended() {
    shownBack(send("driehoek-session=b3Zlcg==", WORDS + "&_csrf=of-then"));
  }

  @Test
  void with_a_token_of_an_earlier_session() {
    shownBack(send(portal.signedIn("karim"), WORDS + "&_csrf=of-then"));
  }

  @Test
  void when_the_access_of_the_person_is_over_while_the_session_is_not() {
    String cookie = portal.signedIn("karim");
    String csrf = portal.csrf("/portal/nowhere", cookie);
    portal.accessIsOver(cookie, "karim");

    shownBack(send(cookie, WORDS + "&_csrf=" + csrf));
  }

  @Test
  void is_warned_of_before_by_every_page_of_who_is_signed_in() {
    String page = portal.get("/portal/nowhere", portal.signedIn("karim")).body();
    assertThat(page).containsPattern("data-until=\"\\d{13}\"").contains("id=\"ending\"");
  }

  @Test
  void what_another_site_wrote_is_not_shown_as_if_the_person_had_typed_it() {
    HttpResponse<String> page =
        portal.post(
            FORM, portal.signedIn("karim"), WORDS + "&_csrf=x", "Sec-Fetch-Site", "cross-site");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("Er is niets verstuurd").doesNotContain("liever");
  }

  private static HttpResponse<String> send(String cookie, String form) {
    return portal.post(FORM, cookie, form, "Sec-Fetch-Site", "same-origin");
  }

  private static void shownBack(HttpResponse<String> page) {
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(page.body())
        .contains("Er is niets verstuurd", SHOWN, "href=\"" + FORM + "\"")
        .doesNotContain("URGENCY", "of-then", "??");
    assertThat(portal.suite.capacity.asked()).isEmpty();
  }
}
