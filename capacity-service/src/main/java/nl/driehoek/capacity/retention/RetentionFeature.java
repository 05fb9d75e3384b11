package nl.driehoek.capacity.retention;

import java.util.List;
import nl.driehoek.platform.history.HistoryHousekeeping;
import nl.driehoek.platform.history.HistoryTable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What expires, and when. The default is fifteen years: so long the municipality and the provider
 * of the support keep what they have of a person (Wmo 2015, art. 5.3.4, first paragraph). One year
 * more, since a past day also shows what ended in the year before it. A file stays whole: a year
 * goes when no request in it goes on, or was added to within the term.
 */
@Configuration(proxyBeanMethods = false)
public class RetentionFeature {

  private static final String FILE_IN_USE =
      """
      select exists (select from %1$s old join outflow_request r on r.id = old.request_id
        where r.live or exists (select from outflow_journal j where j.request_id = r.id
          and j.written_at >= make_timestamptz(
            extract(year from now() at time zone 'UTC')::int - {years}, 1, 1, 0, 0, 0, 'UTC')))
      """;

  /** A place is what it was last known to be, for every day until it changes. */
  private static final String STILL_HOLDS =
      """
      insert into place_journal (place_id, version, at, periods, written_at)
      select distinct on (place_id) place_id, version, at, periods,
             make_timestamptz(%2$d, 1, 1, 0, 0, 0, 'UTC')
      from %1$s order by place_id, version desc
      """;

  @Bean
  HistoryHousekeeping history(
      JdbcTemplate jdbc, @Value("${driehoek.capacity.history-years:15}") int years) {
    int kept = years + 1;
    return new HistoryHousekeeping(
        jdbc,
        List.of(
            new HistoryTable(
                "outflow_journal", kept, FILE_IN_USE.replace("{years}", String.valueOf(kept))),
            new HistoryTable("place_journal", kept, "select false").carrying(STILL_HOLDS)),
        () -> {});
  }
}
