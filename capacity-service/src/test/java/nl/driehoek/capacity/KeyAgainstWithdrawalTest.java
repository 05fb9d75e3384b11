package nl.driehoek.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.driehoek.contracts.messages.CapacityEvent;
import nl.driehoek.contracts.messages.HousingEvent;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The key and the withdrawal in the same moment: whoever comes first, one truth remains. */
@CapacityTest
class KeyAgainstWithdrawalTest {

  private static final int REQUESTS = 6;

  @Autowired TestApi api;
  @Autowired TestBus bus;
  @Autowired TestClock clock;

  private Region region;

  @BeforeEach
  void monday_11_january_2027() {
    clock.set(LocalDate.of(2027, 1, 11));
    region = new Region(api, bus).withCovenant();
  }

  @Test
  void a_key_that_was_handed_over_always_leads_to_a_placement() throws Exception {
    List<UUID> requests = new ArrayList<>();
    UUID unit = UUID.randomUUID();
    UUID tenancy = UUID.randomUUID();
    for (int i = 0; i < REQUESTS; i++) {
      requests.add(cleared("Race " + i, unit, tenancy));
    }
    clock.set(LocalDate.of(2027, 3, 1));

    CountDownLatch start = new CountDownLatch(1);
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> withdrawals = new ArrayList<>();
      for (UUID request : requests) {
        withdrawals.add(
            people.submit(
                () -> {
                  start.await();
                  return api.as("femke")
                      .post(
                          "/v1/outflow-requests/" + request + "/withdrawal",
                          Map.of("reason", "OWN_CHOICE"))
                      .status();
                }));
      }
      start.countDown();
      for (UUID request : requests) {
        region.keyHandedOver(request, 1, tenancy, unit);
      }
      for (Future<Integer> withdrawal : withdrawals) {
        answers.add(withdrawal.get());
      }
    }

    assertThat(answers).allSatisfy(status -> assertThat(status).isIn(200, 409));
    for (UUID request : requests) {
      bus.send(
          new HousingEvent.ReleaseRefused(request, 1, tenancy, LocalDate.of(2027, 3, 1)), request);
      region.financePosts(request, 1, 4_359_452).covenantConfirms(request, 1);
      region.awaitState(request, "PLACED");
      assertThat(
              bus.all(request).stream()
                  .filter(CapacityEvent.OutflowEnded.class::isInstance)
                  .count())
          .isZero();
    }
    assertThat(api.as("femke").get("/v1/tasks?limit=200").expect(200).json().get("items").size())
        .as("each withdrawal that was taken on and came too late is a task")
        .isEqualTo((int) answers.stream().filter(status -> status == 200).count());
  }

  private UUID cleared(String label, UUID unit, UUID tenancy) {
    UUID request = region.urgent(label);
    UUID offer = UUID.randomUUID();
    region.covenantReserves(request, 1).housingOffers(request, 1, offer, unit);
    region.financeReserves(request, 1).residentAccepts(request, 1, offer, unit);
    region.awaitState(request, "OFFER_ACCEPTED");
    region.post("samira", request, "care-guarantee", Map.of());
    region.post("tom", request, "freed-place-plan", Map.of("plan", "CLOSE"));
    region.tenancySigned(request, 1, tenancy, unit);
    region.awaitState(request, "CLEARED_FOR_KEY");
    return request;
  }
}
