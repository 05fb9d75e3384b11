package nl.driehoek.housing.unit;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.platform.messaging.Outbox;
import nl.driehoek.simulation.housing.HousingTables;
import nl.driehoek.simulation.housing.NoDatabase;
import org.springframework.dao.OptimisticLockingFailureException;

/** Homes in memory. */
public final class MemoryUnits extends Units {

  private final HousingTables tables;
  private final Outbox outbox;

  public MemoryUnits(HousingTables tables, Outbox outbox, Clock clock) {
    super(NoDatabase.CLIENT, NoDatabase.TEMPLATE, outbox, clock);
    this.tables = tables;
    this.outbox = outbox;
  }

  @Override
  public Map<UUID, Unit> find(Collection<UUID> unitIds) {
    Map<UUID, Unit> found = new HashMap<>();
    for (UUID id : unitIds) {
      Unit unit = tables.units.get(id);
      if (unit != null) {
        found.put(id, unit);
      }
    }
    return found;
  }

  @Override
  public void insert(Unit unit) {
    tables.units.put(unit.unitId(), unit);
    outbox.append(messages(List.of(unit), null));
  }

  @Override
  public void save(Collection<List<Unit>> histories, UUID causationId) {
    for (List<Unit> each : histories) {
      Unit last = each.getLast();
      if (tables.units.get(last.unitId()).version() != each.getFirst().version() - 1) {
        throw new OptimisticLockingFailureException("a home has changed meanwhile");
      }
      tables.units.put(last.unitId(), last);
    }
    outbox.append(messages(histories.stream().flatMap(List::stream).toList(), causationId));
  }
}
