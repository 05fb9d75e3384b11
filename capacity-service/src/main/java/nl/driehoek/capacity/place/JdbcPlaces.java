package nl.driehoek.capacity.place;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and writes places; what they are on a day comes from their periods. */
final class JdbcPlaces {

  record PlacesAsked(
      LocalDate date,
      @Nullable UUID locationId,
      @Nullable String state,
      @Nullable String characteristic) {}

  private static final String COLUMNS =
      """
      select p.id, p.location_id, p.care_organisation_id, p.label, p.characteristics, p.version,
             x.kind, lower(x.during) as since, upper(x.during) as until, x.reason,
             case when x.kind = 'OCCUPIED' then x.id end as stay_id, x.request_id
      from place p
      left join place_period x on x.place_id = p.id and x.during @> :date::date
        and coalesce(upper(x.during), 'infinity'::date) > :date::date
      where\s\
      """;

  private final JdbcClient client;

  JdbcPlaces(JdbcClient client) {
    this.client = client;
  }

  Optional<PlaceOnDay> find(UUID id, LocalDate date, PlaceViewer viewer) {
    return client
        .sql(COLUMNS + "p.id = :id and" + viewer.sql("p"))
        .param("date", date)
        .param("id", id)
        .params(viewer.params())
        .query(JdbcPlaces::row)
        .optional();
  }

  List<PlaceOnDay> list(PlacesAsked asked, PlaceViewer viewer, @Nullable UUID after, int limit) {
    return client
        .sql(
            COLUMNS
                + """
                (:after::uuid is null or p.id > :after::uuid)
                and (:location::uuid is null or p.location_id = :location::uuid)
                and (:state::text is null or coalesce(x.kind, 'FREE') = :state)
                and (:characteristic::text is null or :characteristic = any (p.characteristics))
                and
                """
                + viewer.sql("p")
                + " order by p.id limit :limit")
        .param("date", asked.date())
        .param("location", asked.locationId())
        .param("state", asked.state())
        .param("characteristic", asked.characteristic())
        .param("after", after)
        .param("limit", limit)
        .params(viewer.params())
        .query(JdbcPlaces::row)
        .list();
  }

  /** Opens a place: before the first day it is closed. */
  UUID create(
      UUID careOrganisationId,
      UUID locationId,
      String label,
      List<String> characteristics,
      LocalDate openFrom) {
    UUID id =
        client
            .sql(
                """
                insert into place (id, location_id, care_organisation_id, label, characteristics)
                values (uuidv7(), :location, :organisation, :label, :characteristics)
                returning id
                """)
            .param("location", locationId)
            .param("organisation", careOrganisationId)
            .param("label", label)
            .param("characteristics", characteristics.toArray(String[]::new))
            .query(UUID.class)
            .single();
    client
        .sql(
            """
            insert into place_period (id, place_id, kind, during)
            values (uuidv7(), ?, 'CLOSED', daterange(null, ?))
            """)
        .params(id, openFrom)
        .update();
    return id;
  }

  boolean locationIsOf(UUID locationId, UUID careOrganisationId) {
    return client
        .sql("select exists (select from location where id = ? and care_organisation_id = ?)")
        .params(locationId, careOrganisationId)
        .query(Boolean.class)
        .single();
  }

  boolean labelTaken(UUID locationId, String label) {
    return client
        .sql("select exists (select from place where location_id = ? and label = ?)")
        .params(locationId, label)
        .query(Boolean.class)
        .single();
  }

  private static PlaceOnDay row(ResultSet row, int number) throws SQLException {
    return new PlaceOnDay(
        uuid(row, "id"),
        uuid(row, "location_id"),
        uuid(row, "care_organisation_id"),
        Objects.requireNonNull(row.getString("label")),
        strings(row.getArray("characteristics")),
        row.getLong("version"),
        row.getString("kind"),
        row.getObject("since", LocalDate.class),
        row.getObject("until", LocalDate.class),
        row.getString("reason"),
        row.getObject("stay_id", UUID.class),
        row.getObject("request_id", UUID.class));
  }

  private static UUID uuid(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class));
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
