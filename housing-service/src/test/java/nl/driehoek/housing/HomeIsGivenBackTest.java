package nl.driehoek.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.HousingEvent.CandidateEntered;
import nl.driehoek.contracts.messages.HousingEvent.HomeOffered;
import nl.driehoek.contracts.messages.HousingEvent.HomeReleased;
import nl.driehoek.contracts.messages.HousingEvent.HomeSearchRefused;
import nl.driehoek.contracts.messages.HousingEvent.OfferRefused;
import nl.driehoek.contracts.messages.HousingEvent.OfferWithdrawn;
import nl.driehoek.contracts.messages.HousingEvent.ReleaseRefused;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Expiry, withdrawal and release: what was held goes to the next in line, and all are told. */
class HomeIsGivenBackTest extends HousingTest {

  /** What a test leaves in line would be offered the homes of the next one. */
  @AfterEach
  void clearTheLine() {
    region.clearTheLine();
  }

  @Test
  void an_offer_that_nobody_answers_counts_and_goes_to_the_next_with_fresh_days() {
    clock.set(LocalDate.of(2027, 1, 29));
    UUID silent = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 1)));
    UUID next = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 2)));
    UUID publication = region.published();
    HomeOffered first = region.offered(silent);
    clock.set(LocalDate.of(2027, 2, 6));
    OfferRefused expired = bus.await(OfferRefused.class, silent);
    assertThat(expired.reason()).isEqualTo("REA");
    assertThat(expired.expired()).isTrue();
    assertThat(expired.counted()).isTrue();
    HomeOffered second = region.offered(next);
    assertThat(second.unitId()).isEqualTo(first.unitId());
    assertThat(second.answerBy()).isAfter(clock.instant());
    JsonNode late =
        api.as("femke")
            .with("Accept-Language", "en")
            .post("/v1/offers/" + first.offerId() + "/acceptance", Map.of())
            .expect(409)
            .json();
    assertThat(late.get("type").asString()).endsWith("offer-expired");
    assertThat(late.get("detail").asString()).contains("another home");
    JsonNode line =
        api.as("karim").get("/v1/publications/" + publication + "/candidates").expect(200).json();
    assertThat(line.get("items").get(0).get("state").asString()).isEqualTo("HAD_OFFER");
  }

  @Test
  void a_withdrawn_publication_leaves_the_candidate_in_line_without_a_refusal() {
    UUID request = region.seeks(Region.profile());
    UUID publication = region.published();
    UUID firstOffer = region.offered(request).offerId();
    region.accepts(request);
    api.as("karim")
        .post("/v1/publications/" + publication + "/withdrawal", Map.of("reason", "REN"))
        .expect(200);
    assertThat(bus.await(OfferWithdrawn.class, request).reason()).isEqualTo("REN");
    JsonNode candidacy = api.as("femke").get("/v1/candidacies/" + request).expect(200).json();
    assertThat(candidacy.get("state").asString()).isEqualTo("WAITING");
    assertThat(candidacy.get("refusalsCounted").asInt()).isZero();
    region.published();
    HomeOffered again =
        bus.await(HomeOffered.class, request, offer -> !offer.offerId().equals(firstOffer));
    assertThat(again.rank()).isEqualTo(1);
  }

  @Test
  void a_release_after_signing_cancels_the_tenancy_and_offers_the_home_to_the_next() {
    UUID leaves = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 1)));
    UUID next = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 2)));
    region.published();
    UUID tenancy = region.accepts(leaves);
    region.signs(tenancy);
    region.release(leaves, 1, "WITHDRAWN");
    HomeReleased released = bus.await(HomeReleased.class, leaves);
    assertThat(released.unitId()).isEqualTo(region.offered(leaves).unitId());
    assertThat(region.offered(next).unitId()).isEqualTo(released.unitId());
    JsonNode cancelled = api.as("femke").get("/v1/tenancies/" + tenancy).expect(200).json();
    assertThat(cancelled.get("state").asString()).isEqualTo("CANCELLED");
    assertThat(cancelled.get("careAgreement").get("state").asString()).isEqualTo("ENDED");
    api.as("karim").post("/v1/tenancies/" + tenancy + "/key-handover", Map.of()).expect(409);
  }

  @Test
  void a_release_after_the_key_is_refused() {
    UUID request = region.seeks(Region.profile());
    region.publishes("karim", region.registers("karim", Region.home()), clock.today());
    UUID tenancy = region.accepts(request);
    region.signs(tenancy);
    region.clear(request, clock.today().plusDays(7));
    api.as("karim").post("/v1/tenancies/" + tenancy + "/key-handover", Map.of()).expect(200);
    bus.await(TenancyStarted.class, request);
    region.release(request, 1, "WITHDRAWN");
    ReleaseRefused refused = bus.await(ReleaseRefused.class, request);
    assertThat(refused.tenancyId()).isEqualTo(tenancy);
  }

  @Test
  void a_release_before_the_search_refuses_the_late_search() {
    UUID request = UUID.randomUUID();
    region.release(request, 1, "WITHDRAWN");
    bus.await(HomeReleased.class, request);
    region.seek(request, 1, "waterrijk", null, Region.profile());
    assertThat(bus.await(HomeSearchRefused.class, request).reason()).isEqualTo("RELEASED_BEFORE");
    region.seek(request, 2, "waterrijk", null, Region.profile());
    assertThat(bus.await(CandidateEntered.class, request).attempt()).isEqualTo(2);
  }

  @Test
  void a_region_without_rules_says_so() {
    UUID request = UUID.randomUUID();
    region.seek(request, 1, "nergens", null, Region.profile());
    assertThat(bus.await(HomeSearchRefused.class, request).reason()).isEqualTo("NO_RULE_SET");
  }
}
