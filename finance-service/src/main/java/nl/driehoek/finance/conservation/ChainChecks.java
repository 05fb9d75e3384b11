package nl.driehoek.finance.conservation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.driehoek.finance.ledger.Ledger;
import nl.driehoek.finance.ledger.Ledger.Link;
import nl.driehoek.finance.ledger.LedgerRules;
import nl.driehoek.finance.ledger.Rows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Computes the hashes of each chain again, some transactions at a time, and starts over at the end:
 * so that a line that was changed behind the service's back is found, however old.
 */
@Repository
class ChainChecks {
  private static final int TRANSACTIONS_MAX = 2_000;

  private final JdbcClient jdbc;
  private final Ledger ledger;

  ChainChecks(JdbcClient jdbc, Ledger ledger) {
    this.jdbc = jdbc;
    this.ledger = ledger;
  }

  private record Position(UUID budgetId, long sequence, String hash, @Nullable UUID broken) {}

  /** Goes on where the last run stopped, in each of these budgets. */
  void advance(List<UUID> budgetIds, Instant now) {
    jdbc.sql(
            """
            insert into chain_check (budget_id, hash, checked_at)
            select budget_id, :start, :now from ledger_head where budget_id = any(:ids::uuid[])
            on conflict do nothing
            """)
        .param("start", LedgerRules.NO_HASH)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("ids", Rows.array(budgetIds))
        .update();
    jdbc.sql(
            """
            update chain_check k set seen = h.sequence from ledger_head h
             where h.budget_id = k.budget_id and k.budget_id = any(:ids::uuid[])
               and k.seen <> h.sequence
            """)
        .param("ids", Rows.array(budgetIds))
        .update();
    List<Position> positions =
        jdbc.sql(
                """
                select budget_id, sequence, hash, broken_transaction_id from chain_check
                 where budget_id = any(:ids::uuid[]) order by budget_id
                """)
            .param("ids", Rows.array(budgetIds))
            .query(
                (row, number) ->
                    new Position(
                        row.getObject(1, UUID.class),
                        row.getLong(2),
                        row.getString(3),
                        row.getObject(4, UUID.class)))
            .list();
    positions.forEach(position -> save(next(position), now));
  }

  private Position next(Position position) {
    List<Link> links = ledger.chain(position.budgetId(), position.sequence(), TRANSACTIONS_MAX);
    String hash = position.hash();
    for (Link link : links) {
      hash = link.hashOf(hash);
      if (!hash.equals(link.hash())) {
        // From the start again: a breach until a whole round finds the chain whole.
        return new Position(position.budgetId(), 0, LedgerRules.NO_HASH, link.transactionId());
      }
    }
    boolean end = links.size() < TRANSACTIONS_MAX;
    return end
        ? new Position(position.budgetId(), 0, LedgerRules.NO_HASH, null)
        : new Position(position.budgetId(), links.getLast().sequence(), hash, position.broken());
  }

  private void save(Position position, Instant now) {
    jdbc.sql(
            """
            update chain_check set sequence = :sequence, hash = :hash, broken_transaction_id = :broken::uuid,
              checked_at = :now
             where budget_id = :budget
            """)
        .param("sequence", position.sequence())
        .param("hash", position.hash())
        .param("broken", position.broken())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("budget", position.budgetId())
        .update();
  }
}
