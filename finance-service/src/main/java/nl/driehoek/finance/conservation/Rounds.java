package nl.driehoek.finance.conservation;

import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.finance.conservation.Findings.Breach;
import nl.driehoek.finance.ledger.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the next check looks at: requests that go on or had news since they were judged, budgets
 * that were written to, and some of all the rest, round after round. So a check costs what is new,
 * and what was changed behind the service's back is found within a round.
 */
@Repository
class Rounds {
  private static final UUID START = new UUID(0, 0);
  private static final int NEWS_MAX = 1_000;

  private final JdbcClient jdbc;
  private final ConservationSettings settings;

  Rounds(JdbcClient jdbc, ConservationSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  private record Place(UUID afterRequest, UUID afterBudget) {}

  /** The next part; a part that ends the round lets the next one start over. */
  Scope.Part next() {
    Place place =
        jdbc.sql("select after_request, after_budget from conservation_round for update")
            .query(Place.class)
            .single();
    List<UUID> requests = requestsAfter(place.afterRequest());
    List<UUID> budgets = budgetsAfter(place.afterBudget());
    jdbc.sql("update conservation_round set after_request = ?, after_budget = ?")
        .params(last(requests, settings.requestsAtOnce()), last(budgets, settings.budgetsAtOnce()))
        .update();
    Set<UUID> lookedAt = new LinkedHashSet<>(unchecked());
    lookedAt.addAll(requests);
    Set<UUID> read = new LinkedHashSet<>(written(2 * settings.budgetsAtOnce()));
    read.addAll(budgets);
    return new Scope.Part(List.copyOf(lookedAt), List.copyOf(read));
  }

  /** What goes on, had news since it was judged, was written to, or is broken; moves nothing. */
  Scope.Part news() {
    return new Scope.Part(unchecked(), written(NEWS_MAX));
  }

  private static UUID last(List<UUID> ids, int max) {
    return ids.size() < max ? START : ids.getLast();
  }

  private List<UUID> unchecked() {
    return ids("select request_id from observed_request where not checked", START, 0);
  }

  /** Also of requests that were never heard of but have money. */
  private List<UUID> requestsAfter(UUID after) {
    return ids(
        """
        (select request_id from observed_request where request_id > :after
          order by request_id limit :max)
        union
        (select request_id from shift_course where request_id > :after
          order by request_id limit :max)
        order by 1 limit :max
        """,
        after,
        settings.requestsAtOnce());
  }

  /** Written to since the last look at their books. */
  private List<UUID> written(int max) {
    return ids(
        """
        select h.budget_id from ledger_head h left join chain_check k using (budget_id)
         where k.seen is distinct from h.sequence order by h.budget_id limit :max
        """,
        START,
        max);
  }

  private List<UUID> budgetsAfter(UUID after) {
    return ids(
        "select budget_id from budget where budget_id > :after order by budget_id limit :max",
        after,
        settings.budgetsAtOnce());
  }

  private List<UUID> ids(String sql, UUID after, int max) {
    return jdbc.sql(sql).param("after", after).param("max", max).query(UUID.class).list();
  }

  /**
   * Of these requests and budgets nothing has to be looked at again before there is news; what is
   * broken stays news.
   */
  void done(Scope.Part part, List<Breach> breaches, OffsetDateTime settledBefore) {
    List<UUID> broken = breaches.stream().map(Breach::subjectId).toList();
    jdbc.sql(
            """
            update observed_request set checked = true
             where not checked and ended is not null and last_news_at < :settledBefore
               and request_id = any(:requests::uuid[]) and request_id <> all(:broken::uuid[])
               and (place_id is null or place_id <> all(:broken::uuid[]))
            """)
        .param("settledBefore", settledBefore)
        .param("requests", Rows.array(part.requestIds()))
        .param("broken", Rows.array(broken))
        .update();
    jdbc.sql(
            """
            update chain_check set seen = -1 where seen >= 0 and budget_id = any(:budgets::uuid[])
              and budget_id in (
                select budget_id from budget where budget_id = any(:broken::uuid[])
                union select budget_id from account where account_id = any(:broken::uuid[])
                union select budget_id from ledger_transaction
                       where transaction_id = any(:broken::uuid[]))
            """)
        .param("budgets", Rows.array(part.budgetIds()))
        .param("broken", Rows.array(broken))
        .update();
    jdbc.sql(
            """
            with gone as (delete from conservation_judged returning *)
            insert into conservation_judged
            select sum(placed), sum(other), sum(posted), sum(with_money) from gone
            having count(*) > 0
            """)
        .update();
  }
}
