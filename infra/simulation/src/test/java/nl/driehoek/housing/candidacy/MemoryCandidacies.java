package nl.driehoek.housing.candidacy;

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

/** Candidacies in memory. */
public final class MemoryCandidacies extends Candidacies {

  private final HousingTables tables;
  private final Outbox outbox;

  public MemoryCandidacies(HousingTables tables, Outbox outbox, Clock clock) {
    super(NoDatabase.CLIENT, NoDatabase.TEMPLATE, outbox, clock);
    this.tables = tables;
    this.outbox = outbox;
  }

  @Override
  public Map<UUID, Candidacy> find(Collection<UUID> requestIds) {
    Map<UUID, Candidacy> found = new HashMap<>();
    for (UUID id : requestIds) {
      Candidacy candidacy = tables.candidacies.get(id);
      if (candidacy != null) {
        found.put(id, candidacy);
      }
    }
    return found;
  }

  @Override
  public void save(List<CandidacyChange> changes) {
    for (CandidacyChange change : changes) {
      Candidacy before = tables.candidacies.get(change.next().requestId());
      if (change.expected() != (before == null ? 0 : before.version())) {
        throw new OptimisticLockingFailureException("a candidacy has changed meanwhile");
      }
      tables.candidacies.put(change.next().requestId(), change.next());
    }
    outbox.append(messages(changes));
  }
}
