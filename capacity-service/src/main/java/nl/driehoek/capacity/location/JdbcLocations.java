package nl.driehoek.capacity.location;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.capacity.place.PlaceViewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Houses and their state per day. Every query is narrowed to what the viewer may see. */
final class JdbcLocations {

  record House(
      UUID id, UUID careOrganisationId, String name, String municipalityCode, long version) {}

  record DayRow(
      LocalDate date, int capacity, int occupied, int free, int reserved, int outOfService) {}

  private final JdbcClient client;

  JdbcLocations(JdbcClient client) {
    this.client = client;
  }

  House create(UUID careOrganisationId, String name, String municipalityCode) {
    return client
        .sql(
            """
            insert into location (id, care_organisation_id, name, municipality_code)
            values (uuidv7(), ?, ?, ?)
            returning id, care_organisation_id, name, municipality_code, version
            """)
        .params(careOrganisationId, name, municipalityCode)
        .query(House.class)
        .single();
  }

  boolean nameTaken(UUID careOrganisationId, String name) {
    return client
        .sql("select exists (select from location where care_organisation_id = ? and name = ?)")
        .params(careOrganisationId, name)
        .query(Boolean.class)
        .single();
  }

  Optional<House> find(UUID id, PlaceViewer viewer) {
    return client
        .sql(
            """
            select l.id, l.care_organisation_id, l.name, l.municipality_code, l.version
            from location l where l.id = :id and
            """
                + viewer.sql("l"))
        .param("id", id)
        .params(viewer.params())
        .query(House.class)
        .optional();
  }

  List<House> list(PlaceViewer viewer, @Nullable UUID after, int limit) {
    return client
        .sql(
            """
            select l.id, l.care_organisation_id, l.name, l.municipality_code, l.version
            from location l
            where (:after::uuid is null or l.id > :after::uuid) and
            """
                + viewer.sql("l")
                + " order by l.id limit :limit")
        .param("after", after)
        .param("limit", limit)
        .params(viewer.params())
        .query(House.class)
        .list();
  }

  /** A row a day. What no period covers is free; what is closed does not count. */
  List<DayRow> days(DaysAsked asked, PlaceViewer viewer) {
    return client
        .sql(
            """
            select d::date as date,
                   count(p.id) filter (where x.kind is distinct from 'CLOSED') as capacity,
                   count(p.id) filter (where x.kind = 'OCCUPIED') as occupied,
                   count(p.id) filter (where x.kind is null) as free,
                   count(p.id) filter (where x.kind = 'RESERVED') as reserved,
                   count(p.id) filter (where x.kind = 'OUT_OF_SERVICE') as out_of_service
            from generate_series(:from::date, :until::date, interval '1 day') d
            left join place p
              on (:location::uuid is null or p.location_id = :location::uuid)
             and (:organisation::uuid is null or p.care_organisation_id = :organisation::uuid)
             and (:characteristic::text is null or :characteristic = any (p.characteristics))
             and
            """
                + viewer.sql("p")
                + """

                left join place_period x on x.place_id = p.id and x.during @> d::date
                  and coalesce(upper(x.during), 'infinity'::date) > :from::date
                group by d order by d
                """)
        .param("from", asked.from())
        .param("until", asked.until())
        .param("location", asked.locationId())
        .param("organisation", asked.careOrganisationId())
        .param("characteristic", asked.characteristic())
        .params(viewer.params())
        .query(DayRow.class)
        .list();
  }

  record DaysAsked(
      LocalDate from,
      LocalDate until,
      @Nullable UUID locationId,
      @Nullable UUID careOrganisationId,
      @Nullable String characteristic) {}
}
