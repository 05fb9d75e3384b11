package nl.driehoek.housing.mediation;

import java.util.List;
import java.util.Set;
import nl.driehoek.contracts.messages.CovenantEvent;
import nl.driehoek.housing.covenant.Covenants;
import nl.driehoek.platform.messaging.Received;
import org.springframework.stereotype.Service;

/** Follows covenants; whoever they concern is put in line again. */
@Service
class CovenantChanges {

  private final Covenants covenants;
  private final Relining relining;

  CovenantChanges(Covenants covenants, Relining relining) {
    this.covenants = covenants;
    this.relining = relining;
  }

  void handle(List<Received<?>> batch) {
    Set<String> regions =
        covenants.follow(
            batch.stream()
                .map(Received::body)
                .filter(CovenantEvent.class::isInstance)
                .map(CovenantEvent.class::cast)
                .toList());
    regions.stream().sorted().forEach(relining::covenantChanges);
  }
}
