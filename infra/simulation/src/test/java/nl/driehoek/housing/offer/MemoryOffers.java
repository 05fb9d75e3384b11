package nl.driehoek.housing.offer;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.simulation.housing.HousingTables;
import nl.driehoek.simulation.housing.NoDatabase;
import org.springframework.dao.OptimisticLockingFailureException;

/** Offers in memory; without the constraints of the database, so that the rules stand alone. */
public final class MemoryOffers extends Offers {

  private final HousingTables tables;

  public MemoryOffers(HousingTables tables) {
    super(NoDatabase.CLIENT, NoDatabase.TEMPLATE);
    this.tables = tables;
  }

  @Override
  public Map<UUID, Offer> find(Collection<UUID> offerIds) {
    Map<UUID, Offer> found = new HashMap<>();
    for (UUID id : offerIds) {
      Offer offer = tables.offers.get(id);
      if (offer != null) {
        found.put(id, offer);
      }
    }
    return found;
  }

  @Override
  public Optional<Offer> active(UUID publicationId) {
    return tables.offers.values().stream()
        .filter(each -> each.publicationId().equals(publicationId))
        .filter(each -> each.state() == OfferState.OPEN || each.state() == OfferState.ACCEPTED)
        .findFirst();
  }

  @Override
  public Set<Met> met(Collection<UUID> requestIds) {
    Set<UUID> ids = new HashSet<>(requestIds);
    Set<Met> met = new HashSet<>();
    for (Offer each : tables.offers.values()) {
      if (ids.contains(each.requestId())) {
        met.add(new Met(each.requestId(), each.attempt(), each.publicationId()));
      }
    }
    return met;
  }

  @Override
  public void insert(Collection<Offer> offers) {
    offers.forEach(each -> tables.offers.put(each.offerId(), each));
  }

  @Override
  public void save(Collection<Offer> changed) {
    for (Offer each : changed) {
      if (tables.offers.get(each.offerId()).version() != each.version() - 1) {
        throw new OptimisticLockingFailureException("an offer has changed meanwhile");
      }
      tables.offers.put(each.offerId(), each);
    }
  }
}
