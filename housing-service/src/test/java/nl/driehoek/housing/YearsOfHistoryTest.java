package nl.driehoek.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.driehoek.contracts.messages.HousingEvent.HomeReleased;
import nl.driehoek.contracts.messages.HousingEvent.OfferRefused;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * With years of finished requests in the tables, no step of a flow and no page reads a table whole:
 * PostgreSQL's own counters say so, for every statement that the service really makes.
 */
class YearsOfHistoryTest extends HousingTest {

  private static final int FINISHED = 20_000;
  private static final int POOL = 8;

  /** Tables that only ever grow. The rest stays as large as the country is. */
  private static final List<String> GROWING =
      List.of(
          "unit",
          "publication",
          "candidacy",
          "candidacy_profile",
          "candidacy_journal",
          "pool_line",
          "evaluation",
          "offer",
          "reservation",
          "reservation_journal",
          "tenancy",
          "tenancy_signature");

  @Autowired private TransactionTemplate transaction;

  @AfterEach
  void clearTheLine() {
    region.clearTheLine();
  }

  @Test
  void a_whole_flow_and_the_pages_of_everyone_read_no_growing_table_whole() throws Exception {
    String fill;
    try (InputStream in = getClass().getResourceAsStream("/history.sql")) {
      fill = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    jdbc.sql(fill.replace(":from", "1").replace(":to", String.valueOf(FINISHED))).update();
    jdbc.sql("analyze").update();
    Map<String, Long> before = readWhole();

    everyStepOfAFlow();
    everyPage();

    Map<String, Long> after = readWhole();
    after.replaceAll((table, rows) -> rows - before.getOrDefault(table, 0L));
    after.values().removeIf(rows -> rows < FINISHED / 2);
    assertThat(after).as("rows read by whole scans").isEmpty();
  }

  private void everyStepOfAFlow() {
    UUID first = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 2)));
    UUID second = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 3)));
    UUID third = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 4)), "daan");
    UUID publication =
        region.publishes("karim", region.registers("karim", Region.home()), clock.today());
    api.as("femke")
        .post(
            "/v1/offers/" + region.offered(first).offerId() + "/refusal",
            Map.of("reason", "WOB", "onBehalf", true))
        .expect(200);
    UUID tenancy = region.accepts(second);
    region.signs(tenancy);
    region.clear(second, clock.today().plusDays(7));
    api.as("karim").post("/v1/tenancies/" + tenancy + "/key-handover", Map.of()).expect(200);
    bus.await(TenancyStarted.class, second);
    UUID taken = region.published();
    region.offered(first);
    region.published();
    clock.set(region.offered(third).answerBy().plusSeconds(1));
    bus.await(OfferRefused.class, third);
    region.release(third, 1, "WITHDRAWN");
    bus.await(HomeReleased.class, third);
    api.as("karim").post("/v1/publications/" + taken + "/withdrawal", Map.of("reason", "REN"));
    api.as("daan").get("/v1/candidacies/" + third).expect(200);
    for (String who : List.of("samira", "tom")) {
      String line = "/v1/publications/" + publication + "/candidates/" + second;
      api.as(who).get(line).expect(200);
      api.as(who).get(line + "/rank-changes").expect(200);
      api.as(who).get("/v1/candidacies/" + second).expect(200);
    }
  }

  private void everyPage() {
    for (String who : List.of("karim", "tom", "samira", "daan")) {
      for (String page :
          List.of(
              "units", "publications", "candidacies", "offers", "tenancies", "supply", "areas")) {
        assertThat(api.as(who).get("/v1/" + page).status()).as(who + " " + page).isLessThan(500);
      }
    }
  }

  /** Rows read by scans of whole tables, after every session has told what it did. */
  private Map<String, Long> readWhole() throws Exception {
    CyclicBarrier together = new CyclicBarrier(POOL - 1);
    Callable<Void> tell =
        () -> {
          transaction.executeWithoutResult(
              status -> {
                jdbc.sql("select pg_stat_force_next_flush()").query(rs -> {});
                try {
                  together.await();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
          return null;
        };
    try (ExecutorService sessions = Executors.newFixedThreadPool(POOL)) {
      for (Future<Void> each : sessions.invokeAll(Collections.nCopies(POOL - 1, tell))) {
        each.get();
      }
    }
    Map<String, Long> read = new TreeMap<>();
    jdbc.sql("select relname, seq_tup_read from pg_stat_user_tables where seq_scan > 0")
        .query(
            rs -> {
              String table = rs.getString(1).replaceAll("_[0-9]{4}$", "");
              if (GROWING.contains(table)) {
                read.merge(table, rs.getLong(2), Long::sum);
              }
            });
    return read;
  }
}
