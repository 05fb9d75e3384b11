package nl.driehoek.housing.tenancy;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.simulation.housing.HousingTables;
import nl.driehoek.simulation.housing.NoDatabase;
import org.springframework.dao.OptimisticLockingFailureException;

/** Tenancies in memory. */
public final class MemoryTenancies extends Tenancies {

  private final HousingTables tables;

  public MemoryTenancies(HousingTables tables, Clock clock) {
    super(NoDatabase.CLIENT, NoDatabase.TEMPLATE, clock);
    this.tables = tables;
  }

  @Override
  public Optional<Tenancy> find(UUID tenancyId) {
    return Optional.ofNullable(tables.tenancies.get(tenancyId));
  }

  @Override
  public Map<UUID, Tenancy> ofOffers(Collection<UUID> offerIds) {
    Map<UUID, Tenancy> found = new HashMap<>();
    for (Tenancy each : tables.tenancies.values()) {
      if (offerIds.contains(each.parties().offerId())) {
        found.put(each.parties().offerId(), each);
      }
    }
    return found;
  }

  @Override
  public void insert(Collection<Tenancy> tenancies) {
    tenancies.forEach(each -> tables.tenancies.put(each.tenancyId(), each));
  }

  @Override
  public void save(Collection<Tenancy> changed) {
    for (Tenancy each : changed) {
      if (tables.tenancies.get(each.tenancyId()).version() != each.version() - 1) {
        throw new OptimisticLockingFailureException("a tenancy has changed meanwhile");
      }
      tables.tenancies.put(each.tenancyId(), each);
    }
  }
}
