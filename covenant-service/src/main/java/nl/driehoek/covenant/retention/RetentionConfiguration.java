package nl.driehoek.covenant.retention;

import java.util.List;
import nl.driehoek.platform.history.HistoryHousekeeping;
import nl.driehoek.platform.history.HistoryTable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What expires, and when. What was agreed never does. What shows whether it was kept is
 * administration of the parties: seven years (AWR art. 52, fourth paragraph), and longer while its
 * covenant holds. Two years more, since a past day also looks at the requests of the two years
 * before it.
 */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

  private static final int YEARS_LOOKED_BACK = 2;

  private static final String AGREED =
      """
      select exists (select from covenant c where c.state <> 'ENDED'
        and exists (select from %1$s j where j.covenant_id = c.covenant_id))
      """;

  @Bean
  HistoryHousekeeping keptHistory(
      JdbcTemplate jdbc, @Value("${driehoek.covenant.history-years:7}") int years) {
    int kept = years + YEARS_LOOKED_BACK;
    return new HistoryHousekeeping(
        jdbc,
        List.of(
            new HistoryTable("quota_journal", kept, AGREED),
            new HistoryTable("outflow_moment_journal", kept, AGREED)),
        () -> {});
  }
}
