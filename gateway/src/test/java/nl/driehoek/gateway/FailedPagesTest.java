package nl.driehoek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong on the way to a page, a person reads a page. */
class FailedPagesTest {
  private static Portal portal;
  private static String karim;

  @BeforeAll
  static void open() {
    portal = new Portal();
    karim = portal.signedIn("karim");
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  @Test
  void a_template_that_breaks_halfway_gives_a_whole_page_with_a_number_to_tell() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    HttpResponse<String> page =
        portal.get("/portal/breaks", karim, "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");

    assertThat(page.statusCode()).isEqualTo(500);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("style-src 'self'");
    assertThat(page.body())
        .contains("Er ging iets mis", trace, "</html>")
        .doesNotContain("Het begin van de pagina", "Exception");
  }

  @Test
  void it_is_in_the_language_of_the_person() {
    HttpResponse<String> page = portal.get("/portal/breaks", karim + "; driehoek-language=en");

    assertThat(page.statusCode()).isEqualTo(500);
    assertThat(page.body()).contains("lang=\"en\"", "Something went wrong").doesNotContain("??");
  }

  @Test
  void a_file_far_too_large_is_read_to_its_end_and_the_person_reads_the_limit() {
    String token = portal.csrf("/portal/homes/import", karim);
    String boundary = "grens";
    String body =
        "--%1$s\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n%2$s\r\n"
                .formatted(boundary, token)
            + "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
                .formatted(boundary)
            + "Content-Type: text/csv\r\n\r\n"
            + "x".repeat(15_000_000)
            + "\r\n--%s--\r\n".formatted(boundary);
    HttpResponse<String> answer =
        portal.send(
            "POST",
            "/portal/homes/import",
            karim,
            BodyPublishers.ofString(body),
            "Content-Type",
            "multipart/form-data; boundary=" + boundary);

    assertThat(answer.statusCode()).isEqualTo(302);
    URI to = URI.create(answer.headers().firstValue("Location").orElse(""));
    String next = to.getRawPath() + "?" + to.getRawQuery();
    assertThat(portal.get(next, karim).body()).contains("groter dan 1 MB");
  }

  @Test
  void an_address_that_is_no_address_is_a_page_too() {
    HttpResponse<String> page = portal.get("/portal/homes/", karim);

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("Deze pagina is er niet");
  }
}
