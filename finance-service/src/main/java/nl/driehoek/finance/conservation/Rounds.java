package nl.driehoek.finance.conservation;

import java.time.OffsetDateTime;
import java.util.ArrayList;
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
    Set<UUID> read = new LinkedHashSet<>(written());
    read.addAll(budgets);
    return new Scope.Part(List.copyOf(lookedAt), List.copyOf(read));
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
  private List<UUID> written() {
    return ids(
        """
        select h.budget_id from ledger_head h left join chain_check k using (budget_id)
         where k.seen is distinct from h.sequence order by h.budget_id limit :max
        """,
        START,
        2 * settings.budgetsAtOnce());
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
   * Of these requests nothing has to be looked at again before there is news, but what is broken.
   */
  void done(Scope.Part part, List<Breach> breaches, OffsetDateTime settledBefore) {
    List<UUID> broken = new ArrayList<>();
    breaches.forEach(breach -> broken.add(breach.subjectId()));
    jdbc.sql(
            """
            update observed_request set checked = true
             where not checked and ended is not null and last_news_at < :settledBefore
               and request_id = any(:requests::uuid[]) and request_id <> all(:broken::uuid[])
            """)
        .param("settledBefore", settledBefore)
        .param("requests", Rows.array(part.requestIds()))
        .param("broken", Rows.array(broken))
        .update();
  }
}
