package nl.driehoek.housing.reservation;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.housing.reservation.Reservation.Hold;
import nl.driehoek.simulation.housing.HousingTables;
import nl.driehoek.simulation.housing.NoDatabase;
import org.springframework.dao.OptimisticLockingFailureException;

/** Holds in memory. */
public final class MemoryReservations extends Reservations {

  private final HousingTables tables;

  public MemoryReservations(HousingTables tables, Clock clock) {
    super(NoDatabase.CLIENT, NoDatabase.TEMPLATE, clock);
    this.tables = tables;
  }

  @Override
  public Map<UUID, Reservation> find(Collection<UUID> offerIds) {
    Map<UUID, Reservation> found = new HashMap<>();
    for (UUID id : offerIds) {
      Reservation reservation = tables.reservations.get(id);
      if (reservation != null) {
        found.put(id, reservation);
      }
    }
    return found;
  }

  @Override
  public void save(Collection<ReservationDecision.Accepted> changes) {
    for (ReservationDecision.Accepted each : changes) {
      Hold hold = each.next().hold();
      Reservation before = tables.reservations.get(hold.offerId());
      if (hold.version() - 1 != (before == null ? 0 : before.hold().version())) {
        throw new OptimisticLockingFailureException("a hold has changed meanwhile");
      }
      tables.reservations.put(hold.offerId(), each.next());
    }
  }
}
