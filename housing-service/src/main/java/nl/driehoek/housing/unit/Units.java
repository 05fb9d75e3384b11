package nl.driehoek.housing.unit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.contracts.messages.HousingEvent.UnitChanged;
import nl.driehoek.platform.messaging.Outbox;
import nl.driehoek.platform.messaging.Outgoing;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Homes; each change of a home is said, in the same transaction. */
@Repository
public class Units {

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;
  private final Outbox outbox;
  private final Clock clock;

  Units(JdbcClient jdbc, JdbcTemplate batch, Outbox outbox, Clock clock) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.outbox = outbox;
    this.clock = clock;
  }

  public Optional<Unit> find(UUID unitId) {
    return Optional.ofNullable(find(List.of(unitId)).get(unitId));
  }

  /** By id, in one query. */
  public Map<UUID, Unit> find(Collection<UUID> unitIds) {
    Map<UUID, Unit> found = new HashMap<>();
    jdbc.sql("select * from unit where unit_id = any(:ids)")
        .param("ids", unitIds.toArray(UUID[]::new))
        .query(Units::row)
        .list()
        .forEach(each -> found.put(each.unitId(), each));
    return found;
  }

  /** A home with this BAG id, or with this number of this corporation, if there is one. */
  Optional<Unit> findSame(UUID corporationId, String reference, String bagId) {
    return jdbc.sql(
            """
            select * from unit
            where bag_id = :bag or (corporation_id = :corporation and reference = :reference)
            limit 1
            """)
        .param("bag", bagId)
        .param("corporation", corporationId)
        .param("reference", reference)
        .query(Units::row)
        .optional();
  }

  /** The home with this number of this corporation, if there is one. */
  Optional<Unit> findOwn(UUID corporationId, String reference) {
    return jdbc.sql(
            "select * from unit where corporation_id = :corporation and reference = :reference")
        .param("corporation", corporationId)
        .param("reference", reference)
        .query(Units::row)
        .optional();
  }

  void insert(Unit unit) {
    Unit.Facts facts = unit.facts();
    batch.update(
        """
        insert into unit (unit_id, corporation_id, reference, bag_id, region_code, postcode,
          house_number, house_number_addition, rent_cents, rooms, floor, lift, step_free,
          pets_allowed, surface_m2, energy_label, social_label, state, request_id, version,
          registered_at, changed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        unit.unitId(),
        unit.corporationId(),
        unit.reference(),
        unit.bagId(),
        unit.regionCode(),
        unit.address().postcode(),
        unit.address().houseNumber(),
        unit.address().addition(),
        facts.rentCents(),
        facts.rooms(),
        facts.floor(),
        facts.lift(),
        facts.stepFree(),
        facts.petsAllowed(),
        facts.surfaceM2(),
        facts.energyLabel(),
        facts.socialLabel(),
        unit.state().name(),
        unit.requestId(),
        unit.version(),
        unit.registeredAt().atOffset(ZoneOffset.UTC),
        unit.registeredAt().atOffset(ZoneOffset.UTC));
    say(List.of(unit), null);
  }

  /** Writes corrected facts over the version before. */
  void correct(Unit unit) {
    Unit.Facts facts = unit.facts();
    int count =
        batch.update(
            """
            update unit set rent_cents = ?, rooms = ?, floor = ?, lift = ?, step_free = ?,
              pets_allowed = ?, surface_m2 = ?, energy_label = ?, social_label = ?, version = ?,
              changed_at = ?
            where unit_id = ? and version = ?
            """,
            facts.rentCents(),
            facts.rooms(),
            facts.floor(),
            facts.lift(),
            facts.stepFree(),
            facts.petsAllowed(),
            facts.surfaceM2(),
            facts.energyLabel(),
            facts.socialLabel(),
            unit.version(),
            now(),
            unit.unitId(),
            unit.version() - 1);
    expect(count);
    say(List.of(unit), null);
  }

  /**
   * Writes the last state of each home over what was read, and says every state on the way.
   *
   * @param histories the successive states of one home each, one event each
   * @throws OptimisticLockingFailureException when a home has changed since it was read
   */
  public void save(Collection<List<Unit>> histories, @Nullable UUID causationId) {
    int[] counts =
        batch.batchUpdate(
            """
            update unit set state = ?, request_id = ?, version = ?, changed_at = ?
            where unit_id = ? and version = ?
            """,
            histories.stream()
                .map(
                    each -> {
                      Unit last = each.getLast();
                      return new @Nullable Object[] {
                        last.state().name(),
                        last.requestId(),
                        last.version(),
                        now(),
                        last.unitId(),
                        each.getFirst().version() - 1
                      };
                    })
                .toList());
    for (int count : counts) {
      expect(count);
    }
    say(histories.stream().flatMap(List::stream).toList(), causationId);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static void expect(int count) {
    if (count != 1) {
      throw new OptimisticLockingFailureException("a home has changed meanwhile");
    }
  }

  private void say(Collection<Unit> changed, @Nullable UUID causationId) {
    remember(changed);
    outbox.append(messages(changed, causationId));
  }

  /** Every state once more, where it stays for who looks at this day later. */
  private void remember(Collection<Unit> changed) {
    OffsetDateTime now = now();
    batch.batchUpdate(
        "insert into unit_journal (unit_id, version, at, state, request_id) values (?, ?, ?, ?, ?)",
        changed.stream()
            .map(
                each ->
                    new @Nullable Object[] {
                      each.unitId(), each.version(), now, each.state().name(), each.requestId()
                    })
            .toList());
  }

  /** What is said of homes that changed, one event a state. */
  static List<Outgoing> messages(Collection<Unit> changed, @Nullable UUID causationId) {
    return changed.stream()
        .map(
            each ->
                new Outgoing(
                    new UnitChanged(
                        each.unitId(),
                        each.corporationId(),
                        each.regionCode(),
                        each.state().name(),
                        each.requestId()),
                    each.version(),
                    each.requestId() == null ? each.unitId() : each.requestId(),
                    causationId))
        .toList();
  }

  /**
   * A home as a list shows it.
   *
   * @param changedAt when its facts or its state changed last
   */
  record Listed(Unit unit, Instant changedAt) {}

  static Listed listed(ResultSet rs, int row) throws SQLException {
    return new Listed(row(rs, row), rs.getObject("changed_at", OffsetDateTime.class).toInstant());
  }

  static Unit row(ResultSet rs, int row) throws SQLException {
    return new Unit(
        rs.getObject("unit_id", UUID.class),
        rs.getObject("corporation_id", UUID.class),
        rs.getString("reference"),
        rs.getString("bag_id"),
        rs.getString("region_code"),
        new Unit.Address(
            rs.getString("postcode"),
            rs.getInt("house_number"),
            rs.getString("house_number_addition")),
        new Unit.Facts(
            rs.getLong("rent_cents"),
            rs.getInt("rooms"),
            rs.getInt("floor"),
            rs.getBoolean("lift"),
            rs.getBoolean("step_free"),
            rs.getBoolean("pets_allowed"),
            rs.getObject("surface_m2", Integer.class),
            rs.getString("energy_label"),
            rs.getString("social_label")),
        UnitState.valueOf(rs.getString("state")),
        rs.getObject("request_id", UUID.class),
        rs.getLong("version"),
        rs.getObject("registered_at", OffsetDateTime.class).toInstant());
  }
}
