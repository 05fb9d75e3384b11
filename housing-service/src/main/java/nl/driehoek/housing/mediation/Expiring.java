package nl.driehoek.housing.mediation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.driehoek.housing.offer.Offer;
import nl.driehoek.housing.offer.Offers;
import nl.driehoek.housing.ruleset.RuleSet;
import nl.driehoek.housing.ruleset.RuleSets;
import org.springframework.stereotype.Service;

/** The end of answering terms: a region at a time, the next in line in the same transaction. */
@Service
class Expiring {

  private final Rounds rounds;
  private final Offers offers;
  private final RuleSets ruleSets;

  Expiring(Rounds rounds, Offers offers, RuleSets ruleSets) {
    this.rounds = rounds;
    this.offers = offers;
    this.ruleSets = ruleSets;
  }

  /** Terms that have passed by the clock; an offer that was answered meanwhile is left alone. */
  void handle(List<UUID> due) {
    Map<String, List<Offer>> byRegion =
        offers.find(due).values().stream()
            .collect(Collectors.groupingBy(Offer::regionCode, TreeMap::new, Collectors.toList()));
    byRegion.forEach(this::expire);
  }

  private void expire(String region, List<Offer> open) {
    Round round =
        rounds.open(
            region,
            open.stream().map(Offer::requestId).toList(),
            open.stream().map(Offer::publicationId).toList());
    Map<UUID, RuleSet> rules =
        ruleSets.all(open.stream().map(Offer::ruleSetId).distinct().toList());
    offers
        .find(open.stream().map(Offer::offerId).toList())
        .values()
        .forEach(
            offer ->
                Ending.expire(
                    round, offer, Objects.requireNonNull(rules.get(offer.ruleSetId())).body()));
    rounds.close(round);
  }
}
