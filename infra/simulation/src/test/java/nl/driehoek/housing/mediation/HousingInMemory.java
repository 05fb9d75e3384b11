package nl.driehoek.housing.mediation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.housing.candidacy.Candidacies;
import nl.driehoek.housing.candidacy.MemoryCandidacies;
import nl.driehoek.housing.candidacy.MemorySeekers;
import nl.driehoek.housing.candidacy.Seekers;
import nl.driehoek.housing.matching.MemoryMatching;
import nl.driehoek.housing.offer.MemoryOffers;
import nl.driehoek.housing.offer.Offers;
import nl.driehoek.housing.publication.MemoryPublications;
import nl.driehoek.housing.publication.Publications;
import nl.driehoek.housing.reservation.MemoryReservations;
import nl.driehoek.housing.ruleset.MemoryRuleSets;
import nl.driehoek.housing.ruleset.RuleSet;
import nl.driehoek.housing.tenancy.MemoryTenancies;
import nl.driehoek.housing.tenancy.Tenancies;
import nl.driehoek.housing.unit.MemoryUnits;
import nl.driehoek.housing.unit.Unit;
import nl.driehoek.housing.unit.Units;
import nl.driehoek.simulation.housing.HousingTables;
import nl.driehoek.simulation.machine.Node;

/** The use cases of the housing service as they run, on tables in memory. */
public final class HousingInMemory {

  private final Node node;
  private final HousingTables tables;
  private final MemoryUnits units;
  private final Publishing publishing;
  private final Answering answering;
  private final Signing signing;

  public HousingInMemory(
      Node node,
      Clock clock,
      List<RuleSet> rules,
      Map<UUID, Set<UUID>> corporations,
      List<MemoryMatching.Promise> promises) {
    this.node = node;
    this.tables = new HousingTables(node.disk());
    MemoryRuleSets ruleSets = new MemoryRuleSets(rules);
    Candidacies candidacies = new MemoryCandidacies(tables, node.outbox(), clock);
    Seekers seekers = new MemorySeekers(tables);
    Offers offers = new MemoryOffers(tables);
    Publications publications = new MemoryPublications(tables);
    Tenancies tenancies = new MemoryTenancies(tables, clock);
    this.units = new MemoryUnits(tables, node.outbox());
    Units doors = units.units();
    Rounds rounds =
        new Rounds(
            new MemoryRegions(tables),
            clock,
            MemoryMatching.situations(tables, ruleSets, corporations, promises),
            MemoryMatching.matchmaker(tables, seekers, offers),
            candidacies,
            seekers,
            offers,
            new MemoryReservations(tables, clock),
            publications,
            doors,
            tenancies,
            new Offering(node.deadlines()));
    this.publishing = new Publishing(rounds, doors, offers, publications);
    this.answering = new Answering(rounds, offers, seekers, ruleSets, node.deadlines());
    this.signing = new Signing(rounds, tenancies, offers);
    MediationConfiguration wiring = new MediationConfiguration();
    node.subscribe(wiring.housingCommands(new FlowCommands(rounds, candidacies, offers)));
    node.onDeadline(wiring.offerAnswers(new Expiring(rounds, offers, ruleSets)));
  }

  /** A home that a corporation has, before the world begins. */
  public void register(Unit unit) {
    node.prepare(() -> units.insert(unit));
  }

  public Publishing publishing() {
    return publishing;
  }

  public Answering answering() {
    return answering;
  }

  public Signing signing() {
    return signing;
  }

  public HousingTables tables() {
    return tables;
  }
}
