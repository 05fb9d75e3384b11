package nl.driehoek.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.driehoek.platform.testkit.InstallationOfBefore;
import org.junit.jupiter.api.Test;

/** An installation of before the journals by the year comes up with its data. */
class InstallationOfBeforeTest {

  private static final String BEFORE =
      """
      insert into location values ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-0000000000aa', 'Kade', '0392');
      insert into place (id, location_id, care_organisation_id, label)
      select '00000000-0000-0000-0000-000000000002', id, care_organisation_id, '1' from location;
      insert into resident (id, care_organisation_id, person_key, pseudonym, sealed)
      select '00000000-0000-0000-0000-000000000003', care_organisation_id, sha256('x'), 'p', '\\x00' from location;
      insert into place_period (id, place_id, kind, during, resident_id)
      select '00000000-0000-0000-0000-000000000004', p.id, 'OCCUPIED', daterange('2026-01-01', null), r.id from place p, resident r;
      insert into place_period (id, place_id, kind, during)
      select '00000000-0000-0000-0000-000000000005', id, 'CLOSED', daterange(null, '2026-01-01') from place;
      insert into place_journal select id, 2, '-infinity', '[]' from place;
      insert into outflow_request (id, version, sequence, state, care_organisation_id, resident_id, person_key, stay_id, place_id,
        municipality_id, filed_on, turn_role, sealed, course)
      select '00000000-0000-0000-0000-000000000006', 3, 2, 'WITHDRAWN', r.care_organisation_id, r.id, r.person_key, x.id, x.place_id,
        r.id, '2026-02-01', 'none', '\\x00', '{}' from resident r, place_period x where x.kind = 'OCCUPIED';
      insert into outflow_request (id, version, state, care_organisation_id, resident_id, person_key, stay_id, place_id, turn_role, sealed)
      select '00000000-0000-0000-0000-000000000007', 1, 'DRAFT', r.care_organisation_id, r.id, r.person_key, x.id, x.place_id,
        'mentor', '\\x00' from resident r, place_period x where x.kind = 'OCCUPIED';
      insert into outflow_journal (request_id, sequence, at, step, state, attempt, actor_role, rule_set_version, own_reason_sealed)
      select '00000000-0000-0000-0000-000000000006', n, '2026-02-01', (array['FILED', 'QUOTA_CONFIRMED'])[n], 'FILED', 1, 'system',
        'r', ('\\x0' || n)::bytea from generate_series(1, 2) n;
      """;

  private final InstallationOfBefore today = new InstallationOfBefore("13", BEFORE);

  @Test
  void journals_figures_and_stays_are_as_they_were() {
    assertThat(
            today.rows(
                "select step || ' ' || own_reason_sealed::text from outflow_journal order by 1"))
        .containsExactly("FILED \\x01", "QUOTA_CONFIRMED \\x02");
    assertThat(today.rows("select version || ' ' || at || ' ' || periods from place_journal"))
        .containsExactly("2 -infinity []");
    assertThat(today.rows("select state || ' ' || live from outflow_request order by 1"))
        .containsExactly("DRAFT true", "WITHDRAWN false");
    assertThat(today.rows("select state || ' ' || requests || ' ' || messages from outflow_ended"))
        .containsExactly("WITHDRAWN 1 2");
    assertThat(today.rows("select kind from place_period where care_organisation_id is not null"))
        .containsExactly("OCCUPIED");
    for (String journal : List.of("outflow_journal", "place_journal")) {
      assertThatThrownBy(() -> today.execute("delete from " + journal))
          .hasMessageContaining("append-only");
    }
  }
}
