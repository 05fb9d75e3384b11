package nl.driehoek.housing.reservation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.housing.reservation.Reservation.Confirmed;
import nl.driehoek.housing.reservation.Reservation.Expired;
import nl.driehoek.housing.reservation.Reservation.Held;
import nl.driehoek.housing.reservation.Reservation.Hold;
import nl.driehoek.housing.reservation.Reservation.Released;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Holds, a row each, with a journal of what became of them. */
@Repository
public class Reservations {

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;
  private final Clock clock;

  Reservations(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.clock = clock;
  }

  /** By offer, in one query. */
  public Map<UUID, Reservation> find(Collection<UUID> offerIds) {
    Map<UUID, Reservation> found = new HashMap<>();
    jdbc.sql("select * from reservation where offer_id = any(:ids)")
        .param("ids", offerIds.toArray(UUID[]::new))
        .query(Reservations::row)
        .list()
        .forEach(each -> found.put(each.hold().offerId(), each));
    return found;
  }

  /**
   * Writes each hold over the version before it.
   *
   * @throws OptimisticLockingFailureException when a row has changed since it was read
   */
  public void save(Collection<ReservationDecision.Accepted> changes) {
    insert(changes.stream().filter(each -> each.next().hold().version() == 1).toList());
    update(changes.stream().filter(each -> each.next().hold().version() > 1).toList());
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    batch.batchUpdate(
        "insert into reservation_journal (offer_id, version, at, event) values (?, ?, ?, ?)",
        changes.stream()
            .map(
                each ->
                    new Object[] {
                      each.next().hold().offerId(),
                      each.next().hold().version(),
                      now,
                      each.event().getClass().getSimpleName()
                    })
            .toList());
  }

  private void insert(List<ReservationDecision.Accepted> changes) {
    batch.batchUpdate(
        """
        insert into reservation (state, held_until, last_key_date, confirmed_on, ended_reason,
          changed_at, version, offer_id, unit_id, request_id, attempt)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        changes.stream()
            .map(
                each -> {
                  Hold hold = each.next().hold();
                  return columns(
                      each.next(), hold.offerId(), hold.unitId(), hold.requestId(), hold.attempt());
                })
            .toList());
  }

  private void update(List<ReservationDecision.Accepted> changes) {
    int[] counts =
        batch.batchUpdate(
            """
            update reservation set state = ?, held_until = ?, last_key_date = ?, confirmed_on = ?,
              ended_reason = ?, changed_at = ?, version = ?
            where offer_id = ? and version = ?
            """,
            changes.stream()
                .map(
                    each -> {
                      Hold hold = each.next().hold();
                      return columns(each.next(), hold.offerId(), hold.version() - 1);
                    })
                .toList());
    for (int count : counts) {
      if (count != 1) {
        throw new OptimisticLockingFailureException("a hold has changed meanwhile");
      }
    }
  }

  private @Nullable Object[] columns(Reservation next, Object... tail) {
    @Nullable Object[] state =
        switch (next) {
          case Held h ->
              new @Nullable Object[] {"HELD", at(h.until()), h.lastKeyDate(), null, null};
          case Confirmed c -> new @Nullable Object[] {"CONFIRMED", null, null, c.keyDate(), null};
          case Released r -> new @Nullable Object[] {"RELEASED", null, null, null, r.reason()};
          case Expired e -> new @Nullable Object[] {"EXPIRED", null, null, null, e.reason()};
        };
    @Nullable Object[] all = new @Nullable Object[state.length + 2 + tail.length];
    System.arraycopy(state, 0, all, 0, state.length);
    all[state.length] = clock.instant().atOffset(ZoneOffset.UTC);
    all[state.length + 1] = next.hold().version();
    System.arraycopy(tail, 0, all, state.length + 2, tail.length);
    return all;
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static Reservation row(ResultSet rs, int row) throws SQLException {
    Hold hold =
        new Hold(
            rs.getObject("offer_id", UUID.class),
            rs.getObject("unit_id", UUID.class),
            rs.getObject("request_id", UUID.class),
            rs.getInt("attempt"),
            rs.getLong("version"));
    OffsetDateTime until = rs.getObject("held_until", OffsetDateTime.class);
    return switch (rs.getString("state")) {
      case "HELD" ->
          new Held(
              hold,
              until == null ? null : until.toInstant(),
              rs.getObject("last_key_date", LocalDate.class));
      case "CONFIRMED" -> new Confirmed(hold, rs.getObject("confirmed_on", LocalDate.class));
      case "RELEASED" -> new Released(hold, rs.getString("ended_reason"));
      case "EXPIRED" -> new Expired(hold, rs.getString("ended_reason"));
      default -> throw new IllegalStateException("unknown state " + rs.getString("state"));
    };
  }
}
