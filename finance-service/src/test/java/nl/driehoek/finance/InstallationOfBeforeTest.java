package nl.driehoek.finance;

import static org.assertj.core.api.Assertions.assertThat;

import nl.driehoek.platform.testkit.InstallationOfBefore;
import org.junit.jupiter.api.Test;

/** An installation of before the sums of what ended comes up with its data. */
class InstallationOfBeforeTest {

  private static final String BEFORE =
      """
      insert into observed_request (request_id, state, ended) values
        ('00000000-0000-0000-0000-000000000001', 'PLACED', 'PLACED'), ('00000000-0000-0000-0000-000000000002', 'FILED', null);
      insert into observed_stream (topic, key, last) select 'capacity', request_id, 3 from observed_request;
      insert into observed_holding (subject, thing_id, part, from_date, of_id, state, sequence)
      select 'REQUESTS', request_id, 0, '-infinity', request_id, coalesce(ended, 'OPEN'), 12 from observed_request;
      """;

  private final InstallationOfBefore today = new InstallationOfBefore("11", BEFORE);

  @Test
  void what_was_heard_is_counted_and_what_goes_on_is_to_be_checked() {
    assertThat(
            today.rows(
                "select subject || ' ' || state || ' ' || things || ' ' || messages from"
                    + " observed_ended"))
        .containsExactly("REQUESTS PLACED 1 12");
    assertThat(today.rows("select sum(added)::text from observed_keys")).containsExactly("2");
    assertThat(today.rows("select state from observed_request where not checked"))
        .containsExactly("FILED");
    assertThat(today.rows("select placed || ' ' || other from conservation_judged"))
        .containsExactly("1 0");
  }
}
