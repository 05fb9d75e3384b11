package nl.driehoek.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.driehoek.contracts.messages.HousingEvent.CandidateEntered;
import nl.driehoek.platform.testkit.TestAnswer;
import nl.driehoek.platform.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Rounds about different candidates go on beside each other, rounds that change the lines wait; and
 * whatever the order, one home has one active offer and one candidate has one (promise 1).
 */
class RoundsBesideEachOtherTest extends HousingTest {

  private static final int THREADS = 4;
  private static final int STEPS_EACH = 15;

  @Autowired private TestDatabase database;

  @AfterEach
  void clearTheLine() {
    region.clearTheLine();
  }

  @Test
  void an_acceptance_waits_for_nobody_else_while_a_new_home_waits_for_its_turn() throws Exception {
    UUID one = region.seeks(Region.profile());
    region.published();
    UUID offer = region.offered(one).offerId();
    UUID home = region.registers("karim", Region.home());
    try (Connection another = roundAboutAnotherCandidate();
        ExecutorService desk = Executors.newSingleThreadExecutor()) {
      api.as("femke").post("/v1/offers/" + offer + "/acceptance", Map.of()).expect(200);
      Future<TestAnswer> published =
          desk.submit(
              () ->
                  api.as("karim")
                      .post(
                          "/v1/publications",
                          Map.of("unitId", home, "availableFrom", clock.today().toString())));
      Region.until(() -> waiting() == 1);
      assertThat(published.isDone()).isFalse();
      another.commit();
      published.get().expect(201);
    }
  }

  private Connection roundAboutAnotherCandidate() throws SQLException {
    var at = database.database();
    Connection session = DriverManager.getConnection(at.url(), at.username(), at.password());
    session.setAutoCommit(false);
    session
        .createStatement()
        .execute(
            "select pg_advisory_xact_lock_shared(hashtextextended('housing/waterrijk', 0)),"
                + " pg_advisory_xact_lock(hashtextextended('candidate/another', 0))");
    return session;
  }

  private int waiting() {
    return jdbc.sql(
            """
            select count(*) from pg_locks where locktype = 'advisory' and not granted
              and database = (select oid from pg_database where datname = current_database())
            """)
        .query(Integer.class)
        .single();
  }

  @Test
  void all_at_once_no_home_and_no_candidate_has_two_active_offers_and_nobody_is_passed_over()
      throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    String rerun = "mvn -pl housing-service test -Dtest=RoundsBesideEachOtherTest -Dseed=" + seed;
    for (int i = 0; i < 6; i++) {
      region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 1 + i)));
      region.published();
    }
    List<Future<List<Integer>>> working = new ArrayList<>();
    try (ExecutorService desks = Executors.newFixedThreadPool(THREADS)) {
      for (int thread = 0; thread < THREADS; thread++) {
        Random random = new Random(seed + thread);
        working.add(desks.submit(() -> work(random)));
      }
      for (Future<List<Integer>> each : working) {
        assertThat(each.get()).as(rerun).allMatch(status -> status < 500);
      }
    }
    assertThat(count(TWICE.formatted("unit_id"))).as(rerun).isZero();
    assertThat(count(TWICE.formatted("request_id"))).as(rerun).isZero();
    assertThat(count(PASSED_OVER)).as(rerun).isZero();
    assertThat(count(APART)).as(rerun).isZero();
    assertThat(count(WITHOUT_HOME_OR_RUN)).as(rerun).isZero();
    assertThat(count("select count(*) from offer where state = 'ACCEPTED'")).as(rerun).isPositive();
  }

  private static final String TWICE =
      """
      select count(*) from (select %s from offer where state in ('OPEN', 'ACCEPTED')
        group by 1 having count(*) > 1) twice
      """;

  /** Who waits although a free home fits of which there never was an offer (invariant 3). */
  private static final String PASSED_OVER =
      """
      select count(*) from pool_line l join candidacy c using (request_id, attempt)
        join publication p using (publication_id)
      where l.current and l.fits and c.stage = 'WAITING' and p.state = 'OPEN'
        and not exists (select from offer o where o.publication_id = l.publication_id
          and o.request_id = l.request_id and o.attempt = l.attempt)
      """;

  /** Offer, hold, candidacy and home that do not say the same. */
  private static final String APART =
      """
      select count(*) from offer o join reservation r using (offer_id)
        join candidacy c on c.request_id = o.request_id
        join unit u on u.unit_id = o.unit_id
      where (o.state in ('OPEN', 'ACCEPTED')) is distinct from (r.state in ('HELD', 'CONFIRMED'))
        or o.state in ('OPEN', 'ACCEPTED') and (c.offer_id is distinct from o.offer_id
          or u.request_id is distinct from o.request_id)
      """;

  private static final String WITHOUT_HOME_OR_RUN =
      """
      select count(*) from pool_line l left join publication p using (publication_id)
        left join evaluation e using (evaluation_id)
      where p.publication_id is null or e.evaluation_id is null
      """;

  private List<Integer> work(Random random) {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < STEPS_EACH; i++) {
      switch (random.nextInt(4)) {
        case 0 -> statuses.add(answer(random, "acceptance", Map.of("onBehalf", true)));
        case 1 ->
            statuses.add(answer(random, "refusal", Map.of("reason", "WBN", "onBehalf", true)));
        case 2 -> statuses.add(publish());
        default -> {
          UUID request = UUID.randomUUID();
          region.seek(request, 1, "waterrijk", null, Region.profile());
          bus.await(CandidateEntered.class, request);
        }
      }
    }
    return statuses;
  }

  private int answer(Random random, String how, Map<String, Object> body) {
    List<UUID> open =
        jdbc.sql("select offer_id from offer where state = 'OPEN' order by offered_at, offer_id")
            .query(UUID.class)
            .list();
    if (open.isEmpty()) {
      return publish();
    }
    UUID offer = open.get(random.nextInt(open.size()));
    return api.as("femke").post("/v1/offers/" + offer + "/" + how, body).status();
  }

  private int publish() {
    UUID home = region.registers("karim", Region.home());
    return api.as("karim")
        .post("/v1/publications", Map.of("unitId", home, "availableFrom", clock.today().toString()))
        .status();
  }

  private int count(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }
}
