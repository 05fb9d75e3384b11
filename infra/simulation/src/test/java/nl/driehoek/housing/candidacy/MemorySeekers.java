package nl.driehoek.housing.candidacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.driehoek.simulation.housing.HousingTables;
import nl.driehoek.simulation.housing.HousingTables.Attempt;
import nl.driehoek.simulation.housing.HousingTables.LineKey;
import nl.driehoek.simulation.housing.NoDatabase;

/** What candidates ask, in memory. */
public final class MemorySeekers extends Seekers {

  private final HousingTables tables;

  public MemorySeekers(HousingTables tables) {
    super(NoDatabase.CLIENT, NoDatabase.TEMPLATE);
    this.tables = tables;
  }

  @Override
  public void add(Collection<Seeker> seekers, String regionCode, Instant enteredAt) {
    for (Seeker seeker : seekers) {
      Attempt key = new Attempt(seeker.requestId(), seeker.attempt());
      if (tables.seekers.get(key) == null) {
        tables.seekers.put(key, seeker);
      }
    }
  }

  @Override
  public List<Seeker> of(Collection<UUID> requestIds) {
    List<Seeker> found = new ArrayList<>();
    for (UUID id : requestIds) {
      Candidacy candidacy = tables.candidacies.get(id);
      Seeker seeker =
          candidacy == null ? null : tables.seekers.get(new Attempt(id, candidacy.attempt()));
      if (seeker != null) {
        found.add(seeker);
      }
    }
    return found;
  }

  @Override
  public Seeker get(UUID requestId, int attempt) {
    return Objects.requireNonNull(tables.seekers.get(new Attempt(requestId, attempt)));
  }

  @Override
  public List<Missing> waitingWithoutLine(String regionCode, Collection<UUID> publicationIds) {
    List<Missing> missing = new ArrayList<>();
    for (UUID publication : publicationIds) {
      for (Candidacy each : waitingIn(regionCode)) {
        if (tables.lines.get(new LineKey(publication, each.requestId(), each.attempt())) == null) {
          missing.add(new Missing(publication, each.requestId()));
        }
      }
    }
    return missing;
  }

  @Override
  public List<Seeker> waiting(String regionCode) {
    return of(waitingIn(regionCode).stream().map(Candidacy::requestId).toList());
  }

  private List<Candidacy> waitingIn(String regionCode) {
    return tables.candidacies.values().stream()
        .filter(each -> each.stage() instanceof Stage.Waiting)
        .filter(each -> each.entered().regionCode().equals(regionCode))
        .toList();
  }
}
