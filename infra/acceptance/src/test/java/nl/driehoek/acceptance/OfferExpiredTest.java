package nl.driehoek.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import nl.driehoek.local.demo.Outflows;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nobody answered the offer in time. */
@Order(3)
class OfferExpiredTest {

  private final RunningSuite suite = RunningSuite.shared();

  @Test
  void the_home_goes_to_the_next_and_each_party_reads_it() {
    Scene scene = new Scene("offer-expired", "3582", suite.client(), new Outflows(suite.client()));
    UUID request = scene.waiting(suite.resident(11));
    UUID publication = scene.publishedHome(3582);
    JsonNode offer = scene.offer(request);
    LocalDate lastDay = LocalDate.parse(offer.path("answerByDate").asString());

    scene.calendar().forwardTo(lastDay);
    assertThat(scene.offer(request).path("offerId")).isEqualTo(offer.path("offerId"));
    scene.calendar().forwardTo(lastDay.plusDays(1));

    String here = "/housing/v1/offers?publicationId=" + publication;
    JsonNode offers =
        suite
            .client()
            .as("karim")
            .await(
                here,
                page ->
                    page.path("items")
                        .valueStream()
                        .anyMatch(o -> o.path("state").asString().equals("EXPIRED")));
    assertThat(offers.path("items").valueStream())
        .filteredOn(o -> o.path("requestId").asString().equals(request.toString()))
        .singleElement()
        .satisfies(
            expired -> {
              assertThat(expired.path("state").asString()).isEqualTo("EXPIRED");
              assertThat(expired.path("reason").asString()).isEqualTo("REA");
            });
    assertThat(offers.path("items").valueStream())
        .as("the next in line has it")
        .anyMatch(o -> o.path("state").asString().equals("OPEN"));
    suite
        .client()
        .as("femke")
        .await(
            "/capacity/v1/outflow-requests/" + request,
            view -> !view.path("home").path("state").asString().equals("OFFERED"));
    assertThat(scene.journey("femke", request)).isEqualTo(scene.journey("samira", request));
    suite.awaitConservation();
  }
}
