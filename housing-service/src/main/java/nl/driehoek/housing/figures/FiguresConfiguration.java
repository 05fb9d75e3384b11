package nl.driehoek.housing.figures;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.HousingEvent.FiguresStated;
import nl.driehoek.contracts.messages.StatedFigure;
import nl.driehoek.platform.messaging.Stating;
import nl.driehoek.platform.time.BusinessDates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Homes by state of each corporation, counted in the table; one statement, so that figures and
 * sequences are of one moment.
 */
@Configuration(proxyBeanMethods = false)
class FiguresConfiguration {

  /** Live homes one by one, the others as they were counted when they ended. */
  private static final String HOMES =
      """
      select corporation_id, sum(messages)::bigint as messages, sum(standing)::text as standing,
             jsonb_object_agg(state, homes)::text as figures
        from (select corporation_id, state, sum(homes)::bigint as homes, sum(messages) as messages,
                     sum(standing) as standing
                from (select corporation_id, state, 1 as homes, version as messages,
                             unit_standing(unit_id, version) as standing
                        from unit where live
                      union all
                      select corporation_id, state, homes, messages, standing
                        from unit_ended) counted
               group by corporation_id, state having sum(homes) <> 0) by_state
       group by corporation_id
      """;

  /** Of what ended since the last time and was counted before: one row again. */
  private static final String ONE_ROW_OF_MANY =
      """
      with many as (
        select corporation_id, state from unit_ended
         group by corporation_id, state having count(*) > 1),
      taken as (
        delete from unit_ended e using many m
         where e.corporation_id = m.corporation_id and e.state = m.state
        returning e.*)
      insert into unit_ended
      select corporation_id, state, sum(homes), sum(messages), sum(standing)
        from taken group by corporation_id, state
      """;

  @Bean
  Stating figures(JdbcClient jdbc, Clock clock) {
    return new Stating(
        "figures",
        () -> {
          LocalDate today = BusinessDates.today(clock);
          jdbc.sql(ONE_ROW_OF_MANY).update();
          return jdbc.sql(HOMES).query((row, number) -> stated(row, today)).list();
        });
  }

  private static FiguresStated stated(ResultSet row, LocalDate today) throws SQLException {
    UUID corporationId = row.getObject("corporation_id", UUID.class);
    return new FiguresStated(
        UUID.nameUUIDFromBytes(("housing/HOMES/" + corporationId).getBytes(StandardCharsets.UTF_8)),
        "HOMES",
        corporationId,
        corporationId,
        today,
        row.getLong("messages"),
        row.getString("standing"),
        figures(row.getString("figures")));
  }

  private static List<StatedFigure> figures(String json) {
    Map<String, Long> byState =
        JsonMapper.shared().readValue(json, new TypeReference<Map<String, Long>>() {});
    return byState.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> new StatedFigure(each.getKey(), null, each.getValue()))
        .toList();
  }
}
