package nl.driehoek.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.capacity.outflow.CapacityInMemory;
import nl.driehoek.capacity.outflow.CapacityInMemory.Resident;
import nl.driehoek.covenant.quota.CovenantInMemory;
import nl.driehoek.finance.covenant.CovenantTerms;
import nl.driehoek.finance.shift.FinanceInMemory;
import nl.driehoek.housing.matching.MemoryMatching.Promise;
import nl.driehoek.housing.mediation.HousingInMemory;
import nl.driehoek.housing.ruleset.RuleSet;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.simulation.audit.Evidence;
import nl.driehoek.simulation.housing.HousingRows;
import nl.driehoek.simulation.machine.Broken;
import nl.driehoek.simulation.machine.Bus;
import nl.driehoek.simulation.machine.Chance;
import nl.driehoek.simulation.machine.FakeClock;
import nl.driehoek.simulation.machine.Fault;
import nl.driehoek.simulation.machine.Node;
import nl.driehoek.simulation.machine.Sent;
import nl.driehoek.simulation.world.Region.Lack;

/**
 * Three regions in one process, with the people who live and work there. The services are the real
 * ones up to their tables; the clock, the tables and the network are made here.
 */
public final class World {

  private static final Instant START = BusinessDates.startOf(LocalDate.of(2027, 1, 11));
  private static final int TICKS_A_JOURNEY = 90;
  private static final int QUIET_TICKS_MAX = 60_000;
  private static final int DEADLINES_MAX = 600;

  private final Chance chance;
  private final FakeClock clock = new FakeClock(START.plus(Duration.ofHours(9)));
  private final Node covenantNode;
  private final Node capacityNode;
  private final Node housingNode;
  private final Node financeNode;
  private final Bus bus;
  private final CovenantInMemory covenant;
  private final CapacityInMemory capacity;
  private final HousingInMemory housing;
  private final FinanceInMemory finance;
  private final List<Region> regions;
  private final List<Resident> residents = new ArrayList<>();
  private final People people;
  private int tick;

  /** A world that has not begun. */
  public World(long seed, int journeys, Broken broken) {
    this.chance = new Chance(seed, broken);
    this.covenantNode = new Node("covenant", clock, chance);
    this.capacityNode = new Node("capacity", clock, chance);
    this.housingNode = new Node("housing", clock, chance);
    this.financeNode = new Node("finance", clock, chance);
    this.bus = new Bus(List.of(covenantNode, capacityNode, housingNode, financeNode), chance);
    this.regions =
        List.of(
            new Region("waterrijk", Lack.NOTHING, chance),
            new Region("meerdorp", Lack.PARTY, chance),
            new Region("droogveld", chance.happens(500) ? Lack.BUDGET : Lack.RULES, chance));
    List<CovenantTerms> terms = new ArrayList<>();
    List<RuleSet> rules = new ArrayList<>();
    List<Promise> promises = new ArrayList<>();
    Map<UUID, Set<UUID>> parties = new HashMap<>();
    this.covenant = new CovenantInMemory(covenantNode);
    for (Region region : regions) {
      terms.add(region.terms());
      rules.addAll(region.rules(clock.instant()));
      parties.put(region.covenantId, region.parties());
      region
          .promises(journeys / 2)
          .forEach(
              (year, homes) -> {
                covenant.promise(region.covenantId, year, homes, region.signed());
                homes.forEach(
                    (corporation, count) ->
                        promises.add(new Promise(region.covenantId, corporation, year, count)));
              });
    }
    this.capacity = new CapacityInMemory(capacityNode, clock);
    this.housing = new HousingInMemory(housingNode, clock, rules, parties, promises);
    this.finance = new FinanceInMemory(financeNode, clock, terms);
    furnish(journeys);
    this.people = new People(capacityNode, housingNode, capacity, housing, clock, chance);
  }

  private void furnish(int journeys) {
    for (Region region : regions) {
      region.budgets(journeys).forEach(finance::open);
      int homes = region == regions.getFirst() ? journeys * 2 / 3 : journeys / 5;
      region.homes(homes, clock.instant()).forEach(housing::register);
    }
    for (int i = 0; i < journeys; i++) {
      Region region = regions.get(chance.happens(700) ? 0 : 1 + chance.below(2));
      Resident resident = region.resident(BusinessDates.today(clock));
      residents.add(resident);
      capacityNode.prepare(() -> capacity.moveIn(resident, LocalDate.of(2025, 6, 1)));
    }
  }

  /** People act, the machine works and fails; then people rest until all is quiet. */
  public void live() {
    int ticks = residents.size() * TICKS_A_JOURNEY;
    int filed = 0;
    for (tick = 0; tick < ticks; tick++) {
      if (filed < residents.size() && chance.happens(30)) {
        people.file(residents.get(filed++));
      }
      somethingHappens();
    }
    while (filed < residents.size()) {
      people.file(residents.get(filed++));
    }
    rest();
  }

  /** Nobody does anything any more: only what is under way and what is due goes on. */
  public void passTime() {
    for (int i = 0; i < DEADLINES_MAX; i++) {
      Optional<Instant> next = bus.nextDeadline();
      if (next.isEmpty()) {
        return;
      }
      clock.forwardTo(next.get());
      rest();
    }
    throw new IllegalStateException("deadlines make new deadlines without end");
  }

  private void somethingHappens() {
    switch (chance.below(20)) {
      case 0, 1, 2, 3, 4, 5 -> people.act();
      case 6, 7, 8, 9 -> bus.relay(tick);
      case 10, 11, 12, 13, 14, 15, 16 -> bus.deliver(tick);
      case 17 -> bus.fireDeadlines(tick);
      case 18 -> clock.forward(Duration.ofMinutes(chance.below(240)));
      default -> {
        if (chance.happens(200)) {
          clock.forward(Duration.ofHours(chance.below(96)));
        }
      }
    }
  }

  private void rest() {
    int until = tick + QUIET_TICKS_MAX;
    while (tick % 32 != 0 || !bus.quiet()) {
      tick++;
      if (tick > until) {
        throw new IllegalStateException("it never becomes quiet");
      }
      switch (chance.below(8)) {
        case 0, 1 -> bus.relay(tick);
        case 2 -> bus.fireDeadlines(tick);
        default -> bus.deliver(tick);
      }
    }
  }

  /** Everything that can be seen from outside. */
  public Evidence evidence() {
    Map<UUID, Set<UUID>> parties = new HashMap<>();
    Map<UUID, String> codes = new HashMap<>();
    Map<UUID, Map<String, Integer>> shares = new HashMap<>();
    for (Region region : regions) {
      parties.put(region.covenantId, new HashSet<>(region.parties()));
      codes.put(region.covenantId, region.code);
      shares.put(region.covenantId, region.pots());
    }
    HousingRows rows = new HousingRows(housing.tables());
    return new Evidence(
        clock.instant(),
        told(),
        people.receipts(),
        bus.handlings(),
        bus.expected(),
        bus.parked(),
        capacity.requests(),
        capacity.journal(),
        capacity.tasks(),
        capacity.periods(),
        rows.units(),
        rows.publications(),
        rows.offers(),
        rows.holds(),
        rows.tenancies(),
        rows.candidacies(),
        rows.wishes(),
        rows.freeHomes(),
        covenant.transfers(),
        covenant.years(),
        finance.shifts(),
        finance.transactions(),
        finance.balances(),
        finance.budgets(),
        parties,
        codes,
        shares);
  }

  private Map<String, List<Sent>> told() {
    Map<String, List<Sent>> told = new LinkedHashMap<>();
    for (Node node : List.of(covenantNode, capacityNode, housingNode, financeNode)) {
      told.put(node.name(), node.told());
    }
    return told;
  }

  /** How often each fault took effect. */
  public Map<Fault, Long> faults() {
    return chance.counts();
  }
}
