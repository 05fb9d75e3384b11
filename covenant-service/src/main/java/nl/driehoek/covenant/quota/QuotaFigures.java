package nl.driehoek.covenant.quota;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.CovenantEvent.FiguresStated;
import nl.driehoek.contracts.messages.StatedFigure;
import nl.driehoek.platform.messaging.Stating;
import nl.driehoek.platform.time.BusinessDates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the running totals of each covenant and year say, with the sequences of the transfers that
 * they should be the totals of; one statement, so that both are of one moment. Of homes that were
 * delivered the sequences were added up when they were.
 */
@Configuration(proxyBeanMethods = false)
class QuotaFigures {

  private static final String QUOTAS =
      """
      select q.covenant_id, q.year, c.municipality_id, q.reserved, q.delivered,
             (select coalesce(jsonb_object_agg(d.corporation_id, d.delivered), '{}')::text
                from quota_corporation d where d.covenant_id = q.covenant_id
                 and d.year = q.year and d.delivered > 0) as delivered_by,
             coalesce(t.messages, 0)::bigint as messages, coalesce(t.standing, 0)::text as standing
        from quota_year q join covenant c using (covenant_id)
        left join (
          select covenant_id, year, sum(messages) as messages, sum(standing) as standing
            from (select covenant_id, year, sequence as messages,
                         quota_standing(request_id, attempt, sequence) as standing
                    from quota_transfer where state = 'RESERVED'
                  union all
                  select covenant_id, year, messages, standing from quota_delivered) counted
           group by covenant_id, year) t on t.covenant_id = q.covenant_id and t.year = q.year
      """;

  /** Of what was delivered since the last time and was counted before: one row again. */
  private static final String ONE_ROW_OF_MANY =
      """
      with many as (
        select covenant_id, year from quota_delivered group by covenant_id, year having count(*) > 1),
      taken as (
        delete from quota_delivered d using many m
         where d.covenant_id = m.covenant_id and d.year = m.year returning d.*)
      insert into quota_delivered
      select covenant_id, year, sum(messages), sum(standing) from taken group by covenant_id, year
      """;

  @Bean
  Stating figures(JdbcClient jdbc, Clock clock) {
    return new Stating(
        "figures",
        () -> {
          LocalDate today = BusinessDates.today(clock);
          jdbc.sql(ONE_ROW_OF_MANY).update();
          return jdbc.sql(QUOTAS).query((row, _) -> stated(row, today)).list();
        });
  }

  private static FiguresStated stated(ResultSet row, LocalDate today) throws SQLException {
    UUID covenantId = row.getObject("covenant_id", UUID.class);
    int year = row.getInt("year");
    return new FiguresStated(
        UUID.nameUUIDFromBytes(
            ("covenant/QUOTA/" + covenantId + "/" + year).getBytes(StandardCharsets.UTF_8)),
        "QUOTA",
        row.getObject("municipality_id", UUID.class),
        covenantId,
        year,
        today,
        row.getLong("messages"),
        row.getString("standing"),
        figures(row));
  }

  private static List<StatedFigure> figures(ResultSet row) throws SQLException {
    List<StatedFigure> figures = new ArrayList<>();
    figures.add(new StatedFigure("RESERVED", null, row.getInt("reserved")));
    figures.add(new StatedFigure("CONFIRMED", null, row.getInt("delivered")));
    Map<String, Long> by =
        JsonMapper.shared()
            .readValue(row.getString("delivered_by"), new TypeReference<Map<String, Long>>() {});
    by.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            each ->
                figures.add(
                    new StatedFigure(
                        "CONFIRMED", UUID.fromString(each.getKey()), each.getValue())));
    return figures;
  }
}
