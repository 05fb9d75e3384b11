package nl.driehoek.housing.publication;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.housing.publication.Publication.State;
import nl.driehoek.simulation.housing.HousingTables;
import nl.driehoek.simulation.housing.NoDatabase;
import org.springframework.dao.OptimisticLockingFailureException;

/** Publications in memory. */
public final class MemoryPublications extends Publications {

  private static final Comparator<Publication> FIRST_AVAILABLE_FIRST =
      Comparator.<Publication, java.time.LocalDate>comparing(each -> each.home().availableFrom())
          .thenComparing(Publication::publishedAt)
          .thenComparing(Publication::publicationId);

  private final HousingTables tables;

  public MemoryPublications(HousingTables tables) {
    super(NoDatabase.CLIENT, NoDatabase.TEMPLATE);
    this.tables = tables;
  }

  @Override
  public Map<UUID, Publication> find(Collection<UUID> publicationIds) {
    Map<UUID, Publication> found = new HashMap<>();
    for (UUID id : publicationIds) {
      Publication publication = tables.publications.get(id);
      if (publication != null) {
        found.put(id, publication);
      }
    }
    return found;
  }

  @Override
  public List<Publication> inRegion(String regionCode) {
    return tables.publications.values().stream()
        .filter(each -> each.home().regionCode().equals(regionCode))
        .filter(each -> each.state() == State.OPEN || each.state() == State.OFFERED)
        .sorted(FIRST_AVAILABLE_FIRST)
        .toList();
  }

  @Override
  public void insert(Publication publication) {
    tables.publications.put(publication.publicationId(), publication);
  }

  @Override
  public void save(Collection<Publication> changed, Map<UUID, Long> expected) {
    for (Publication each : changed) {
      UUID id = each.publicationId();
      if (tables.publications.get(id).version() != expected.get(id)) {
        throw new OptimisticLockingFailureException("a publication has changed meanwhile");
      }
      tables.publications.put(id, each);
    }
  }
}
