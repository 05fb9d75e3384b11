package nl.driehoek.housing.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.housing.candidacy.Seekers;
import nl.driehoek.housing.matching.Situation.Context.Quota;
import nl.driehoek.housing.offer.Offers;
import nl.driehoek.housing.ruleset.RuleSet;
import nl.driehoek.housing.ruleset.RuleSets;
import nl.driehoek.simulation.housing.HousingTables;
import nl.driehoek.simulation.housing.HousingTables.QuotaKey;
import nl.driehoek.simulation.housing.NoDatabase;

/** The matchmaker as it runs, on lines and situations in memory. */
public final class MemoryMatching {

  private MemoryMatching() {}

  public static Matchmaker matchmaker(HousingTables tables, Seekers seekers, Offers offers) {
    return new Matchmaker(new MemoryPoolLines(tables), seekers, offers);
  }

  /** A promise of homes by one corporation in one year. */
  public record Promise(UUID covenantId, UUID corporationId, int year, int homes) {}

  public static Situations situations(
      HousingTables tables,
      RuleSets ruleSets,
      Map<UUID, Set<UUID>> corporations,
      List<Promise> promises) {
    return new Situations(NoDatabase.CLIENT, ruleSets) {
      @Override
      public Optional<Situation> of(String regionCode, LocalDate today) {
        return ruleSets.of(regionCode, today).map(rules -> under(rules, today));
      }

      @Override
      public Situation under(RuleSet rules, LocalDate today) {
        List<Quota> quotas = new ArrayList<>();
        for (Promise each : promises) {
          QuotaKey key = new QuotaKey(each.covenantId(), each.corporationId(), each.year());
          quotas.add(
              new Quota(
                  each.covenantId(),
                  each.corporationId(),
                  each.year(),
                  each.homes(),
                  tables.quotaUse.getOr(key, 0)));
        }
        return new Situation(rules, new Situation.Context(today, corporations, quotas));
      }
    };
  }
}
