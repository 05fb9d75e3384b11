package nl.driehoek.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.HousingCommand.Profile;
import nl.driehoek.contracts.messages.HousingEvent.CandidateEntered;
import nl.driehoek.contracts.messages.HousingEvent.HomeOffered;
import nl.driehoek.contracts.messages.HousingEvent.OfferAccepted;
import nl.driehoek.contracts.messages.HousingEvent.OfferRefused;
import nl.driehoek.contracts.messages.HousingEvent.TenancySigned;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
import nl.driehoek.contracts.messages.HousingEvent.UnitChanged;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Story 1, as far as the housing service plays in it. */
class ResidentGetsAHomeTest extends HousingTest {

  @Test
  void daan_is_second_of_nine_and_moves_in_on_the_first_of_march() {
    clock.set(LocalDate.of(2027, 1, 28));
    UUID first = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 20)));
    Profile daans =
        Region.with(
            Region.profile(),
            f -> {
              f.put("groundFloorOrLift", true);
              f.put("petAllowed", true);
              return f;
            });
    UUID daan = region.seeks(daans, "daan");
    for (int i = 1; i <= 7; i++) {
      region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 27).plusDays(i)));
    }

    UUID unit = region.registers("karim", Region.home());
    UUID publication = region.publishes("karim", unit, LocalDate.of(2027, 3, 1));
    HomeOffered toFirst = region.offered(first);
    assertThat(toFirst.rank()).isEqualTo(1);
    assertThat(toFirst.answerBy()).isEqualTo(Instant.parse("2027-02-04T22:59:59Z"));

    JsonNode line =
        api.as("samira").get("/v1/publications/" + publication + "/candidates").expect(200).json();
    assertThat(line.get("items").size()).isEqualTo(9);
    assertThat(line.get("items").get(1).get("requestId").asString()).isEqualTo(daan.toString());

    clock.set(LocalDate.of(2027, 1, 29));
    api.as("femke")
        .post(
            "/v1/offers/" + toFirst.offerId() + "/refusal",
            Map.of("reason", "WOB", "onBehalf", true))
        .expect(200);
    OfferRefused refused = bus.await(OfferRefused.class, first);
    assertThat(refused.counted()).isFalse();

    HomeOffered toDaan = region.offered(daan);
    assertThat(toDaan.rank()).isEqualTo(2);
    assertThat(toDaan.answerBy()).isEqualTo(Instant.parse("2027-02-05T22:59:59Z"));
    assertThat(toDaan.availableFrom()).isEqualTo(LocalDate.of(2027, 3, 1));

    clock.set(LocalDate.of(2027, 2, 1));
    String offer = "/v1/offers/" + toDaan.offerId();
    api.as("karim").post(offer + "/viewing", Map.of("viewedOn", "2027-02-01")).expect(200);
    clock.set(LocalDate.of(2027, 2, 2));
    JsonNode mine = api.as("daan").get("/v1/offers").expect(200).json().get("items");
    assertThat(mine.size()).isEqualTo(1);
    JsonNode accepted = api.as("daan").post(offer + "/acceptance", Map.of()).expect(200).json();
    bus.await(OfferAccepted.class, daan);
    UUID tenancy = UUID.fromString(accepted.get("tenancyId").asString());

    clock.set(LocalDate.of(2027, 2, 17));
    String path = "/v1/tenancies/" + tenancy;
    api.as("daan").post(path + "/signatures", Map.of("party", "TENANT")).expect(200);
    api.as("tom").post(path + "/signatures", Map.of("party", "CARE_INSTITUTION")).expect(200);
    JsonNode refusedKey = api.as("karim").post(path + "/key-handover", Map.of()).expect(409).json();
    assertThat(refusedKey.get("detail").asString())
        .contains("corporatie", "geld, quotum", "beschikbaar vanaf 2027-03-01");
    api.as("karim").post(path + "/signatures", Map.of("party", "CORPORATION")).expect(200);
    TenancySigned signed = bus.await(TenancySigned.class, daan);
    assertThat(signed.plannedKeyDate()).isEqualTo(LocalDate.of(2027, 3, 1));

    region.clear(daan, LocalDate.of(2027, 3, 15));
    clock.set(LocalDate.of(2027, 3, 1));
    api.as("karim").post(path + "/key-handover", Map.of("keyDate", "2027-03-01")).expect(200);
    TenancyStarted started = bus.await(TenancyStarted.class, daan);
    assertThat(started.keyDate()).isEqualTo(LocalDate.of(2027, 3, 1));

    assertThat(bus.envelopes(daan).stream().filter(e -> e.type().contains("housing")).toList())
        .filteredOn(
            e -> !e.type().endsWith("seek-home.v1") && !e.type().endsWith("clear-for-key.v1"))
        .extracting(e -> e.body().getClass(), e -> e.sequence())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(CandidateEntered.class, 1L),
            org.assertj.core.groups.Tuple.tuple(HomeOffered.class, 2L),
            org.assertj.core.groups.Tuple.tuple(OfferAccepted.class, 3L),
            org.assertj.core.groups.Tuple.tuple(TenancySigned.class, 4L),
            org.assertj.core.groups.Tuple.tuple(TenancyStarted.class, 5L));
    assertThat(bus.all(unit))
        .extracting(each -> ((UnitChanged) each).state())
        .isEqualTo(List.of("REGISTERED", "PUBLISHED", "HELD", "PUBLISHED", "HELD", "LET"));
    countedInTheFiguresOfThatMonth();
  }

  private void countedInTheFiguresOfThatMonth() {
    JsonNode months = api.as("samira").get("/v1/home-months").expect(200).json().get("items");
    assertThat(months.size()).isEqualTo(12);
    assertThat(months.get(11).get("firstDay").asString()).isEqualTo("2027-03-01");
    assertThat(months.get(11).get("let").asInt()).isPositive();
    assertThat(months.get(9).get("published").asInt()).isPositive();
    assertThat(months.get(9).get("offered").asInt()).isPositive();
    assertThat(months.get(10).get("published").asInt()).isZero();
    String others = "/v1/home-months?covenantId=" + UUID.randomUUID();
    assertThat(api.as("samira").get(others).json().at("/items/11/let").asInt()).isZero();
    api.as("daan").get("/v1/home-months").expect(403);

    JsonNode waits = api.as("samira").get("/v1/waiting-times").expect(200).json().get("items");
    assertThat(waits.valueStream())
        .anySatisfy(
            each -> {
              assertThat(each.get("housed").asInt()).isPositive();
              assertThat(each.get("p90Days").asInt())
                  .isGreaterThanOrEqualTo(each.get("medianDays").asInt());
            });
    api.as("daan").get("/v1/waiting-times").expect(403);
  }
}
