package nl.driehoek.housing.matching;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.housing.candidacy.Candidacy;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.candidacy.Stage;
import nl.driehoek.housing.publication.Publication.State;
import nl.driehoek.simulation.housing.HousingTables;
import nl.driehoek.simulation.housing.HousingTables.LineKey;
import nl.driehoek.simulation.housing.NoDatabase;

/** Lines in memory, with the conditions that the SQL has. */
final class MemoryPoolLines extends PoolLines {

  private final HousingTables tables;

  MemoryPoolLines(HousingTables tables) {
    super(NoDatabase.CLIENT);
    this.tables = tables;
  }

  @Override
  void addEvaluation(UUID evaluationId, String region, Instant at, String cause, Situation known) {
    // Kept to explain a rank; nothing is decided by it.
  }

  @Override
  void add(UUID evaluationId, Instant at, List<Line> lines) {
    for (Line line : lines) {
      LineKey key = new LineKey(line.publicationId(), line.requestId(), line.attempt());
      tables.lines.put(
          key,
          new HousingTables.Line(key, line.verdict().failed().isEmpty(), line.verdict().sortKey()));
    }
  }

  @Override
  void supersede(String regionCode) {
    List<LineKey> over =
        tables.lines.all().keySet().stream()
            .filter(key -> waits(key.requestId()))
            .filter(key -> open(key.publicationId(), regionCode))
            .toList();
    over.forEach(tables.lines::remove);
  }

  @Override
  Set<Key> of(Collection<Seeker> seekers) {
    Set<UUID> ids = new HashSet<>();
    seekers.forEach(each -> ids.add(each.requestId()));
    Set<Key> keys = new HashSet<>();
    for (LineKey key : tables.lines.all().keySet()) {
      if (ids.contains(key.requestId())) {
        keys.add(new Key(key.publicationId(), key.requestId(), key.attempt()));
      }
    }
    return keys;
  }

  @Override
  Set<UUID> first(Collection<UUID> publicationIds, Collection<UUID> without, int each) {
    Set<UUID> first = new HashSet<>();
    for (UUID publication : publicationIds) {
      tables.lines.values().stream()
          .filter(line -> line.key().publicationId().equals(publication) && line.fits())
          .filter(line -> waitsNow(line) && !without.contains(line.key().requestId()))
          .filter(line -> !offered(line))
          .sorted(Comparator.comparing(HousingTables.Line::sortKey))
          .limit(each)
          .forEach(line -> first.add(line.key().requestId()));
    }
    return first;
  }

  @Override
  Map<UUID, Integer> before(Map<UUID, String> keys, Collection<UUID> leaving) {
    Map<UUID, Integer> before = new HashMap<>();
    keys.forEach(
        (publication, sortKey) ->
            before.put(
                publication,
                (int)
                    tables.lines.values().stream()
                        .filter(line -> line.key().publicationId().equals(publication))
                        .filter(line -> line.fits() && line.sortKey().compareTo(sortKey) < 0)
                        .filter(line -> present(line) && (stays(line, leaving) || offered(line)))
                        .count()));
    return before;
  }

  private boolean stays(HousingTables.Line line, Collection<UUID> leaving) {
    return waits(line.key().requestId()) && !leaving.contains(line.key().requestId());
  }

  private boolean present(HousingTables.Line line) {
    Candidacy candidacy = tables.candidacies.get(line.key().requestId());
    return candidacy != null && candidacy.attempt() == line.key().attempt();
  }

  private boolean waitsNow(HousingTables.Line line) {
    return present(line) && waits(line.key().requestId());
  }

  private boolean waits(UUID requestId) {
    Candidacy candidacy = tables.candidacies.get(requestId);
    return candidacy != null && candidacy.stage() instanceof Stage.Waiting;
  }

  private boolean open(UUID publicationId, String regionCode) {
    var publication = tables.publications.get(publicationId);
    return publication.home().regionCode().equals(regionCode)
        && (publication.state() == State.OPEN || publication.state() == State.OFFERED);
  }

  private boolean offered(HousingTables.Line line) {
    return tables.offers.values().stream()
        .anyMatch(
            offer ->
                offer.publicationId().equals(line.key().publicationId())
                    && offer.requestId().equals(line.key().requestId())
                    && offer.attempt() == line.key().attempt());
  }
}
