package nl.driehoek.housing.mediation;

import java.util.Collection;
import java.util.UUID;
import nl.driehoek.housing.tenancy.Tenancy;
import nl.driehoek.simulation.housing.HousingTables;
import nl.driehoek.simulation.housing.HousingTables.QuotaKey;
import nl.driehoek.simulation.housing.NoDatabase;

/** Regions in memory: transactions come one at a time, so that the lock is always free. */
final class MemoryRegions extends Regions {

  private final HousingTables tables;

  MemoryRegions(HousingTables tables) {
    super(NoDatabase.CLIENT, NoDatabase.TEMPLATE);
    this.tables = tables;
  }

  @Override
  void lock(String regionCode) {
    // Nobody else is in the region.
  }

  @Override
  void lockOne(String regionCode, UUID requestId) {
    // Nobody else is about this candidate.
  }

  @Override
  void countQuota(Collection<Tenancy> accepted, Collection<Tenancy> cancelled) {
    accepted.forEach(each -> count(each, 1));
    cancelled.forEach(each -> count(each, -1));
  }

  private void count(Tenancy tenancy, int homes) {
    Tenancy.Parties parties = tenancy.parties();
    QuotaKey key =
        new QuotaKey(
            parties.covenantId(), parties.corporationId(), tenancy.availableFrom().getYear());
    tables.quotaUse.put(key, Math.max(0, tables.quotaUse.getOr(key, 0) + homes));
  }
}
