package nl.driehoek.finance.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.finance.ledger.Rows;
import nl.driehoek.finance.reconciliation.Comparison.Figure;
import nl.driehoek.finance.reconciliation.Comparison.Side;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts both sides of every series beside each other, in one snapshot. */
@Repository
class Comparisons {

  /** Of each thing the last message counts for the standing, the day's state for the figures. */
  private static final String BOTH_SIDES =
      """
      with thing as (
        select s.statement_id, h.thing_id, h.part, max(h.sequence) as sequence,
               max(h.news_at) as news_at,
               coalesce((array_agg(h.state order by h.from_date desc, h.sequence desc)
                 filter (where h.from_date <= s.day))[1], 'CLOSED') as state,
               (array_agg(h.detail_id order by h.from_date desc, h.sequence desc)
                 filter (where h.from_date <= s.day))[1] as detail_id
          from stated_figures s join observed_holding h on h.subject = s.subject
               and h.of_id = s.of_id and h.year is not distinct from s.year
         group by s.statement_id, h.thing_id, h.part),
      counted as (
        select * from thing join stated_figures s using (statement_id)
         where s.subject <> 'QUOTA' or thing.state in ('RESERVED', 'CONFIRMED')),
      figure as (
        select statement_id, state as name, null::uuid as of_id, count(*) as amount
          from counted group by statement_id, state
        union all
        select statement_id, state, detail_id, count(*)
          from counted where detail_id is not null group by statement_id, state, detail_id),
      heard as (
        select statement_id, sum(sequence)::bigint as messages,
               sum(('x' || substr(md5(thing_id || '/' || part || '/' || sequence), 1, 12))
                     ::bit(48)::bigint)::text as standing
          from counted group by statement_id),
      news as (select statement_id, max(news_at) as news_at from thing group by statement_id)
      select s.*, coalesce(h.messages, 0) as heard_messages, coalesce(h.standing, '0') as heard_standing,
             (select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'ofId', f.of_id,
                       'amount', f.amount)), '[]')::text
                from figure f where f.statement_id = s.statement_id) as heard_figures,
             s.received_at <= clock_timestamp() - make_interval(secs => :settle)
               and coalesce(n.news_at <= s.received_at, true) as settled,
             coalesce(s.differs_since <= clock_timestamp() - make_interval(secs => :settle), :settle = 0)
               as differs_long
        from stated_figures s left join heard h using (statement_id)
        left join news n using (statement_id)
       order by s.statement_id
      """;

  private final JdbcClient jdbc;

  Comparisons(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Comparison> all(long settleSeconds) {
    return jdbc.sql(BOTH_SIDES).param("settle", settleSeconds).query(Comparisons::read).list();
  }

  private static Comparison read(ResultSet row, int number) throws SQLException {
    return new Comparison(
        row.getObject("statement_id", UUID.class),
        row.getString("service"),
        row.getString("subject"),
        row.getObject("of_id", UUID.class),
        row.getObject("organisation_id", UUID.class),
        row.getObject("year", Integer.class),
        new Side(
            row.getLong("messages"), row.getString("standing"), figures(row.getString("figures"))),
        new Side(
            row.getLong("heard_messages"),
            row.getString("heard_standing"),
            figures(row.getString("heard_figures"))),
        row.getObject("stated_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("settled"),
        row.getBoolean("differs_long"));
  }

  private static Map<Figure, Long> figures(String json) {
    Map<Figure, Long> figures = new HashMap<>();
    for (JsonNode each : JsonMapper.shared().readTree(json)) {
      JsonNode ofId = each.path("ofId");
      long amount = each.path("amount").asLong();
      if (amount != 0) {
        figures.put(
            new Figure(
                each.path("name").asString(),
                ofId.isString() ? UUID.fromString(ofId.asString()) : null),
            amount);
      }
    }
    return figures;
  }

  /** Remembers what came of it, and since when a difference stands. */
  void remember(String outcome, Collection<UUID> statementIds) {
    jdbc.sql(
            """
            update stated_figures set outcome = :outcome,
              agreed_at = case when :outcome = 'AGREES' then clock_timestamp() else agreed_at end,
              differs_since = case when :outcome = 'DIFFERS'
                then coalesce(differs_since, clock_timestamp()) end
             where statement_id = any(:ids::uuid[])
            """)
        .param("outcome", outcome)
        .param("ids", Rows.array(statementIds))
        .update();
  }
}
