package nl.driehoek.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.driehoek.contracts.messages.HousingEvent.HomeReleased;
import nl.driehoek.contracts.messages.HousingEvent.ReleaseRefused;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
import nl.driehoek.platform.testkit.TestAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Races with real threads on a real database: exactly one wins, and the other hears why not. */
class TwoAtTheSameMomentTest extends HousingTest {

  @AfterEach
  void clearTheLine() {
    region.clearTheLine();
  }

  private List<TestAnswer> together(List<Callable<TestAnswer>> calls) throws Exception {
    CyclicBarrier start = new CyclicBarrier(calls.size());
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      List<Future<TestAnswer>> answers =
          calls.stream()
              .map(
                  call ->
                      threads.submit(
                          () -> {
                            start.await();
                            return call.call();
                          }))
              .toList();
      List<TestAnswer> all = new java.util.ArrayList<>();
      for (Future<TestAnswer> answer : answers) {
        all.add(answer.get());
      }
      return all;
    }
  }

  @Test
  void resident_and_mentor_accept_the_same_home_and_one_of_them_is_first() throws Exception {
    UUID request = region.seeks(Region.profile(), "daan");
    region.published();
    String path = "/v1/offers/" + region.offered(request).offerId() + "/acceptance";
    List<TestAnswer> answers =
        together(
            List.of(
                () -> api.as("daan").post(path, Map.of()),
                () -> api.as("femke").post(path, Map.of()),
                () -> api.as("tom").post(path, Map.of())));
    assertThat(answers).filteredOn(each -> each.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(each -> each.status() == 409)
        .hasSize(2)
        .allSatisfy(
            each ->
                assertThat(each.json().get("type").asString()).endsWith("offer-already-accepted"));
    assertThat(count("select count(*) from tenancy where request_id = :id", request)).isEqualTo(1);
  }

  @Test
  void the_last_home_is_accepted_too_late_by_one_while_it_is_offered_to_the_next()
      throws Exception {
    for (int round = 0; round < 4; round++) {
      clock.set(LocalDate.of(2027, 3, 1).plusWeeks(2L * round));
      UUID first = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 1)), "daan");
      UUID next = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 2)), "mila");
      region.published();
      UUID offer = region.offered(first).offerId();
      clock.set(region.offered(first).answerBy().plusSeconds(1));
      List<TestAnswer> answers =
          together(
              List.of(
                  () -> api.as("daan").post("/v1/offers/" + offer + "/acceptance", Map.of()),
                  () ->
                      api.as("mila")
                          .post(
                              "/v1/offers/" + region.offered(next).offerId() + "/acceptance",
                              Map.of())));
      assertThat(answers.get(0).status()).isEqualTo(409);
      assertThat(answers.get(0).json().get("type").asString()).endsWith("offer-expired");
      answers.get(1).expect(200);
      assertOneHolder();
      clearTheLine();
    }
  }

  @Test
  void key_and_release_come_at_the_same_moment_and_the_two_answers_agree() throws Exception {
    for (int round = 0; round < 6; round++) {
      UUID request = region.seeks(Region.profile());
      region.publishes("karim", region.registers("karim", Region.home()), clock.today());
      UUID tenancy = region.accepts(request);
      region.signs(tenancy);
      region.clear(request, clock.today().plusDays(7));
      TestAnswer key =
          together(
                  List.of(
                      () ->
                          api.as("karim")
                              .post("/v1/tenancies/" + tenancy + "/key-handover", Map.of()),
                      () -> {
                        region.release(request, 1, "WITHDRAWN");
                        return null;
                      }))
              .getFirst();
      if (key.status() == 200) {
        bus.await(TenancyStarted.class, request);
        bus.await(ReleaseRefused.class, request);
        assertThat(bus.all(request)).noneMatch(HomeReleased.class::isInstance);
      } else {
        key.expect(409);
        bus.await(HomeReleased.class, request);
        assertThat(bus.all(request)).noneMatch(TenancyStarted.class::isInstance);
      }
      assertOneHolder();
      clearTheLine();
    }
  }

  private void assertOneHolder() {
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from (select unit_id from reservation
                      where state in ('HELD', 'CONFIRMED') group by unit_id
                        having count(*) > 1) twice
                    """)
                .query(Integer.class)
                .single())
        .isZero();
  }

  private int count(String sql, UUID id) {
    return jdbc.sql(sql).param("id", id).query(Integer.class).single();
  }
}
