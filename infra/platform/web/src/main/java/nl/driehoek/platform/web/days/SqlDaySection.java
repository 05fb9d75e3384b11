package nl.driehoek.platform.web.days;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Lines that are one question to the database, read as a stream. */
public final class SqlDaySection implements DaySection {
  private static final int ROWS_AT_ONCE = 1_000;

  private final String kind;
  private final String sql;
  private final NamedParameterJdbcTemplate jdbc;

  /**
   * A section with the parameters day and end in its statement.
   *
   * @param lines a query with the columns key (text) and facts (jsonb), and what {@code visible}
   *     needs
   * @param visible a condition on these columns, under the alias x: whether organisation viewer may
   *     see the line
   */
  public SqlDaySection(JdbcTemplate jdbc, String kind, String lines, String visible) {
    this.kind = kind;
    this.sql =
        """
        select x.key, x.facts::text as facts from (%s) x
         where (:everything or (%s)) and x.key collate "C" > :after
         order by x.key collate "C" limit :max
        """
            .formatted(lines, visible);
    JdbcTemplate streaming =
        new JdbcTemplate(java.util.Objects.requireNonNull(jdbc.getDataSource()));
    streaming.setFetchSize(ROWS_AT_ONCE);
    this.jdbc = new NamedParameterJdbcTemplate(streaming);
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public void read(Question question, Consumer<DayLine> lines) {
    RowCallbackHandler each =
        row ->
            lines.accept(
                new DayLine(
                    kind,
                    row.getString("key"),
                    JsonMapper.shared().readTree(row.getString("facts"))));
    jdbc.query(
        sql,
        Map.of(
            "day", question.day(),
            "end", question.end().atOffset(ZoneOffset.UTC),
            "everything", question.everything(),
            "viewer", question.viewer(),
            "after", question.after(),
            "max", question.max()),
        each);
  }
}
