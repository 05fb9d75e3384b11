package nl.driehoek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nl.driehoek.platform.testkit.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IllServiceTest {
  private final Suite suite =
      new Suite(
          "driehoek.gateway.breaker.calls", "6",
          "driehoek.gateway.breaker.calls-min", "4",
          "driehoek.gateway.breaker.open-for", "1s",
          "driehoek.gateway.breaker.trials", "1",
          "driehoek.gateway.timeouts.housing.response", "300ms",
          "driehoek.gateway.timeouts.housing.connect", "200ms");
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void stop() {
    end.countDown();
    suite.close();
  }

  @Test
  void a_dead_service_is_named_with_a_time_to_try_again_and_the_others_work() {
    suite.housing.die();

    Suite.Reply reply = suite.getAs("karim", "/housing/v1/units").isProblem(503, "source-down");

    assertThat(reply.json().path("detail").asString("")).contains("housing");
    assertThat(Integer.parseInt(reply.header("Retry-After"))).isPositive();
    suite.getAs("karim", "/finance/v1/budgets").isOk(200);
  }

  @Test
  void after_failures_the_service_is_left_alone_and_found_well_again_by_a_trial() {
    suite.housing.does(StubService.json(500, "{}"));
    IntStream.range(0, 4).forEach(i -> suite.postAs("karim", "/housing/v1/units", "{}").isOk(500));

    suite.postAs("karim", "/housing/v1/units", "{}").isProblem(503, "source-down");
    assertThat(suite.housing.asked()).hasSize(4);
    suite.getAs("karim", "/capacity/v1/places").isOk(200);

    suite.housing.does(StubService.json(200, "{}"));
    Eventually.passes(() -> suite.getAs("karim", "/housing/v1/units").isOk(200));
    IntStream.range(0, 5).forEach(i -> suite.getAs("karim", "/housing/v1/units").isOk(200));
  }

  @Test
  void a_service_that_died_and_came_back_is_used_again_without_hands() {
    suite.housing.die();
    IntStream.range(0, 8)
        .forEach(i -> suite.getAs("karim", "/housing/v1/units").isProblem(503, "source-down"));

    suite.housing.recover();

    Eventually.passes(() -> suite.getAs("karim", "/housing/v1/units").isOk(200));
  }

  @Test
  void what_callers_do_wrong_never_opens_the_breaker() {
    for (int status : new int[] {400, 401, 403, 404, 409, 412, 422, 429}) {
      suite.housing.does(StubService.json(status, "{}"));
      IntStream.range(0, 5).forEach(i -> suite.getAs("karim", "/housing/v1/units").isOk(status));
    }
    suite.housing.does(StubService.json(200, "{}"));
    suite.getAs("karim", "/housing/v1/units").isOk(200);
  }

  @Test
  void a_slow_service_gets_a_503_in_time_and_counts_as_ill() {
    suite.housing.does(this::hanging);
    long start = System.nanoTime();

    Suite.Reply reply = suite.getAs("karim", "/housing/v1/units").isProblem(503, "source-slow");

    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(20_000);
    assertThat(reply.json().path("detail").asString("")).contains("housing");
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(suite.housing.asked()).as("a time-out is not tried again").hasSize(1);
    IntStream.range(0, 3).forEach(i -> suite.getAs("karim", "/housing/v1/units"));
    suite.getAs("karim", "/housing/v1/units").isProblem(503, "source-down");
  }

  @Test
  void a_service_that_trickles_its_answer_is_cut_off_as_well() {
    suite.housing.does(
        (exchange, asked) -> {
          exchange.sendResponseHeaders(200, 0);
          while (end.getCount() > 0) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            await(50);
          }
        });

    suite.getAs("karim", "/housing/v1/units").isProblem(503, "source-slow");
  }

  @Test
  void an_answer_that_breaks_off_is_never_passed_on_in_part() {
    suite.housing.does(StubService.breakingOff());

    suite.postAs("karim", "/housing/v1/units", "{}").isProblem(503, "source-broke-off");
    assertThat(suite.housing.asked()).as("a POST is never tried again").hasSize(1);
  }

  @Test
  void a_get_that_breaks_off_is_tried_once_more() {
    suite.housing.does(
        (exchange, asked) -> {
          if (suite.housing.asked().size() == 1) {
            StubService.breakingOff().answer(exchange, asked);
          }
          StubService.json(200, "{\"second\":true}").answer(exchange, asked);
        });

    assertThat(suite.getAs("karim", "/housing/v1/units").isOk(200).text()).contains("second");
    assertThat(suite.housing.asked()).hasSize(2);
  }

  @Test
  void a_get_that_breaks_off_twice_is_given_up() {
    suite.housing.does(StubService.breakingOff());

    suite.getAs("karim", "/housing/v1/units").isProblem(503, "source-broke-off");
    assertThat(suite.housing.asked()).hasSize(2);
  }

  private void hanging(com.sun.net.httpserver.HttpExchange exchange, StubService.Asked asked) {
    await(60_000);
  }

  private void await(long millis) {
    try {
      end.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
