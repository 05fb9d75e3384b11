package nl.driehoek.covenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.driehoek.platform.testkit.InstallationOfBefore;
import org.junit.jupiter.api.Test;

/** An installation of before the journals by the year comes up with its data. */
class InstallationOfBeforeTest {

  private static final String BEFORE =
      """
      insert into quota_transfer (request_id, attempt, state, covenant_id, year, corporation_id, sequence, changed_at)
      values ('00000000-0000-0000-0000-000000000001', 1, 'CONFIRMED', '00000000-0000-0000-0000-000000000002', 2026,
        '00000000-0000-0000-0000-000000000003', 2, '2026-03-01');
      insert into quota_journal (request_id, attempt, state, covenant_id, year, over_quota, sequence, at)
      select request_id, attempt, (array['RESERVED', 'CONFIRMED'])[n], covenant_id, year, false, n, changed_at
      from quota_transfer, generate_series(1, 2) n;
      insert into outflow_moment_journal (request_id, moment, happened_on, covenant_id, event_id, at)
      select request_id, m, '2026-02-01', covenant_id, request_id, changed_at
      from quota_transfer, unnest(array['FILED', 'READINESS_DECIDED']) m;
      """;

  private final InstallationOfBefore today = new InstallationOfBefore("10", BEFORE);

  @Test
  void journals_in_their_order_and_figures_are_as_they_were() {
    assertThat(today.rows("select state || ' ' || sequence from quota_journal order by sequence"))
        .containsExactly("RESERVED 1", "CONFIRMED 2");
    assertThat(today.rows("select moment from outflow_moment_journal order by position"))
        .containsExactly("FILED", "READINESS_DECIDED");
    assertThat(today.rows("select year || ' ' || messages from quota_delivered"))
        .containsExactly("2026 2");
    for (String change : List.of("delete from ", "truncate ")) {
      for (String journal : List.of("quota_journal", "outflow_moment_journal")) {
        assertThatThrownBy(() -> today.execute(change + journal)).hasMessageContaining("history");
      }
    }
  }
}
