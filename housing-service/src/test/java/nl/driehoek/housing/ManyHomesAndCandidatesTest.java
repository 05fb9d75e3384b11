package nl.driehoek.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.driehoek.contracts.messages.HousingEvent.CandidateEntered;
import nl.driehoek.contracts.messages.HousingEvent.HomeOffered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The national day in small: a home against 8,000 candidates, a candidate against 650 homes. */
class ManyHomesAndCandidatesTest extends HousingTest {

  private static final int CANDIDATES = 8_000;
  private static final int HOMES = 650;

  @AfterEach
  void clearTheLine() {
    region.clearTheLine();
  }

  @Test
  void one_home_is_held_against_8000_candidates_and_the_longest_urgent_gets_it() {
    jdbc.sql(
            """
            insert into candidacy_profile
            select gen_random_uuid(), 1, :pact, 'waterrijk', :care, 1, false, false, 'FITTING',
              2026,
              false, false, false, 1, null, '{}', true, 'OUTFLOW', date '2025-01-01' + n % 700,
              date '2027-02-01', date '2027-01-11', now()
            from generate_series(1, :many) n
            """)
        .param("pact", Region.PACT)
        .param("care", Region.DE_BRUG)
        .param("many", CANDIDATES)
        .update();
    jdbc.sql(
            """
            insert into candidacy (request_id, attempt, stage, entered, covenant_id, region_code,
              care_organisation_id, refusals_counted, entered_at, version)
            select request_id, 1, 'WAITING', true, covenant_id, region_code, care_organisation_id,
              0,
              now(), 1 from candidacy_profile on conflict do nothing
            """)
        .update();
    long start = System.nanoTime();
    UUID publication = region.published();
    report("a home against " + CANDIDATES + " candidates", start);
    UUID first =
        jdbc.sql(
                """
                select request_id from candidacy_profile order by urgency_date, request_id limit 1
                """)
            .query(UUID.class)
            .single();
    assertThat(bus.await(HomeOffered.class, first).rank()).isEqualTo(1);
    assertThat(lines("publication_id", publication)).isEqualTo(CANDIDATES);
    start = System.nanoTime();
    api.as("samira").get("/v1/publications/" + publication + "/candidates").expect(200);
    report("the first page of its line", start);
  }

  @Test
  void one_candidate_is_held_against_650_homes_and_hears_why_each_does_not_fit() {
    jdbc.sql(
            """
            insert into unit
            select gen_random_uuid(), :owner, 'N-' || n, '034401' || lpad(n::text, 10, '0'),
              'waterrijk', '3511AB', n, null, 65000, 2, 0, false, true, false, null, null, 'DAE',
              'PUBLISHED', null, 1, now()
            from generate_series(1, :many) n
            """)
        .param("owner", Region.THUISHAVEN)
        .param("many", HOMES)
        .update();
    jdbc.sql(
            """
            insert into publication (publication_id, unit_id, unit_reference, corporation_id,
              region_code, state, postcode_area, rent_cents, rooms, floor, lift, step_free,
              pets_allowed, available_from, published_at, rule_set_version, version)
            select gen_random_uuid(), unit_id, reference, corporation_id, region_code, 'OPEN',
              '3511',
              rent_cents, rooms, floor, lift, step_free, pets_allowed, date '2027-03-01', now(),
              'waterrijk/2026.1', 1
            from unit where reference like 'N-%'
            """)
        .update();
    long start = System.nanoTime();
    UUID request =
        region.seeks(
            Region.with(
                Region.profile(),
                fields -> {
                  fields.put("petAllowed", true);
                  return fields;
                }));
    report("a candidate against " + HOMES + " homes, from message to answer", start);
    assertThat(bus.await(CandidateEntered.class, request).fittingUnits()).isZero();
    assertThat(lines("request_id", request)).isEqualTo(HOMES);
  }

  private int lines(String column, UUID id) {
    return jdbc.sql("select count(*) from pool_line where " + column + " = :id")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  /** Figures for the eye; a busy machine fails no test. */
  private static void report(String what, long start) {
    System.out.println(what + ": " + (System.nanoTime() - start) / 1_000_000 + " ms");
  }
}
