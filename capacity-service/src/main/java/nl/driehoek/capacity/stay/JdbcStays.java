package nl.driehoek.capacity.stay;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.capacity.place.CareReader;
import nl.driehoek.capacity.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stays are the periods in which a place is occupied. */
final class JdbcStays implements Stays {

  record Row(
      UUID id,
      UUID residentId,
      UUID placeId,
      UUID locationId,
      LocalDate startedOn,
      @Nullable LocalDate endedOn,
      @Nullable String careIndicationReference,
      @Nullable UUID requestId,
      @Nullable String endReason,
      String pseudonym) {

    /** Without the care facts. */
    Row masked() {
      return new Row(
          id,
          residentId,
          placeId,
          locationId,
          startedOn,
          endedOn,
          null,
          requestId,
          null,
          pseudonym);
    }
  }

  record StaysAsked(@Nullable UUID placeId, @Nullable UUID residentId, @Nullable LocalDate date) {}

  private static final String COLUMNS =
      """
      select x.id, x.resident_id, x.place_id, p.location_id, lower(x.during) as started_on,
             upper(x.during) as ended_on, x.sealed, x.request_id,
             x.end_reason_sealed, r.pseudonym
      from place_period x join place p on p.id = x.place_id
        join resident r on r.id = x.resident_id
      where x.kind = 'OCCUPIED' and\s\
      """;

  private static final String ON_DAY =
      " and x.during @> :date::date and coalesce(upper(x.during), 'infinity'::date) > :date::date";

  private final JdbcClient client;
  private final Vault vault;

  JdbcStays(JdbcClient client, Vault vault) {
    this.client = client;
    this.vault = vault;
  }

  /** Why a resident left can be a care fact. */
  void sealEndReason(UUID stayId, UUID residentId, String reason) {
    client
        .sql("update place_period set end_reason_sealed = ? where id = ?")
        .params(vault.seal(belongsTo(residentId), reason.getBytes(StandardCharsets.UTF_8)), stayId)
        .update();
  }

  /** The care indication is a care fact: it is sealed, for the resident it belongs to. */
  byte @Nullable [] seal(UUID residentId, @Nullable String careFact) {
    return careFact == null
        ? null
        : vault.seal(belongsTo(residentId), careFact.getBytes(StandardCharsets.UTF_8));
  }

  boolean placeIsOf(UUID placeId, UUID careOrganisationId) {
    return client
        .sql("select exists (select from place where id = ? and care_organisation_id = ?)")
        .params(placeId, careOrganisationId)
        .query(Boolean.class)
        .single();
  }

  boolean hasOpenRequest(UUID stayId) {
    return client
        .sql(
            """
            select exists (select from outflow_request where stay_id = ? and open)
            """)
        .param(stayId)
        .query(Boolean.class)
        .single();
  }

  Optional<Row> find(UUID id, UUID careOrganisationId) {
    return client
        .sql(COLUMNS + "x.id = ? and p.care_organisation_id = ?")
        .params(id, careOrganisationId)
        .query(this::row)
        .optional();
  }

  List<Row> list(StaysAsked asked, CareReader reader, @Nullable UUID after, int limit) {
    return client
        .sql(
            COLUMNS
                + reader.sql("x.care_organisation_id")
                + (asked.placeId() == null ? "" : " and x.place_id = :place::uuid")
                + (asked.residentId() == null ? "" : " and x.resident_id = :resident::uuid")
                + (asked.date() == null ? "" : ON_DAY)
                + """
                 and (:after::uuid is null or x.id > :after::uuid)
                order by x.id limit :limit
                """)
        .param("reader", reader.institution())
        .param("place", asked.placeId())
        .param("resident", asked.residentId())
        .param("date", asked.date())
        .param("after", after)
        .param("limit", limit)
        .query(this::row)
        .list();
  }

  @Override
  public Optional<CurrentStay> on(UUID residentId, LocalDate date) {
    return client
        .sql(COLUMNS + "x.resident_id = ? and x.during @> ?::date")
        .params(residentId, date)
        .query(this::row)
        .optional()
        .map(
            row ->
                new CurrentStay(
                    row.id(), row.placeId(), row.locationId(), row.careIndicationReference()));
  }

  private Row row(ResultSet row, int number) throws SQLException {
    UUID residentId = row.getObject("resident_id", UUID.class);
    byte[] sealed = row.getBytes("sealed");
    return new Row(
        row.getObject("id", UUID.class),
        residentId,
        row.getObject("place_id", UUID.class),
        row.getObject("location_id", UUID.class),
        row.getObject("started_on", LocalDate.class),
        row.getObject("ended_on", LocalDate.class),
        open(residentId, sealed),
        row.getObject("request_id", UUID.class),
        open(residentId, row.getBytes("end_reason_sealed")),
        Objects.requireNonNull(row.getString("pseudonym")));
  }

  private @Nullable String open(UUID residentId, byte @Nullable [] sealed) {
    return sealed == null
        ? null
        : new String(vault.open(belongsTo(residentId), sealed), StandardCharsets.UTF_8);
  }

  private static String belongsTo(UUID residentId) {
    return "stay-of/" + residentId;
  }
}
