package nl.driehoek.finance.conservation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.driehoek.contracts.messages.CapacityEvent.PlaceChanged;
import nl.driehoek.contracts.messages.HousingEvent.UnitChanged;
import nl.driehoek.finance.ledger.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what was observed. A projection: nothing in it is ever told to others. */
@Repository
class Observations {
  private final JdbcClient jdbc;

  Observations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is known of these requests, locked until the end of the transaction. */
  Map<UUID, Observed> of(Collection<UUID> requestIds) {
    Map<UUID, Observed> observed = new LinkedHashMap<>();
    // Topics are read side by side: the row has to be there to be locked, or news would get lost.
    jdbc.sql(
            """
            insert into observed_request (request_id, state)
            select id, 'UNKNOWN' from unnest(:ids::uuid[]) id order by id on conflict do nothing
            """)
        .param("ids", Rows.array(requestIds))
        .update();
    jdbc.sql(
            """
            select * from observed_request where request_id = any(:ids::uuid[])
             order by request_id for no key update
            """)
        .param("ids", Rows.array(requestIds))
        .query(
            row -> {
              Observed one = read(row);
              observed.put(one.requestId, one);
            });
    return observed;
  }

  private static Observed read(ResultSet row) throws SQLException {
    Observed one = new Observed(row.getObject("request_id", UUID.class));
    one.covenantId = row.getObject("covenant_id", UUID.class);
    one.careOrganisationId = row.getObject("care_organisation_id", UUID.class);
    one.attempt = row.getInt("attempt");
    one.state = row.getString("state");
    one.ended = row.getString("ended");
    one.placeId = row.getObject("place_id", UUID.class);
    one.unitId = row.getObject("unit_id", UUID.class);
    one.keyDate = row.getObject("key_date", LocalDate.class);
    one.tenancyUnitId = row.getObject("tenancy_unit_id", UUID.class);
    one.tenancyKeyDate = row.getObject("tenancy_key_date", LocalDate.class);
    one.heldUnitId = row.getObject("held_unit_id", UUID.class);
    one.moneyShiftedCents = row.getLong("money_shifted_cents");
    fill(one.tenancies, row.getArray("tenancies"), UUID.class::cast);
    fill(one.freedPlaces, row.getArray("freed_places"), UUID.class::cast);
    fill(one.quotaHeld, row.getArray("quota_held"), Integer.class::cast);
    fill(one.quotaConfirmed, row.getArray("quota_confirmed"), Integer.class::cast);
    fill(one.moneyHeld, row.getArray("money_held"), Integer.class::cast);
    fill(one.moneyPosted, row.getArray("money_posted"), Integer.class::cast);
    return one;
  }

  private static <T> void fill(Set<T> set, Array array, Function<Object, T> cast)
      throws SQLException {
    Arrays.stream((Object[]) array.getArray()).map(cast).forEach(set::add);
  }

  void keep(Collection<Observed> requests) {
    Rows rows =
        new Rows(
            "request",
            "covenant",
            "care",
            "attempt",
            "state",
            "ended",
            "place",
            "unit",
            "key",
            "tenancies",
            "tenancyUnit",
            "tenancyKey",
            "held",
            "freed",
            "quotaHeld",
            "quotaConfirmed",
            "moneyHeld",
            "moneyPosted",
            "shifted");
    for (Observed one : requests) {
      rows.add(
          one.requestId,
          one.covenantId,
          one.careOrganisationId,
          one.attempt,
          one.state,
          one.ended,
          one.placeId,
          one.unitId,
          one.keyDate,
          array(one.tenancies),
          one.tenancyUnitId,
          one.tenancyKeyDate,
          one.heldUnitId,
          array(one.freedPlaces),
          array(one.quotaHeld),
          array(one.quotaConfirmed),
          array(one.moneyHeld),
          array(one.moneyPosted),
          one.moneyShiftedCents);
    }
    if (rows.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into observed_request as o (request_id, covenant_id, care_organisation_id, attempt, state,
              ended, place_id, unit_id, key_date, tenancies, tenancy_unit_id, tenancy_key_date,
              held_unit_id, freed_places, quota_held, quota_confirmed, money_held, money_posted,
              money_shifted_cents)
            select request, covenant, care, attempt, state, ended, place, unit, key, tenancies::uuid[],
                   tenancy_unit, tenancy_key, held, freed::uuid[], quota_held::int[],
                   quota_confirmed::int[], money_held::int[], money_posted::int[], shifted
              from unnest(:request::uuid[], :covenant::uuid[], :care::uuid[], :attempt::int[],
                     :state::text[], :ended::text[], :place::uuid[], :unit::uuid[], :key::date[],
                     :tenancies::text[], :tenancyUnit::uuid[], :tenancyKey::date[], :held::uuid[],
                     :freed::text[], :quotaHeld::text[], :quotaConfirmed::text[], :moneyHeld::text[],
                     :moneyPosted::text[], :shifted::bigint[])
                   u(request, covenant, care, attempt, state, ended, place, unit, key, tenancies,
                     tenancy_unit, tenancy_key, held, freed, quota_held, quota_confirmed, money_held,
                     money_posted, shifted)
            on conflict (request_id) do update set covenant_id = excluded.covenant_id,
              care_organisation_id = excluded.care_organisation_id, attempt = excluded.attempt,
              state = excluded.state, ended = excluded.ended, place_id = excluded.place_id,
              unit_id = excluded.unit_id, key_date = excluded.key_date, tenancies = excluded.tenancies,
              tenancy_unit_id = excluded.tenancy_unit_id, tenancy_key_date = excluded.tenancy_key_date,
              held_unit_id = excluded.held_unit_id, freed_places = excluded.freed_places,
              quota_held = excluded.quota_held, quota_confirmed = excluded.quota_confirmed,
              money_held = excluded.money_held, money_posted = excluded.money_posted,
              money_shifted_cents = excluded.money_shifted_cents, last_news_at = clock_timestamp(),
              checked = false
            """)
        .params(rows.parameters())
        .update();
  }

  private static String array(Set<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
  }

  /** The last state of these places; of several changes of one place the last counts. */
  void keepPlaces(Collection<PlaceChanged> changes) {
    Map<UUID, PlaceChanged> last = new LinkedHashMap<>();
    changes.forEach(change -> last.put(change.placeId(), change));
    Rows rows = new Rows("place", "location", "care", "state", "plan", "request", "changed");
    last.values()
        .forEach(
            p ->
                rows.add(
                    p.placeId(),
                    p.locationId(),
                    p.careOrganisationId(),
                    p.state(),
                    p.plan(),
                    p.requestId(),
                    p.changedOn()));
    if (!rows.isEmpty()) {
      jdbc.sql(
              """
              insert into observed_place (place_id, location_id, care_organisation_id, state, plan, request_id, changed_on)
              select * from unnest(:place::uuid[], :location::uuid[], :care::uuid[], :state::text[],
                                   :plan::text[], :request::uuid[], :changed::date[])
              on conflict (place_id) do update set location_id = excluded.location_id,
                care_organisation_id = excluded.care_organisation_id, state = excluded.state,
                plan = excluded.plan, request_id = excluded.request_id, changed_on = excluded.changed_on
              """)
          .params(rows.parameters())
          .update();
    }
  }

  /** The last state of these homes. */
  void keepUnits(Collection<UnitChanged> changes) {
    Map<UUID, UnitChanged> last = new LinkedHashMap<>();
    changes.forEach(change -> last.put(change.unitId(), change));
    Rows rows = new Rows("unit", "corporation", "state", "request");
    last.values().forEach(u -> rows.add(u.unitId(), u.corporationId(), u.state(), u.requestId()));
    if (!rows.isEmpty()) {
      jdbc.sql(
              """
              insert into observed_unit (unit_id, corporation_id, state, request_id)
              select * from unnest(:unit::uuid[], :corporation::uuid[], :state::text[], :request::uuid[])
              on conflict (unit_id) do update set corporation_id = excluded.corporation_id,
                state = excluded.state, request_id = excluded.request_id
              """)
          .params(rows.parameters())
          .update();
    }
  }
}
