package nl.driehoek.capacity.control;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.platform.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts over requests and their journal, one statement each. A request leaves a state with the
 * journal line that names another one; days are calendar days in the Netherlands. What is live is
 * counted, and the journals of requests that something was said of in the asked months are read.
 */
final class FlowFigureReader {

  static final int STUCK_MAX = 100;

  /** A day without an answer of a service: on a healthy suite an answer takes seconds. */
  private static final String STUCK =
      """
      with last_line as (
        select r.id, r.state, r.turn_role, r.turn_organisation_id, r.turn_due,
               (select max(j.at) from outflow_journal j where j.request_id = r.id) as at
          from outflow_request r
         where r.live and r.filed_on is not null and r.state not in ('WITHDRAWN', 'REJECTED', 'LAPSED', 'EXPIRED')
           and r.turn_role <> 'none' and %s)
      select id as request_id, state, turn_role as role, turn_organisation_id as organisation_id,
             turn_due as due_on,
             case when turn_due < :today then 'TERM_PASSED' else 'NO_ANSWER_OF_SERVICE' end as why,
             case when turn_due < :today then turn_due + 1
                  else (at at time zone 'Europe/Amsterdam')::date end as since
        from last_line
       where turn_due < :today
          or (turn_role = 'system' and (at at time zone 'Europe/Amsterdam')::date < :today)
       order by since, id limit :limit
      """;

  /** Live requests one by one, the others as they were counted when they ended. */
  private static final String NOW =
      """
      select state, sum(now)::int as now, sum(over_norm)::int as over_norm
        from (select r.state, count(*) as now,
                     count(*) filter (where r.turn_due < :today and r.turn_role <> 'none') as over_norm
                from outflow_request r
               where r.live and r.filed_on is not null and %1$s
               group by r.state
              union all
              select r.state, r.requests, 0 from outflow_ended r where %1$s) counted
       group by state
      """;

  private static final String FINISHED =
      """
      with lines as (
        select j.request_id, j.sequence, j.at, j.state,
               lag(j.state) over w as state_before
          from outflow_journal j join outflow_request r on r.id = j.request_id
         where %s
           and r.id in (select request_id from outflow_journal
                         where at >= :from::timestamp at time zone 'Europe/Amsterdam')
        window w as (partition by j.request_id order by j.sequence)),
      entered as (
        select request_id, state, at, lead(at) over (partition by request_id order by sequence) as left_at
          from lines where state is distinct from state_before),
      periods as (
        select state, (left_at at time zone 'Europe/Amsterdam')::date
                      - (at at time zone 'Europe/Amsterdam')::date as days
          from entered
         where (left_at at time zone 'Europe/Amsterdam')::date between :from and :today)
      select state, count(*) as finished,
             percentile_disc(0.5) within group (order by days) as median_days,
             percentile_disc(0.9) within group (order by days) as p90_days
        from periods group by state
      """;

  private static final String PLACED =
      """
      select count(*) as placed,
             percentile_disc(0.5) within group (order by r.place_freed_on - r.filed_on) as median_days,
             percentile_disc(0.9) within group (order by r.place_freed_on - r.filed_on) as p90_days
        from outflow_request r
       where r.place_freed_on between :from and :today and %s
      """;

  private static final String NORMS =
      """
      select n.state, min(n.days) as lowest, max(n.days) as highest
        from covenant c cross join lateral (values
               ('FILED', c.readiness_working_days), ('READY', c.urgency_working_days),
               ('OFFER_ACCEPTED', c.care_working_days), ('PLACED', c.support_working_days))
             as n (state, days)
       where (select true from outflow_request r where r.covenant_id = c.id and %s limit 1)
       group by n.state
      """;

  record Now(String state, int now, int overNorm) {}

  record Finished(String state, int finished, int medianDays, int p90Days) {}

  record Placed(int placed, @Nullable Integer medianDays, @Nullable Integer p90Days) {}

  record Norm(String state, int lowest, int highest) {}

  record Stuck(
      UUID requestId,
      String state,
      String why,
      String role,
      @Nullable UUID organisationId,
      @Nullable LocalDate dueOn,
      LocalDate since) {}

  private final JdbcClient client;

  FlowFigureReader(JdbcClient client) {
    this.client = client;
  }

  List<Now> now(Caller caller, LocalDate today) {
    return sql(NOW, caller).param("today", today).query(Now.class).list();
  }

  List<Finished> finished(Caller caller, LocalDate from, LocalDate today) {
    return sql(FINISHED, caller)
        .param("from", from)
        .param("today", today)
        .query(Finished.class)
        .list();
  }

  Placed placed(Caller caller, LocalDate from, LocalDate today) {
    return sql(PLACED, caller)
        .param("from", from)
        .param("today", today)
        .query(Placed.class)
        .single();
  }

  List<Norm> norms(Caller caller) {
    return sql(NORMS, caller).query(Norm.class).list();
  }

  /** Longest first; one more than {@link #STUCK_MAX}, when there are more. */
  List<Stuck> stuck(Caller caller, LocalDate today) {
    return sql(STUCK, caller)
        .param("today", today)
        .param("limit", STUCK_MAX + 1)
        .query(Stuck.class)
        .list();
  }

  private JdbcClient.StatementSpec sql(String sql, Caller caller) {
    Map<String, Object> params = new HashMap<>();
    params.put("viewer", caller.organisationId());
    return client.sql(sql.formatted(condition(caller))).params(params);
  }

  /** Filed requests of the own institution or municipality; an auditor all; nobody else any. */
  private static String condition(Caller caller) {
    return switch (caller.organisationKind()) {
      case "CARE_INSTITUTION" -> "r.care_organisation_id = :viewer";
      case "MUNICIPALITY" -> "r.municipality_id = :viewer";
      case "AUDITOR" -> "(:viewer::uuid is not null)";
      default -> "(:viewer::uuid is null)";
    };
  }
}
