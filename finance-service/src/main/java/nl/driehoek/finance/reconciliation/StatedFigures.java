package nl.driehoek.finance.reconciliation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import nl.driehoek.contracts.messages.Statement;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The last statement of each series, and whether it agreed. */
@Repository
class StatedFigures {
  private final JdbcTemplate jdbc;

  StatedFigures(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A statement of a service, with its number in the series. */
  record Heard(String service, long number, Instant at, Statement statement) {}

  void keep(List<Heard> statements) {
    jdbc.batchUpdate(
        """
        insert into stated_figures as s (statement_id, number, service, subject, of_id,
          organisation_id, year, day, messages, standing, figures, stated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
        on conflict (statement_id) do update set number = excluded.number, day = excluded.day,
          organisation_id = excluded.organisation_id, messages = excluded.messages,
          standing = excluded.standing, figures = excluded.figures,
          stated_at = excluded.stated_at, received_at = clock_timestamp()
        where s.number < excluded.number
        """,
        statements.stream().map(StatedFigures::columns).toList());
  }

  private static @Nullable Object[] columns(Heard heard) {
    Statement it = heard.statement();
    OffsetDateTime at = heard.at().atOffset(ZoneOffset.UTC);
    return new @Nullable Object[] {
      it.statementId(),
      heard.number(),
      heard.service(),
      it.subject(),
      it.ofId(),
      it.organisationId(),
      it.statedYear(),
      it.day(),
      it.messages(),
      it.standing(),
      JsonMapper.shared().writeValueAsString(it.figures()),
      at
    };
  }
}
