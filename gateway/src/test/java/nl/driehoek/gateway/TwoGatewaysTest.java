package nl.driehoek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import nl.driehoek.local.pair.EmbeddedPair;
import nl.driehoek.platform.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two gateways share the sessions, and live through the time in which nobody can reach them. */
class TwoGatewaysTest {
  private static final String PAGE = "/portal/homes/import";
  private static Portal one;
  private static Portal other;

  @BeforeAll
  static void open() {
    one = new Portal();
    other = new Portal(one.sessions);
  }

  @AfterAll
  static void close() {
    other.close();
    one.close();
  }

  @Test
  void who_signed_in_at_one_goes_on_at_the_other() {
    String karim = one.signedIn("karim");
    assertThat(other.get(PAGE, karim).statusCode()).isEqualTo(200);
    String csrf = one.csrf(PAGE, karim);

    HttpResponse<String> left =
        other.post("/portal/sign-out", karim, "_csrf=" + csrf, "Sec-Fetch-Site", "same-origin");
    assertThat(left.statusCode()).as("a form of the one is taken by the other").isEqualTo(302);
    assertThat(one.get(PAGE, karim).statusCode()).as("gone at both").isEqualTo(302);
  }

  @Test
  void while_the_sessions_are_away_a_page_says_so_and_it_comes_back_by_itself()
      throws SQLException {
    String karim = one.signedIn("karim");
    assertThat(one.get(PAGE, karim).statusCode()).isEqualTo(200);
    reachable(false);
    try {
      HttpResponse<String> page = one.get(PAGE, karim);
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.headers().firstValue("Retry-After")).isPresent();
      assertThat(page.body())
          .contains("Dit kunnen wij nu niet laten zien", "Laad de pagina over een minuut opnieuw")
          .doesNotContain("Exception", "??");
      HttpResponse<String> form = one.post(PAGE + "/progress", karim, "run=none&_csrf=none");
      assertThat(form.statusCode()).isEqualTo(503);
      assertThat(form.body()).contains("Het gebeurt nooit dubbel");
      one.suite.getAs("karim", "/housing/v1/units").isOk(200);
    } finally {
      reachable(true);
    }
    Eventually.passes(() -> assertThat(one.get(PAGE, karim).statusCode()).isEqualTo(200));
  }

  /** Whether the database of the sessions lets anybody in; who is in goes out. */
  private static void reachable(boolean reachable) throws SQLException {
    String name = one.sessions.username();
    String elsewhere = EmbeddedPair.shared().postgres().jdbcUrl("postgres");
    try (Connection owner = DriverManager.getConnection(elsewhere, name, one.sessions.password());
        Statement statement = owner.createStatement()) {
      statement.execute("alter database %s allow_connections %s".formatted(name, reachable));
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
              .formatted(name));
    }
  }
}
