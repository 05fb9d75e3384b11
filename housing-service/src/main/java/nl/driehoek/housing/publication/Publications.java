package nl.driehoek.housing.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.housing.publication.Publication.End;
import nl.driehoek.housing.publication.Publication.Home;
import nl.driehoek.housing.publication.Publication.State;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Publications by region and state. */
@Repository
public class Publications {

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;
  private final Published published = new Published();

  Publications(JdbcClient jdbc, JdbcTemplate batch) {
    this.jdbc = jdbc;
    this.batch = batch;
  }

  public Optional<Publication> find(UUID publicationId) {
    return Optional.ofNullable(find(List.of(publicationId)).get(publicationId));
  }

  /** By id, in one query. */
  public Map<UUID, Publication> find(Collection<UUID> publicationIds) {
    Map<UUID, Publication> found = new HashMap<>();
    jdbc.sql("select * from publication where publication_id = any(:ids)")
        .param("ids", publicationIds.toArray(UUID[]::new))
        .query(Publications::row)
        .list()
        .forEach(each -> found.put(each.publicationId(), each));
    return found;
  }

  /** The publication that this home had or has last. */
  public Optional<Publication> lastOf(UUID unitId) {
    return jdbc.sql(
            "select * from publication where unit_id = :unit order by published_at desc limit 1")
        .param("unit", unitId)
        .query(Publications::row)
        .optional();
  }

  /**
   * Every publication of the region whose line is open, first available first. What is published
   * never changes, so only the states are read; a publication is read whole the first time.
   */
  public List<Publication> inRegion(String regionCode) {
    List<Standing> standings =
        jdbc.sql(
                """
                select publication_id, state, version from publication
                where region_code = :region and state in ('OPEN', 'OFFERED')
                order by available_from, published_at, publication_id
                """)
            .param("region", regionCode)
            .query(
                (rs, i) ->
                    new Standing(
                        rs.getObject(1, UUID.class), State.valueOf(rs.getString(2)), rs.getLong(3)))
            .list();
    Map<UUID, Publication> once =
        published.of(standings.stream().map(Standing::publicationId).toList(), this::find);
    return standings.stream()
        .map(
            each ->
                Objects.requireNonNull(once.get(each.publicationId()))
                    .at(each.state(), each.version()))
        .toList();
  }

  private record Standing(UUID publicationId, State state, long version) {}

  /** Adds a publication. */
  public void insert(Publication publication) {
    Home home = publication.home();
    batch.update(
        """
        insert into publication (publication_id, unit_id, unit_reference, corporation_id,
          region_code,
          state, postcode_area, rent_cents, rooms, floor, lift, step_free, pets_allowed,
          available_from, published_at, rule_set_version, version)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        home.publicationId(),
        home.unitId(),
        home.unitReference(),
        home.corporationId(),
        home.regionCode(),
        publication.state().name(),
        home.postcodeArea(),
        home.rentCents(),
        home.rooms(),
        home.floor(),
        home.lift(),
        home.stepFree(),
        home.petsAllowed(),
        home.availableFrom(),
        publication.publishedAt().atOffset(ZoneOffset.UTC),
        publication.ruleSetVersion(),
        publication.version());
  }

  /**
   * Writes new states over what was read.
   *
   * @param expected the version that was read, by publication
   * @throws OptimisticLockingFailureException when one has changed since it was read
   */
  public void save(Collection<Publication> changed, Map<UUID, Long> expected) {
    int[] counts =
        batch.batchUpdate(
            """
            update publication set state = ?, withdrawn_at = ?, withdrawal_reason = ?, version = ?
            where publication_id = ? and version = ?
            """,
            changed.stream()
                .map(
                    each -> {
                      End end = each.end();
                      return new @Nullable Object[] {
                        each.state().name(),
                        end == null ? null : end.at().atOffset(ZoneOffset.UTC),
                        end == null ? null : end.reason(),
                        each.version(),
                        each.publicationId(),
                        expected.get(each.publicationId())
                      };
                    })
                .toList());
    for (int count : counts) {
      if (count != 1) {
        throw new OptimisticLockingFailureException("a publication has changed meanwhile");
      }
    }
  }

  /** A row of the table publication. */
  public static Publication row(ResultSet rs, int row) throws SQLException {
    OffsetDateTime withdrawnAt = rs.getObject("withdrawn_at", OffsetDateTime.class);
    return new Publication(
        new Home(
            rs.getObject("publication_id", UUID.class),
            rs.getObject("unit_id", UUID.class),
            rs.getString("unit_reference"),
            rs.getObject("corporation_id", UUID.class),
            rs.getString("region_code"),
            rs.getString("postcode_area"),
            rs.getLong("rent_cents"),
            rs.getInt("rooms"),
            rs.getInt("floor"),
            rs.getBoolean("lift"),
            rs.getBoolean("step_free"),
            rs.getBoolean("pets_allowed"),
            rs.getObject("available_from", LocalDate.class)),
        State.valueOf(rs.getString("state")),
        rs.getObject("published_at", OffsetDateTime.class).toInstant(),
        rs.getString("rule_set_version"),
        withdrawnAt == null
            ? null
            : new End(withdrawnAt.toInstant(), rs.getString("withdrawal_reason")),
        rs.getLong("version"));
  }
}
