package nl.driehoek.housing.retention;

import java.util.List;
import nl.driehoek.platform.history.HistoryHousekeeping;
import nl.driehoek.platform.history.HistoryTable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What expires, and when. The default is seven years, as long as a corporation has to keep the
 * administration that a letting belongs to (AWR art. 52, fourth paragraph); a year's partition
 * holds the whole year, so it goes after the seventh full one. What a past day is rebuilt from
 * stays one year more, since a day also shows what ended in the year before it. Nothing of a
 * search, a hold or a tenancy that still goes on is dropped, and of who searched all or nothing.
 */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

  private static final String SEARCHED =
      """
      select exists (select from %1$s old join candidacy c using (request_id)
        where c.live or exists (select from candidacy_journal j where j.request_id = c.request_id
          and j.written_at >= make_timestamptz(
            extract(year from now() at time zone 'UTC')::int - {years}, 1, 1, 0, 0, 0, 'UTC')))
      """;

  /** A home is what it was last known to be, for every day until it changes. */
  private static final String STILL_HOLDS =
      """
      insert into unit_journal (unit_id, version, at, state, request_id, written_at)
      select unit_id, version, at, state, request_id,
             make_timestamptz(%2$d, 1, 1, 0, 0, 0, 'UTC')
      from (select distinct on (unit_id) * from %1$s order by unit_id, version desc) last
      where state not in ('LET', 'WITHDRAWN')
      """;

  private static final String HELD =
      """
      select exists (select from reservation r join %1$s j using (offer_id) where r.state = 'HELD')
      """;
  private static final String EXPLAINS_A_LINE =
      "select exists (select from pool_line l join %1$s e using (evaluation_id))";

  @Bean
  HistoryHousekeeping history(
      JdbcTemplate jdbc,
      ExpiredLines lines,
      @Value("${driehoek.housing.history-years:7}") int years) {
    int kept = years + 1;
    return new HistoryHousekeeping(
        jdbc,
        List.of(
            new HistoryTable(
                "candidacy_journal", kept, SEARCHED.replace("{years}", String.valueOf(kept))),
            new HistoryTable("unit_journal", kept, "select false").carrying(STILL_HOLDS),
            new HistoryTable("reservation_journal", years, HELD),
            new HistoryTable("evaluation", kept, EXPLAINS_A_LINE)),
        () -> lines.remove(kept));
  }
}
