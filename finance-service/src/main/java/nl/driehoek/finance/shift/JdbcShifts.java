package nl.driehoek.finance.shift;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.finance.budget.Budget;
import nl.driehoek.finance.budget.Budgets;
import nl.driehoek.finance.covenant.Covenants;
import nl.driehoek.finance.covenant.Covenants.Version;
import nl.driehoek.finance.covenant.Share;
import nl.driehoek.finance.ledger.Rows;
import nl.driehoek.platform.messaging.Outbox;
import nl.driehoek.platform.messaging.Outgoing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcShifts implements Shifts {
  private final JdbcClient jdbc;
  private final Budgets budgets;
  private final Covenants covenants;
  private final Outbox outbox;

  JdbcShifts(JdbcClient jdbc, Budgets budgets, Covenants covenants, Outbox outbox) {
    this.jdbc = jdbc;
    this.budgets = budgets;
    this.covenants = covenants;
    this.outbox = outbox;
  }

  @Override
  public Courses lock(Collection<UUID> requestIds) {
    String[] ids = Rows.array(requestIds);
    jdbc.sql(
            """
            insert into shift_course (request_id)
            select distinct id from unnest(:ids::uuid[]) id order by id on conflict do nothing
            """)
        .param("ids", ids)
        .update();
    Courses courses = new Courses();
    jdbc.sql(
            """
            select request_id, version from shift_course
             where request_id = any(:ids::uuid[]) order by request_id for no key update
            """)
        .param("ids", ids)
        .query(
            row -> {
              courses.course(row.getObject(1, UUID.class), row.getLong(2));
            });
    load(ids, courses);
    return courses;
  }

  private void load(String[] ids, Courses courses) {
    List<ShiftRow> rows =
        jdbc.sql("select * from shift where request_id = any(:ids::uuid[])")
            .param("ids", ids)
            .query(ShiftRow::of)
            .list();
    Set<UUID> budgetIds = new HashSet<>();
    Set<Version> versions = new HashSet<>();
    for (ShiftRow row : rows) {
      if (row.budgetId() != null) {
        budgetIds.add(row.budgetId());
      }
      if (row.covenantId() != null && row.covenantVersion() != null) {
        versions.add(new Version(row.covenantId(), row.covenantVersion()));
      }
    }
    Map<UUID, Budget> budgetById = budgets.findById(budgetIds);
    Map<Version, List<Share>> shares = covenants.shares(versions);
    rows.forEach(row -> courses.known(row.key(), row.shift(budgetById, shares)));
  }

  @Override
  public void save(Courses courses, List<Answer> answers, Instant now) {
    List<Outgoing> outgoing = messages(courses, answers);
    Set<UUID> told = new LinkedHashSet<>();
    answers.forEach(answer -> told.add(answer.event().requestId()));
    saveShifts(courses, now);
    Rows versions = new Rows("id", "version");
    told.forEach(id -> versions.add(id, courses.versions().get(id)));
    if (!versions.isEmpty()) {
      jdbc.sql(
              """
              update shift_course s set version = c.version
                from unnest(:id::uuid[], :version::bigint[]) c(id, version) where s.request_id = c.id
              """)
          .params(versions.parameters())
          .update();
      outbox.append(outgoing);
    }
  }

  /** The answers, each with the next number of its request. */
  static List<Outgoing> messages(Courses courses, List<Answer> answers) {
    return answers.stream()
        .map(
            answer ->
                new Outgoing(
                    answer.event(),
                    courses.next(answer.event().requestId()),
                    answer.correlationId(),
                    answer.causationId()))
        .toList();
  }

  private void saveShifts(Courses courses, Instant now) {
    Rows rows = ShiftRow.rows(courses.changed(), now);
    if (rows.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into shift (request_id, attempt, status, covenant_id, care_organisation_id,
              covenant_version, budget_id, first_key_date, key_date, freed_place_plan, adjustments,
              reserved_cents, place_cents, support_cents, shifted_cents, days, released_cents, reason,
              changed_at)
            select * from unnest(:request::uuid[], :attempt::int[], :status::text[], :covenant::uuid[],
              :care::uuid[], :version::int[], :budget::uuid[], :first::date[], :key::date[],
              :plan::text[], :adjustments::int[], :reserved::bigint[], :place::bigint[],
              :support::bigint[], :shifted::bigint[], :days::int[], :released::bigint[],
              :reason::text[], :changed::timestamptz[])
            on conflict (request_id, attempt) do update set status = excluded.status,
              covenant_id = excluded.covenant_id, care_organisation_id = excluded.care_organisation_id,
              covenant_version = excluded.covenant_version, budget_id = excluded.budget_id,
              first_key_date = excluded.first_key_date, key_date = excluded.key_date,
              freed_place_plan = excluded.freed_place_plan, adjustments = excluded.adjustments,
              reserved_cents = excluded.reserved_cents, place_cents = excluded.place_cents,
              support_cents = excluded.support_cents, shifted_cents = excluded.shifted_cents,
              days = excluded.days, released_cents = excluded.released_cents, reason = excluded.reason,
              changed_at = excluded.changed_at
            """)
        .params(rows.parameters())
        .update();
  }
}
