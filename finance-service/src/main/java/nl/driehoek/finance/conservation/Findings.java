package nl.driehoek.finance.conservation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.finance.access.Viewer;
import nl.driehoek.finance.http.model.PlaceCount;
import nl.driehoek.finance.ledger.Rows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Asks the questions of {@link Check}. */
@Repository
class Findings {

  /** Something that doesn't hold. */
  record Breach(Check check, UUID subjectId, @Nullable UUID covenantId, String finding) {
    Breach and(Breach other) {
      return new Breach(check, subjectId, covenantId, finding + "; " + other.finding());
    }
  }

  /** All answers of one moment. */
  record Answers(
      Map<Check, Long> examined,
      List<Breach> breaches,
      long settled,
      long underWay,
      List<PlaceCount> places) {}

  private final JdbcClient jdbc;
  private final ConservationSettings settings;

  Findings(JdbcClient jdbc, ConservationSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** The covenants over which somebody has control; everything for the auditor. */
  Scope scope(Viewer viewer, @Nullable UUID covenantId) {
    if (viewer.everything() && covenantId == null) {
      return new Scope.Everything();
    }
    List<UUID> covenants =
        jdbc.sql(
                "select covenant_id from covenant c where "
                    + Viewer.SEES_ALL_OF_COVENANT
                    + " and (:covenant::uuid is null or covenant_id = :covenant::uuid)")
            .param("everything", viewer.everything())
            .param("viewer", viewer.organisationId())
            .param("covenant", covenantId)
            .query((row, number) -> row.getObject(1, UUID.class))
            .list();
    return new Scope.Covenants(covenants);
  }

  /** Looks at everything in the scope in one snapshot, so that no change in between misleads. */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public Answers lookAtAll(Scope scope) {
    OffsetDateTime settledBefore = settledBefore();
    Map<Check, Long> examined = new EnumMap<>(Check.class);
    List<Breach> breaches = new ArrayList<>();
    for (Check check : Check.values()) {
      examined.put(check, count(check.examined, scope, settledBefore));
      breaches.addAll(breaches(check, scope, settledBefore));
    }
    String requests = "select count(*) from observed_request o where ";
    String settled = Check.RequestChecks.SETTLED + " and o.ended is not null";
    long done = count(requests + settled, scope, settledBefore);
    long all = count(requests + Scope.REQUESTS, scope, settledBefore);
    return new Answers(examined, breaches, done, all - done, places(scope, settledBefore));
  }

  /**
   * Looks at what is news, in one snapshot. What is not was judged when it settled, is judged again
   * round after round, and would be news if it had been broken: it is counted and not read.
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public Answers lookAtNews(Rounds rounds) {
    OffsetDateTime settledBefore = settledBefore();
    Scope.Part news = rounds.news();
    Map<Check, Long> examined = new EnumMap<>(Check.class);
    List<Breach> breaches = new ArrayList<>();
    for (Check check : Check.values()) {
      long judged = count("select " + judged(check), news, settledBefore);
      examined.put(check, judged + count(check.examined, news, settledBefore));
      breaches.addAll(breaches(check, news, settledBefore));
    }
    String requests = "select count(*) from observed_request o where ";
    String settled = Check.RequestChecks.SETTLED + " and o.ended is not null";
    long done = count(requests + settled, news, settledBefore);
    long all = count(requests + Scope.REQUESTS, news, settledBefore);
    long judged =
        count(
            "select coalesce(sum(placed + other), 0) from conservation_judged",
            news,
            settledBefore);
    return new Answers(examined, breaches, done + judged, all - done, places(news, settledBefore));
  }

  /** How many of the subjects of a check are no news. */
  private static String judged(Check check) {
    return switch (check) {
      case PLACED_HAS_ONE_HOME, PLACED_HAS_ONE_POSTED_SET, PLACED_FREED_ONE_PLACE ->
          "coalesce(sum(placed), 0) from conservation_judged";
      case ENDED_HOLDS_NOTHING -> "coalesce(sum(other), 0) from conservation_judged";
      case MONEY_FOLLOWS_THE_KEY, KEY_WITHIN_RESERVATION ->
          "coalesce(sum(posted), 0) from conservation_judged";
      case OWN_FIGURES -> "coalesce(sum(with_money), 0) from conservation_judged";
      case PLACES_ADD_UP -> "0";
      case LINES_BALANCE, CHAIN_UNBROKEN ->
          "coalesce(sum(sequence), 0) from ledger_head where budget_id <> all(:budgets::uuid[])";
      case RUNNING_TOTALS -> "count(*) from account where budget_id <> all(:budgets::uuid[])";
    };
  }

  /**
   * What a part of everything breaks, in one snapshot.
   *
   * @param settledBefore requests with later news were not judged
   */
  record Looked(List<Breach> breaches, OffsetDateTime settledBefore) {}

  /** Looks for breaches in a part of everything, in one snapshot. */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public Looked look(Scope.Part part) {
    OffsetDateTime settledBefore = settledBefore();
    List<Breach> breaches = new ArrayList<>();
    for (Check check : Check.values()) {
      breaches.addAll(breaches(check, part, settledBefore));
    }
    return new Looked(breaches, settledBefore);
  }

  /** One breach a subject, whatever the number of ways in which it breaks the check. */
  private Collection<Breach> breaches(Check check, Scope scope, OffsetDateTime settledBefore) {
    Map<UUID, Breach> bySubject = new LinkedHashMap<>();
    ask(check.breaches, scope, settledBefore)
        .query(
            (row, number) ->
                new Breach(
                    check,
                    row.getObject("subject_id", UUID.class),
                    row.getObject("covenant_id", UUID.class),
                    row.getString("finding").strip()))
        .list()
        .forEach(breach -> bySubject.merge(breach.subjectId(), breach, Breach::and));
    return bySubject.values();
  }

  /** By the clock of the database, as the news itself. */
  private OffsetDateTime settledBefore() {
    return jdbc.sql("select clock_timestamp() - make_interval(secs => :seconds)")
        .param("seconds", settings.settleSeconds())
        .query((row, number) -> row.getObject(1, OffsetDateTime.class))
        .single();
  }

  private JdbcClient.StatementSpec ask(String sql, Scope scope, OffsetDateTime settledBefore) {
    return jdbc.sql(scope.narrow(sql))
        .params(scope.parameters())
        .param("settledBefore", settledBefore);
  }

  private long count(String sql, Scope scope, OffsetDateTime settledBefore) {
    return ask(sql, scope, settledBefore).query(Long.class).single();
  }

  private List<PlaceCount> places(Scope scope, OffsetDateTime settledBefore) {
    String sql =
        """
        select care_organisation_id, count(*) filter (where state <> 'CLOSED') as capacity,
               count(*) filter (where state = 'OCCUPIED') as occupied, count(*) filter (where state = 'FREE') as free,
               count(*) filter (where state = 'RESERVED') as reserved,
               count(*) filter (where state = 'OUT_OF_SERVICE') as out_of_service,
               count(*) filter (where state = 'CLOSED') as closed
          from observed_place p where %s group by care_organisation_id order by care_organisation_id limit 1000
        """
            .formatted(Scope.PLACES);
    return ask(sql, scope, settledBefore)
        .query(
            (row, number) ->
                new PlaceCount()
                    .careOrganisationId(row.getObject("care_organisation_id", UUID.class))
                    .capacity(row.getLong("capacity"))
                    .occupied(row.getLong("occupied"))
                    .free(row.getLong("free"))
                    .reserved(row.getLong("reserved"))
                    .outOfService(row.getLong("out_of_service"))
                    .closed(row.getLong("closed")))
        .list();
  }

  /** Opens a case for each breach that has none, and notes that the others are still seen. */
  void keep(Collection<Breach> breaches, Instant now) {
    Rows rows = new Rows("check", "subject", "covenant", "finding");
    breaches.forEach(b -> rows.add(b.check(), b.subjectId(), b.covenantId(), b.finding()));
    if (rows.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into conservation_case as k (case_id, check_name, subject_id, covenant_id, finding,
              owner_role, owner_organisation_id, opened_at, last_seen_at)
            select uuidv7(), b.check_name, b.subject_id, b.covenant_id, b.finding,
                   case when c.covenant_id is null then 'auditor' else 'controller' end, c.municipality_id,
                   :now, :now
              from unnest(:check::text[], :subject::uuid[], :covenant::uuid[], :finding::text[])
                   b(check_name, subject_id, covenant_id, finding)
              left join covenant c on c.covenant_id = b.covenant_id
            on conflict (check_name, subject_id) where status = 'OPEN'
              do update set last_seen_at = excluded.last_seen_at, finding = excluded.finding
            """)
        .params(rows.parameters())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Whether this instance may check now: one at a time, until the end of the transaction. */
  boolean turn() {
    return Optional.ofNullable(
            jdbc.sql("select pg_try_advisory_xact_lock(hashtext('finance.conservation'))")
                .query(Boolean.class)
                .single())
        .orElse(false);
  }
}
