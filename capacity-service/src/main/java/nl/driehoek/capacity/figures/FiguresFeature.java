package nl.driehoek.capacity.figures;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.CapacityEvent.FiguresStated;
import nl.driehoek.contracts.messages.StatedFigure;
import nl.driehoek.platform.messaging.Stating;
import nl.driehoek.platform.time.BusinessDates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Places by state of each location, and requests by state of each institution, counted in the
 * tables; each in one statement, so that figures and sequences are of one moment.
 */
@Configuration(proxyBeanMethods = false)
public class FiguresFeature {

  private static final String PLACES =
      """
      select location_id as of_id, care_organisation_id as organisation_id,
             sum(messages)::bigint as messages, sum(standing)::text as standing,
             jsonb_object_agg(state, places)::text as figures
        from (select p.location_id, p.care_organisation_id, coalesce(x.kind, 'FREE') as state,
                     count(*) as places, sum(p.version) as messages,
                     sum(('x' || substr(md5(p.id || '/0/' || p.version), 1, 12))::bit(48)::bigint)
                       as standing
                from place p
                left join place_period x on x.place_id = p.id and x.during @> :today::date
                  and coalesce(upper(x.during), 'infinity'::date) > :today::date
               group by p.location_id, p.care_organisation_id, coalesce(x.kind, 'FREE')) by_state
       group by location_id, care_organisation_id
      """;

  /** Live requests one by one, the others as they were counted when they ended. */
  private static final String REQUESTS =
      """
      select care_organisation_id as of_id, care_organisation_id as organisation_id,
             sum(messages)::bigint as messages, sum(standing)::text as standing,
             jsonb_object_agg(state, requests)::text as figures
        from (select care_organisation_id, state, sum(requests)::bigint as requests,
                     sum(messages) as messages, sum(standing) as standing
                from (select care_organisation_id,
                             case when open and state <> 'PARKED' then 'OPEN' else state end as state,
                             1 as requests, sequence as messages,
                             outflow_standing(id, sequence) as standing
                        from outflow_request where live and filed_on is not null
                      union all
                      select care_organisation_id, state, requests, messages, standing
                        from outflow_ended) counted
               where :today::date is not null
               group by 1, 2 having sum(requests) <> 0) by_state
       group by care_organisation_id
      """;

  /** Of what ended since the last time and was counted before: one row again. */
  private static final String ONE_ROW_OF_MANY =
      """
      with many as (
        select care_organisation_id, municipality_id, state from outflow_ended
         group by care_organisation_id, municipality_id, state having count(*) > 1),
      taken as (
        delete from outflow_ended e using many m
         where e.care_organisation_id = m.care_organisation_id and e.state = m.state
           and e.municipality_id is not distinct from m.municipality_id
        returning e.*)
      insert into outflow_ended
      select care_organisation_id, municipality_id, state, sum(requests), sum(messages), sum(standing)
        from taken group by care_organisation_id, municipality_id, state
      """;

  @Bean
  Stating figures(JdbcClient jdbc, Clock clock) {
    return new Stating(
        "figures",
        () -> {
          LocalDate today = BusinessDates.today(clock);
          jdbc.sql(ONE_ROW_OF_MANY).update();
          List<FiguresStated> places = stated(jdbc, "PLACES", PLACES, today);
          List<FiguresStated> requests = stated(jdbc, "REQUESTS", REQUESTS, today);
          return java.util.stream.Stream.concat(places.stream(), requests.stream()).toList();
        });
  }

  private static List<FiguresStated> stated(
      JdbcClient jdbc, String subject, String sql, LocalDate today) {
    return jdbc.sql(sql)
        .param("today", today)
        .query((row, number) -> stated(row, subject, today))
        .list();
  }

  private static FiguresStated stated(ResultSet row, String subject, LocalDate today)
      throws SQLException {
    UUID ofId = row.getObject("of_id", UUID.class);
    return new FiguresStated(
        UUID.nameUUIDFromBytes(
            ("capacity/" + subject + "/" + ofId).getBytes(StandardCharsets.UTF_8)),
        subject,
        row.getObject("organisation_id", UUID.class),
        ofId,
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
