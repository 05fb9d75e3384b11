package nl.driehoek.capacity.place;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what places are over days: their periods, and what outflows under way will free. */
final class PlaceDayReader {

  /** Null means all. */
  record Asked(
      LocalDate from, LocalDate until, @Nullable UUID locationId, @Nullable UUID placeId) {}

  record Seen(
      UUID id,
      UUID locationId,
      UUID careOrganisationId,
      String label,
      List<String> characteristics) {}

  /**
   * @param until first day after it
   */
  record Period(
      UUID id,
      UUID placeId,
      String kind,
      @Nullable LocalDate since,
      @Nullable LocalDate until,
      @Nullable String reason,
      @Nullable UUID requestId) {}

  /**
   * @param planned there is a key date
   */
  record Expected(
      UUID placeId,
      UUID requestId,
      LocalDate freeOn,
      boolean planned,
      @Nullable String plan,
      @Nullable LocalDate keptUntil) {}

  private final JdbcClient client;

  PlaceDayReader(JdbcClient client) {
    this.client = client;
  }

  /** In the order in which the places were opened. */
  List<Seen> places(Asked asked, PlaceViewer viewer, @Nullable UUID after, int limit) {
    return client
        .sql(
            """
            select p.id, p.location_id, p.care_organisation_id, p.label, p.characteristics
            from place p
            where (:after::uuid is null or p.id > :after::uuid)
              and (:location::uuid is null or p.location_id = :location::uuid)
              and (:place::uuid is null or p.id = :place::uuid)
              and
            """
                + viewer.sql("p")
                + " order by p.id limit :limit")
        .param("after", after)
        .param("location", asked.locationId())
        .param("place", asked.placeId())
        .param("limit", limit)
        .params(viewer.params())
        .query(PlaceDayReader::seen)
        .list();
  }

  /** Of each place what touches the days, in order of days. */
  Map<UUID, List<Period>> periods(Asked asked, List<Seen> places) {
    return client
        .sql(
            """
            select id, place_id, kind, lower(during) as since, upper(during) as until, reason,
                   request_id
            from place_period
            where place_id = any (:ids)
              and during && daterange(:from::date, :until::date, '[]')
              and coalesce(upper(during), 'infinity'::date) > :from::date
            order by place_id, lower(during) nulls first
            """)
        .param("ids", ids(places))
        .param("from", asked.from())
        .param("until", asked.until())
        .query(Period.class)
        .list()
        .stream()
        .collect(Collectors.groupingBy(Period::placeId));
  }

  /** What the outflows under way will free; a stay ends by one request at most. */
  Map<UUID, Expected> expected(List<Seen> places, LocalDate today) {
    return client
        .sql(
            """
            with going as (
              select r.place_id, r.id as request_id, r.course ->> 'plan' as plan,
                     (r.course -> 'agreement' ->> 'returnPlaceMonths')::int as months,
                     case when r.state in ('OFFER_ACCEPTED', 'CLEARED_FOR_KEY')
                       then (r.course -> 'home' -> 'tenancy' ->> 'plannedKeyDate')::date end as key,
                     (r.course -> 'filing' ->> 'readyFrom')::date as ready
                from outflow_request r
               where r.place_id = any (:ids) and r.live and r.place_freed_on is null
                 and r.state in ('FILED', 'READY', 'RESERVING_QUOTA', 'SEEKING_HOME',
                                 'HOME_OFFERED', 'OFFER_ACCEPTED', 'CLEARED_FOR_KEY')),
            dated as (
              select going.*, greatest(coalesce(key, ready), :today::date) as free_on from going)
            select place_id, request_id, free_on, key is not null as planned, plan,
                   case when plan = 'KEEP_FOR_RETURN'
                     then (free_on + make_interval(months => months))::date end as kept_until
              from dated
            """)
        .param("ids", ids(places))
        .param("today", today)
        .query(Expected.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Expected::placeId, each -> each, (one, other) -> one));
  }

  private static UUID[] ids(List<Seen> places) {
    return places.stream().map(Seen::id).toArray(UUID[]::new);
  }

  private static Seen seen(ResultSet row, int number) throws SQLException {
    Array characteristics = row.getArray("characteristics");
    return new Seen(
        Objects.requireNonNull(row.getObject("id", UUID.class)),
        Objects.requireNonNull(row.getObject("location_id", UUID.class)),
        Objects.requireNonNull(row.getObject("care_organisation_id", UUID.class)),
        Objects.requireNonNull(row.getString("label")),
        List.of((String[]) characteristics.getArray()));
  }
}
