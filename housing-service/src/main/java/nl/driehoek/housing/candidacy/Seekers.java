package nl.driehoek.housing.candidacy;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.HousingCommand.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What candidates ask of a home, a row an attempt. */
@Repository
public class Seekers {

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;

  Seekers(JdbcClient jdbc, JdbcTemplate batch) {
    this.jdbc = jdbc;
    this.batch = batch;
  }

  /** Adds profiles in one batch; a repeat changes nothing. */
  public void add(Collection<Seeker> seekers, String regionCode, Instant enteredAt) {
    batch.batchUpdate(
        """
        insert into candidacy_profile (request_id, attempt, covenant_id, region_code,
          care_organisation_id, household_size, everyone_under21, pension_age, income_band,
          income_year, ground_floor_or_lift, step_free, pet_allowed, rooms_min, rent_max_cents,
          wished_areas, support_agreed, priority_category, urgency_date, ready_from, requested_on,
          entered_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing
        """,
        seekers.stream()
            .map(
                each -> {
                  Profile p = each.profile();
                  return new Object[] {
                    each.requestId(),
                    each.attempt(),
                    each.covenantId(),
                    regionCode,
                    each.careOrganisationId(),
                    p.householdSize(),
                    p.everyoneUnder21(),
                    p.pensionAge(),
                    p.incomeBand(),
                    p.incomeYear(),
                    p.groundFloorOrLift(),
                    p.stepFree(),
                    p.petAllowed(),
                    p.roomsMin(),
                    p.rentMaxCents(),
                    p.wishedAreas().toArray(String[]::new),
                    p.supportAgreed(),
                    p.priorityCategory(),
                    p.urgencyDate(),
                    p.readyFrom(),
                    p.requestedOn(),
                    enteredAt.atOffset(ZoneOffset.UTC)
                  };
                })
            .toList());
  }

  /** The present attempts of these requests, in one query. */
  public List<Seeker> of(Collection<UUID> requestIds) {
    return jdbc.sql(
            """
            select p.* from candidacy c join candidacy_profile p using (request_id, attempt)
            where c.request_id = any(:ids)
            """)
        .param("ids", requestIds.toArray(UUID[]::new))
        .query(Seekers::row)
        .list();
  }

  /** One attempt of one request. */
  public Seeker get(UUID requestId, int attempt) {
    return jdbc.sql("select * from candidacy_profile where request_id = :id and attempt = :attempt")
        .param("id", requestId)
        .param("attempt", attempt)
        .query(Seekers::row)
        .single();
  }

  /** A candidate without a line for a home. */
  public record Missing(UUID publicationId, UUID requestId) {}

  /** Who waits in the region and has no current line for one of these homes, in one query. */
  public List<Missing> waitingWithoutLine(String regionCode, Collection<UUID> publicationIds) {
    return jdbc.sql(
            """
            select p.id, c.request_id from unnest(:publications) as p (id) cross join candidacy c
            where c.region_code = :region and c.stage = 'WAITING' and not exists (
              select from pool_line l where l.current and l.publication_id = p.id
                and l.request_id = c.request_id and l.attempt = c.attempt)
            """)
        .param("region", regionCode)
        .param("publications", publicationIds.toArray(UUID[]::new))
        .query((rs, i) -> new Missing(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class)))
        .list();
  }

  /** Everyone who waits in the region. */
  public List<Seeker> waiting(String regionCode) {
    return jdbc.sql(
            """
            select p.* from candidacy c join candidacy_profile p using (request_id, attempt)
            where c.region_code = :region and c.stage = 'WAITING'
            """)
        .param("region", regionCode)
        .query(Seekers::row)
        .list();
  }

  private static Seeker row(ResultSet rs, int row) throws SQLException {
    return new Seeker(
        rs.getObject("request_id", UUID.class),
        rs.getInt("attempt"),
        rs.getObject("covenant_id", UUID.class),
        rs.getObject("care_organisation_id", UUID.class),
        new Profile(
            rs.getInt("household_size"),
            rs.getBoolean("everyone_under21"),
            rs.getBoolean("pension_age"),
            rs.getString("income_band"),
            rs.getInt("income_year"),
            rs.getBoolean("ground_floor_or_lift"),
            rs.getBoolean("step_free"),
            rs.getBoolean("pet_allowed"),
            rs.getInt("rooms_min"),
            rs.getObject("rent_max_cents", Long.class),
            strings(rs.getArray("wished_areas")),
            rs.getBoolean("support_agreed"),
            rs.getString("priority_category"),
            rs.getObject("urgency_date", LocalDate.class),
            rs.getObject("ready_from", LocalDate.class),
            rs.getObject("requested_on", LocalDate.class)));
  }

  private static List<String> strings(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }
}
