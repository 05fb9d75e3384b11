package nl.driehoek.capacity.control;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.capacity.place.PlaceViewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Places by month, as they are on its last day; a month to come shows what is planned now. */
final class CapacityMonthReader {

  private static final String SQL =
      """
      with seen as materialized (
        select p.id from place p
         where (:organisation::uuid is null or p.care_organisation_id = :organisation::uuid) and %s),
      freed as (
        select date_trunc('month', case when r.place_freed_on is null
                 then (r.course -> 'home' -> 'tenancy' ->> 'plannedKeyDate')::date
                 else r.place_freed_on end)::date as month,
               r.place_freed_on is not null as done
          from (select * from outflow_request
                 where place_freed_on >= :from::date
                   and place_freed_on < date_trunc('month', :until::date) + interval '1 month'
                union all
                select * from outflow_request
                 where live and place_freed_on is null
                   and state in ('OFFER_ACCEPTED', 'CLEARED_FOR_KEY')) r
          join seen s on s.id = r.place_id)
      select m::date as first_day, (m + interval '1 month - 1 day')::date as counted_on,
             count(s.id) filter (where x.kind is distinct from 'CLOSED') as capacity,
             count(s.id) filter (where x.kind = 'OCCUPIED') as occupied,
             count(s.id) filter (where x.kind is null) as free,
             count(s.id) filter (where x.kind = 'RESERVED') as reserved,
             count(s.id) filter (where x.kind = 'OUT_OF_SERVICE') as out_of_service,
             (select count(*) from freed f where f.month = m::date and f.done) as freed,
             (select count(*) from freed f where f.month = m::date and not f.done)
               as expected_to_free
        from generate_series(:from::date, :until::date, interval '1 month') m
        left join seen s on true
        left join place_period x
          on x.place_id = s.id and x.during @> (m + interval '1 month - 1 day')::date
           and coalesce(upper(x.during), 'infinity'::date) > :from::date
       group by m order by m
      """;

  record Month(
      LocalDate firstDay,
      LocalDate countedOn,
      int capacity,
      int occupied,
      int free,
      int reserved,
      int outOfService,
      int freed,
      int expectedToFree) {}

  private final JdbcClient client;

  CapacityMonthReader(JdbcClient client) {
    this.client = client;
  }

  /**
   * @param from first day of the first month
   * @param until any day of the last month
   */
  List<Month> months(
      PlaceViewer viewer, @Nullable UUID careOrganisationId, LocalDate from, LocalDate until) {
    return client
        .sql(SQL.formatted(viewer.sql("p")))
        .param("organisation", careOrganisationId)
        .param("from", from)
        .param("until", until)
        .params(viewer.params())
        .query(Month.class)
        .list();
  }
}
