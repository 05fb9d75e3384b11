package nl.driehoek.housing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.driehoek.platform.testkit.InstallationOfBefore;
import org.junit.jupiter.api.Test;

/** An installation of before the states of homes by the year comes up with its data. */
class InstallationOfBeforeTest {

  private static final String BEFORE =
      """
      insert into day_proof values ('2026-11-20', 'h', '{}', 'c', now());
      insert into unit (unit_id, corporation_id, reference, bag_id, region_code, postcode, house_number, rent_cents, rooms, floor,
        lift, step_free, pets_allowed, social_label, state, request_id, version, registered_at)
      select ('00000000-0000-0000-0000-00000000000' || n)::uuid, '00000000-0000-0000-0000-0000000000aa', 'H-' || n,
        '034401000000000' || n, 'waterrijk', '3511AB', 1, 65000, 2, 0, false, true, true, 'DAE',
        (array['PUBLISHED', 'LET', 'WITHDRAWN'])[n],
        case n when 2 then '00000000-0000-0000-0000-0000000000bb'::uuid end, 2, '2026-01-01' from generate_series(1, 3) n;
      insert into unit_journal select unit_id, 2, '-infinity', state, request_id from unit;
      insert into unit_journal select unit_id, 1, '2026-03-01', 'REGISTERED', null from unit where state = 'PUBLISHED';
      insert into candidacy (request_id, attempt, stage, entered, refusals_counted, entered_at, version)
      values ('00000000-0000-0000-0000-0000000000bb', 1, 'WAITING', false, 0, '2026-01-01', 1),
             ('00000000-0000-0000-0000-0000000000cc', 1, 'RELEASED', false, 0, '2026-01-01', 1);
      """;

  private final InstallationOfBefore today = new InstallationOfBefore("12", BEFORE);

  @Test
  void the_states_of_homes_are_as_they_were_and_known_on_every_day_that_has_a_hash() {
    assertThat(
            today.rows(
                """
                select state || ' ' || version || ' ' || (at at time zone 'Europe/Amsterdam')::date
                from unit_journal order by at, state
                """))
        .containsExactly(
            "REGISTERED 1 2026-03-01",
            "LET 2 2026-11-20",
            "PUBLISHED 2 2026-11-20",
            "WITHDRAWN 2 2026-11-20");
    assertThat(today.rows("select state from unit where live")).containsExactly("PUBLISHED");
    assertThat(today.rows("select stage from candidacy where live")).containsExactly("WAITING");
    assertThat(
            today.rows(
                "select state || ' ' || homes || ' ' || messages from unit_ended order by 1"))
        .containsExactly("LET 1 2", "WITHDRAWN 1 2");
    assertThatThrownBy(() -> today.execute("delete from unit_journal"))
        .hasMessageContaining("append-only");
  }
}
