package nl.driehoek.simulation.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.capacity.outflow.CapacityInMemory.Resident;
import nl.driehoek.finance.budget.Budget;
import nl.driehoek.finance.covenant.CovenantTerms;
import nl.driehoek.finance.covenant.Share;
import nl.driehoek.finance.ledger.Money;
import nl.driehoek.finance.ledger.Task;
import nl.driehoek.housing.ruleset.Limits;
import nl.driehoek.housing.ruleset.OrderCode;
import nl.driehoek.housing.ruleset.RuleCode;
import nl.driehoek.housing.ruleset.RuleSet;
import nl.driehoek.housing.ruleset.RuleSetBody;
import nl.driehoek.housing.ruleset.RuleSetBody.Consequence;
import nl.driehoek.housing.ruleset.RuleSetBody.Setting;
import nl.driehoek.housing.unit.Unit;
import nl.driehoek.housing.unit.UnitState;
import nl.driehoek.simulation.machine.Chance;

/** One covenant with its region: who takes part, what was promised, homes and residents. */
final class Region {

  private static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 1);
  private static final Limits LIMITS =
      new Limits(
          2026, 51_537_00, 56_910_00, 932_93, 29_400_00, 39_925_00, 28_775_00, 38_650_00, 713_02,
          764_14, 498_20, 9_500, 9_250);
  private static final List<String> AREAS = List.of("2011", "2012", "2013");

  /** What can go wrong in a region from the start. */
  enum Lack {
    NOTHING,
    /** Finance has no budget for the year. */
    BUDGET,
    /** Housing has no rules. */
    RULES,
    /** One care institution has not signed. */
    PARTY
  }

  final UUID covenantId;
  final String code;
  final UUID municipality;
  final List<UUID> institutions;
  final List<UUID> corporations;
  private final Lack lack;
  private final Chance chance;

  Region(String code, Lack lack, Chance chance) {
    this.covenantId = chance.id();
    this.code = code;
    this.municipality = chance.id();
    this.institutions = List.of(chance.id(), chance.id());
    this.corporations = List.of(chance.id(), chance.id(), chance.id());
    this.lack = lack;
    this.chance = chance;
  }

  /** The last corporation has homes here, and is no party. */
  Set<UUID> parties() {
    return Set.copyOf(corporations.subList(0, 2));
  }

  Set<UUID> signed() {
    return lack == Lack.PARTY ? Set.of(institutions.getFirst()) : Set.copyOf(institutions);
  }

  /** Homes by year and corporation; seldom enough for everybody. */
  Map<Integer, Map<UUID, Integer>> promises(int residents) {
    Map<Integer, Map<UUID, Integer>> promises = new LinkedHashMap<>();
    for (int year = 2027; year <= 2028; year++) {
      Map<UUID, Integer> homes = new LinkedHashMap<>();
      for (UUID corporation : corporations.subList(0, 2)) {
        homes.put(corporation, (lack == Lack.NOTHING ? 3 : 0) + chance.below(residents));
      }
      promises.put(year, homes);
    }
    return promises;
  }

  CovenantTerms terms() {
    Set<UUID> all = new HashSet<>(institutions);
    all.addAll(parties());
    all.add(municipality);
    return new CovenantTerms(
        covenantId,
        1,
        code,
        municipality,
        FIRST_DAY,
        LocalDate.of(2030, 12, 31),
        null,
        all,
        shares());
  }

  private List<Share> shares() {
    return lack == Lack.PARTY
        ? List.of()
        : List.of(
            new Share(Task.REINVEST, null, 6000),
            new Share(Task.TRANSITION, institutions.getFirst(), 2500),
            new Share(Task.RENT_RISK, null, 1500));
  }

  /** The pots as the auditor names them, in basis points. */
  Map<String, Integer> pots() {
    Map<String, Integer> pots = new HashMap<>();
    shares()
        .forEach(
            share ->
                pots.put(
                    share.pot()
                        + "/FREE"
                        + (share.organisationId() == null ? "" : "/" + share.organisationId()),
                    share.basisPoints()));
    return pots;
  }

  /** Budgets with what they have for places; seldom enough for everybody. */
  Map<Budget, Money> budgets(int residents) {
    Map<Budget, Money> budgets = new LinkedHashMap<>();
    for (int year = 2027; year <= 2028; year++) {
      if (lack != Lack.BUDGET) {
        int places = (lack == Lack.NOTHING ? 5 : 1) + chance.below(residents);
        Money place = Money.ofCents(70_000_00 + chance.below(1000));
        Money support = Money.ofCents(18_000_00 + chance.below(1000));
        Budget budget = new Budget(chance.id(), covenantId, year, places, place, support);
        budgets.put(budget, Money.ofCents(place.cents() * places));
      }
    }
    return budgets;
  }

  List<RuleSet> rules(Instant now) {
    if (lack == Lack.RULES) {
      return List.of();
    }
    RuleSetBody body =
        new RuleSetBody(
            2 + chance.below(4),
            2 + chance.below(2),
            chance.below(2) * 6,
            2,
            24,
            List.of(
                new Setting(RuleCode.ROOMS, true),
                new Setting(RuleCode.PETS, true),
                new Setting(RuleCode.COVENANT_PARTY, true),
                new Setting(RuleCode.QUOTA, false)),
            List.of(
                OrderCode.PRIORITY_CATEGORY,
                OrderCode.WISHED_AREA,
                OrderCode.URGENCY_DATE,
                OrderCode.REQUEST_ID),
            List.of(new Consequence("WOB", true), new Consequence("REA", true)),
            List.of(LIMITS));
    return List.of(new RuleSet(chance.id(), code, "1", FIRST_DAY, "first", body, now));
  }

  List<Unit> homes(int count, Instant now) {
    List<Unit> homes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Unit.Facts facts =
          new Unit.Facts(
              600_00, 1 + chance.below(3), 0, false, false, chance.happens(600), null, null, "DAE");
      homes.add(
          new Unit(
              chance.id(),
              chance.of(chance.happens(850) ? corporations.subList(0, 2) : corporations),
              code + i,
              "bag-" + code + i,
              code,
              new Unit.Address(chance.of(AREAS) + "AB", 1 + i, null),
              facts,
              UnitState.REGISTERED,
              null,
              1,
              now));
    }
    return homes;
  }

  Resident resident(LocalDate today) {
    return new Resident(
        chance.id(),
        chance.of(institutions),
        chance.id(),
        chance.id(),
        covenantId,
        municipality,
        code,
        today.plusDays(chance.below(60)),
        1 + chance.below(2),
        chance.happens(300),
        List.of(chance.of(AREAS)));
  }
}
