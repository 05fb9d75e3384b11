package nl.driehoek.housing.ruleset;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.driehoek.simulation.housing.NoDatabase;

/** The rule sets of a world: one a region, from before it begins. */
public final class MemoryRuleSets extends RuleSets {

  private final List<RuleSet> ruleSets;

  public MemoryRuleSets(List<RuleSet> ruleSets) {
    super(NoDatabase.CLIENT);
    this.ruleSets = ruleSets;
  }

  @Override
  public Optional<RuleSet> of(String regionCode, LocalDate day) {
    return ruleSets.stream().filter(each -> each.regionCode().equals(regionCode)).findFirst();
  }

  @Override
  public Optional<RuleSet> find(UUID ruleSetId) {
    return ruleSets.stream().filter(each -> each.ruleSetId().equals(ruleSetId)).findFirst();
  }

  @Override
  public Map<UUID, RuleSet> all(Collection<UUID> ruleSetIds) {
    return ruleSets.stream()
        .filter(each -> ruleSetIds.contains(each.ruleSetId()))
        .collect(Collectors.toMap(RuleSet::ruleSetId, Function.identity()));
  }
}
