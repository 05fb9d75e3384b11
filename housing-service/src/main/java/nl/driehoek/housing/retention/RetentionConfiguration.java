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
 * holds the whole year, so it goes after the seventh full one. Nothing of a search, a hold or a
 * tenancy that still goes on is dropped.
 */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

  private static final String SEARCHED_OR_HELD =
      """
      select exists (select from candidacy c join %1$s j using (request_id)
        where c.stage in ('WAITING', 'OFFERED', 'ACCEPTED'))
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
    return new HistoryHousekeeping(
        jdbc,
        List.of(
            new HistoryTable("candidacy_journal", years, SEARCHED_OR_HELD),
            new HistoryTable("reservation_journal", years, HELD),
            new HistoryTable("evaluation", years, EXPLAINS_A_LINE)),
        () -> lines.remove(years + 1));
  }
}
