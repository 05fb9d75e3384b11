package nl.driehoek.capacity.resident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.capacity.place.CareReader;
import nl.driehoek.capacity.resident.ResidentFacts.Household;
import nl.driehoek.capacity.resident.ResidentFacts.Income;
import nl.driehoek.capacity.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Residents; personal data goes in and out of its column through the vault only. */
final class JdbcResidents implements Residents {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PSEUDONYM_BYTES = 12;

  record Row(
      UUID id,
      UUID careOrganisationId,
      byte[] personKey,
      String pseudonym,
      @Nullable String subject,
      byte[] sealed,
      @Nullable Household household,
      @Nullable Income income,
      long version) {}

  /** What may be changed after the registration. */
  record Changeable(
      @Nullable String subject, @Nullable Household household, @Nullable Income income) {}

  /**
   * Which residents; null asks for all.
   *
   * @param livesIn a location
   * @param housed whether they live in a place
   * @param today the day on which they live there
   */
  record Asked(
      @Nullable UUID residentId,
      @Nullable UUID livesIn,
      @Nullable Boolean housed,
      LocalDate today) {}

  /** Where somebody lives, and since which day. */
  record Lives(UUID placeId, String placeLabel, UUID locationId, LocalDate since) {}

  record Housed(Row row, @Nullable Lives lives) {}

  private static final String COLUMNS =
      """
      select id, care_organisation_id, person_key, pseudonym, subject, sealed, household_size,
             everyone_under21, pension_age, income_band, income_year, version
      from resident
      """;

  private final JdbcClient client;
  private final Vault vault;

  JdbcResidents(JdbcClient client, Vault vault) {
    this.client = client;
    this.vault = vault;
  }

  byte[] personKey(Person person) {
    return vault.hash("person", person.bsn());
  }

  Optional<UUID> findByPerson(UUID careOrganisationId, byte[] personKey) {
    return client
        .sql("select id from resident where care_organisation_id = ? and person_key = ?")
        .params(careOrganisationId, personKey)
        .query(UUID.class)
        .optional();
  }

  boolean subjectTaken(String subject, @Nullable UUID except) {
    return client
        .sql(
            """
            select exists (select from resident
                           where subject = :subject and id is distinct from :except::uuid)
            """)
        .param("subject", subject)
        .param("except", except)
        .query(Boolean.class)
        .single();
  }

  Row create(UUID careOrganisationId, Person person, Changeable changeable) {
    UUID id = client.sql("select uuidv7()").query(UUID.class).single();
    byte[] pseudonym = vault.hash("pseudonym|" + careOrganisationId, person.bsn());
    client
        .sql(
            """
            insert into resident (id, care_organisation_id, person_key, pseudonym, sealed)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            id,
            careOrganisationId,
            personKey(person),
            HexFormat.of().formatHex(pseudonym, 0, PSEUDONYM_BYTES),
            vault.seal("resident/" + id, JSON.writeValueAsBytes(person)))
        .update();
    write(id, changeable);
    return find(id, careOrganisationId).orElseThrow();
  }

  /** Whether this version was still the current one. */
  boolean change(UUID id, long version, Changeable changeable) {
    boolean current =
        client
                .sql("update resident set version = version + 1 where id = ? and version = ?")
                .params(id, version)
                .update()
            == 1;
    if (current) {
      write(id, changeable);
    }
    return current;
  }

  Optional<Row> find(UUID id, UUID careOrganisationId) {
    return client
        .sql(COLUMNS + "where id = ? and care_organisation_id = ?")
        .params(id, careOrganisationId)
        .query(JdbcResidents::row)
        .optional();
  }

  Optional<Row> find(UUID id, CareReader reader) {
    return client
        .sql(COLUMNS + "where id = :id and" + reader.sql("care_organisation_id"))
        .param("id", id)
        .param("reader", reader.institution())
        .query(JdbcResidents::row)
        .optional();
  }

  /** Those asked for, with the place where each lives on that day. */
  List<Housed> list(CareReader reader, Asked asked, @Nullable UUID after, int limit) {
    return client
        .sql(
            """
            select r.*, p.id place_id, p.label, p.location_id, lower(s.during) since
            from resident r
            left join place_period s on s.resident_id = r.id and s.during @> :today::date
            left join place p on p.id = s.place_id
            where (:after::uuid is null or r.id > :after::uuid)
              and (:resident::uuid is null or r.id = :resident::uuid)
              and (:location::uuid is null or p.location_id = :location::uuid)
              and (:housed::boolean is null or (p.id is not null) = :housed::boolean)
              and
            """
                + reader.sql("r.care_organisation_id")
                + " order by r.id limit :limit")
        .param("reader", reader.institution())
        .param("resident", asked.residentId())
        .param("location", asked.livesIn())
        .param("housed", asked.housed())
        .param("today", asked.today())
        .param("after", after)
        .param("limit", limit)
        .query(JdbcResidents::housed)
        .list();
  }

  Person open(Row row) {
    return JSON.readValue(vault.open("resident/" + row.id(), row.sealed()), Person.class);
  }

  @Override
  public Optional<ResidentFacts> facts(UUID residentId, UUID careOrganisationId) {
    return find(residentId, careOrganisationId)
        .map(
            row ->
                new ResidentFacts(
                    row.id(),
                    row.personKey(),
                    row.subject(),
                    open(row).birthDate(),
                    row.household(),
                    row.income()));
  }

  private void write(UUID id, Changeable changeable) {
    Household household = changeable.household();
    Income income = changeable.income();
    client
        .sql(
            """
            update resident set subject = :subject, household_size = :size,
              everyone_under21 = :under21, pension_age = :pension, income_band = :band,
              income_year = :year
            where id = :id
            """)
        .param("subject", changeable.subject())
        .param("size", household == null ? null : household.size())
        .param("under21", household == null ? null : household.everyoneUnder21())
        .param("pension", household == null ? null : household.pensionAge())
        .param("band", income == null ? null : income.band())
        .param("year", income == null ? null : income.proofYear())
        .param("id", id)
        .update();
  }

  private static Housed housed(ResultSet row, int number) throws SQLException {
    UUID place = row.getObject("place_id", UUID.class);
    return new Housed(
        row(row, number),
        place == null
            ? null
            : new Lives(
                place,
                Objects.requireNonNull(row.getString("label")),
                Objects.requireNonNull(row.getObject("location_id", UUID.class)),
                Objects.requireNonNull(row.getObject("since", LocalDate.class))));
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    Integer size = row.getObject("household_size", Integer.class);
    String band = row.getString("income_band");
    return new Row(
        row.getObject("id", UUID.class),
        row.getObject("care_organisation_id", UUID.class),
        Objects.requireNonNull(row.getBytes("person_key")),
        Objects.requireNonNull(row.getString("pseudonym")),
        row.getString("subject"),
        Objects.requireNonNull(row.getBytes("sealed")),
        size == null
            ? null
            : new Household(
                size, row.getBoolean("everyone_under21"), row.getBoolean("pension_age")),
        band == null ? null : new Income(band, row.getInt("income_year")),
        row.getLong("version"));
  }
}
