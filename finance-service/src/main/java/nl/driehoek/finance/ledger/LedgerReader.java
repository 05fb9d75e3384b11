package nl.driehoek.finance.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.driehoek.finance.ledger.Ledger.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads transactions back as they were written. */
final class LedgerReader {
  private final JdbcClient jdbc;

  LedgerReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A row without its lines yet. */
  private record Row(
      UUID transactionId,
      UUID budgetId,
      long sequence,
      @Nullable Reference reference,
      TransactionKind kind,
      UUID correlationId,
      LocalDate valueDate,
      OffsetDateTime recordedAt,
      @Nullable UUID reverses,
      String hash) {}

  List<Recorded> ofAttempt(UUID requestId, int attempt) {
    List<Row> rows =
        jdbc.sql("select * from ledger_transaction where request_id = ? and attempt = ?")
            .params(requestId, attempt)
            .query(LedgerReader::row)
            .list();
    // Within one budget the sequence decides; over budgets the instants do.
    return links(rows).stream()
        .map(link -> Objects.requireNonNull(link.recorded(), "a transaction that is damaged"))
        .sorted(
            Comparator.comparing(Recorded::recordedAt)
                .thenComparing(recorded -> recorded.entry().budgetId())
                .thenComparing(Recorded::sequence))
        .toList();
  }

  List<Link> chain(UUID budgetId, long afterSequence, int limit) {
    return links(
        jdbc.sql(
                """
                select * from ledger_transaction where budget_id = ? and sequence > ?
                 order by sequence limit ?
                """)
            .params(budgetId, afterSequence, limit)
            .query(LedgerReader::row)
            .list());
  }

  private List<Link> links(List<Row> rows) {
    List<UUID> ids = rows.stream().map(Row::transactionId).toList();
    Map<UUID, List<Line>> lines = lines("ledger_line", "line_number", ids);
    Map<UUID, List<Line>> expected = lines("expected_line", "account_id", ids);
    return rows.stream()
        .map(
            row ->
                link(
                    row,
                    lines.getOrDefault(row.transactionId(), List.of()),
                    expected.getOrDefault(row.transactionId(), List.of())))
        .toList();
  }

  private Map<UUID, List<Line>> lines(String table, String order, Collection<UUID> ids) {
    Map<UUID, List<Line>> lines = new HashMap<>();
    jdbc.sql(
            """
            select l.transaction_id, l.amount_cents, a.task, a.part, a.organisation_id
              from %s l join account a using (account_id)
             where l.transaction_id = any(:ids::uuid[]) order by l.transaction_id, l.%s
            """
                .formatted(table, order))
        .param("ids", Rows.array(ids))
        .query(
            row -> {
              lines
                  .computeIfAbsent(
                      row.getObject("transaction_id", UUID.class), id -> new ArrayList<>())
                  .add(
                      new Line(
                          JdbcLedger.accountName(row), Money.ofCents(row.getLong("amount_cents"))));
            });
    return lines;
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    UUID requestId = row.getObject("request_id", UUID.class);
    return new Row(
        row.getObject("transaction_id", UUID.class),
        row.getObject("budget_id", UUID.class),
        row.getLong("sequence"),
        requestId == null
            ? null
            : new Reference(requestId, row.getInt("attempt"), row.getInt("ordinal")),
        TransactionKind.valueOf(row.getString("kind")),
        row.getObject("correlation_id", UUID.class),
        row.getObject("value_date", LocalDate.class),
        row.getObject("recorded_at", OffsetDateTime.class),
        row.getObject("reverses", UUID.class),
        row.getString("hash"));
  }

  private static Link link(Row row, List<Line> lines, List<Line> expected) {
    Recorded recorded;
    try {
      recorded = recorded(row, lines, expected);
    } catch (IllegalArgumentException e) {
      recorded = null;
    }
    return new Link(row.transactionId(), row.sequence(), row.hash(), recorded);
  }

  private static Recorded recorded(Row row, List<Line> lines, List<Line> expected) {
    Entry entry =
        new Entry(
            row.budgetId(),
            row.kind(),
            row.reference(),
            row.valueDate(),
            lines,
            expected,
            row.reverses());
    return new Recorded(
        row.transactionId(),
        row.sequence(),
        row.correlationId(),
        row.recordedAt().toInstant(),
        entry);
  }
}
