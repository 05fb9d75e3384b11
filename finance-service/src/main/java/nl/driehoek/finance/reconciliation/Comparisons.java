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

  /**
   * Of each thing the last message counts for the standing, the day's state for the figures; what
   * has ended was added up when it did.
   */
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
         where not h.ended
         group by s.statement_id, h.thing_id, h.part),
      ended as (
        select s.statement_id, s.subject, e.state, e.detail_id, sum(e.things) as things,
               sum(e.messages) as messages, sum(e.standing) as standing, max(e.news_at) as news_at
          from stated_figures s join observed_ended e on e.subject = s.subject
               and e.of_id = s.of_id and e.year is not distinct from s.year
         group by s.statement_id, e.state, e.detail_id),
      ended_counted as (
        select * from ended where subject <> 'QUOTA' or state in ('RESERVED', 'CONFIRMED')),
      counted as (
        select * from thing join stated_figures s using (statement_id)
         where s.subject <> 'QUOTA' or thing.state in ('RESERVED', 'CONFIRMED')),
      figure as (
        select statement_id, state as name, null::uuid as of_id, count(*) as amount
          from counted group by statement_id, state
        union all
        select statement_id, state, detail_id, count(*)
          from counted where detail_id is not null group by statement_id, state, detail_id
        union all
        select statement_id, state, null, sum(things) from ended_counted
         group by statement_id, state
        union all
        select statement_id, state, detail_id, sum(things)
          from ended_counted where detail_id is not null group by statement_id, state, detail_id),
      heard as (
        select statement_id, sum(messages)::bigint as messages, sum(standing)::text as standing
          from (select statement_id, sequence as messages,
                       observed_standing(thing_id, part, sequence) as standing from counted
                union all
                select statement_id, messages, standing from ended_counted) both_kinds
         group by statement_id),
      news as (
        select statement_id, max(news_at) as news_at
          from (select statement_id, news_at from thing
                union all select statement_id, news_at from ended) both_kinds
         group by statement_id)
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

  /** Of what ended since the last time and was counted before: one row again. */
  private static final String ONE_ROW_OF_MANY =
      """
      with many as (
        select subject, of_id, year, state, detail_id from observed_ended
         group by subject, of_id, year, state, detail_id having count(*) > 1),
      taken as (
        delete from observed_ended e using many m
         where e.subject = m.subject and e.of_id = m.of_id and e.state = m.state
           and e.year is not distinct from m.year and e.detail_id is not distinct from m.detail_id
        returning e.*)
      insert into observed_ended
      select subject, of_id, year, state, detail_id, sum(things), sum(messages), sum(standing),
             max(news_at)
        from taken group by subject, of_id, year, state, detail_id
      """;

  private final JdbcClient jdbc;

  Comparisons(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Comparison> all(long settleSeconds) {
    jdbc.sql(ONE_ROW_OF_MANY).update();
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
