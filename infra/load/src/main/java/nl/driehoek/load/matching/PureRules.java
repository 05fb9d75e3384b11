package nl.driehoek.load.matching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.HousingCommand.SeekHome;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.matching.Ranking;
import nl.driehoek.housing.matching.Situation;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.ruleset.Limits;
import nl.driehoek.housing.ruleset.OrderCode;
import nl.driehoek.housing.ruleset.RuleCode;
import nl.driehoek.housing.ruleset.RuleSet;
import nl.driehoek.housing.ruleset.RuleSetBody;

/** Every candidate of the country against every home, in one thread, by the rules alone. */
final class PureRules {

  private static final Set<RuleCode> SOFT =
      Set.of(RuleCode.SOCIAL_INCOME, RuleCode.UNDER_21_RENT, RuleCode.INCOME_PROOF, RuleCode.QUOTA);

  private PureRules() {}

  static void measure(Country country) {
    List<Country.Region> one = country.regions("land", 1);
    Situation situation = situation(one.getFirst());
    List<Seeker> seekers =
        country.candidates(one, Country.CANDIDATES).stream().map(PureRules::seeker).toList();
    List<Country.Home> homes = country.homes(one, Country.HOMES);
    Ranking ranking = new Ranking(seekers, situation);
    List<Publication.Home> published = homes.stream().map(PureRules::home).toList();
    published.subList(0, 100).forEach(ranking::line);
    long start = System.nanoTime();
    long placed = 0;
    for (Publication.Home home : published) {
      placed += ranking.line(home).size();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long pairs = (long) seekers.size() * published.size();
    System.out.printf(
        Locale.ROOT,
        "| the rules alone, one thread: %,d pairs, %,d places in %,d lines | %.1f s (%.0f ns a"
            + " pair) | |%n",
        pairs,
        placed,
        published.size(),
        seconds,
        seconds * 1e9 / pairs);
  }

  private static Seeker seeker(SeekHome ask) {
    return new Seeker(
        ask.requestId(), 1, ask.covenantId(), ask.careOrganisationId(), ask.profile());
  }

  private static Publication.Home home(Country.Home home) {
    return new Publication.Home(
        UUID.randomUUID(),
        UUID.randomUUID(),
        home.bagId(),
        home.corporationId(),
        home.region().code(),
        home.area(),
        home.rentCents(),
        home.rooms(),
        home.floor(),
        home.lift(),
        home.stepFree(),
        home.petsAllowed(),
        home.availableFrom());
  }

  private static Situation situation(Country.Region region) {
    List<RuleSetBody.Setting> rules = new ArrayList<>();
    for (RuleCode rule : RuleCode.values()) {
      rules.add(new RuleSetBody.Setting(rule, !SOFT.contains(rule)));
    }
    Limits limits =
        new Limits(
            2026, 51_537_00, 56_910_00, 932_93, 29_400_00, 39_925_00, 28_775_00, 38_650_00, 713_02,
            764_14, 498_20, 9_500, 9_250);
    RuleSetBody body =
        new RuleSetBody(
            5, 2, 3, 2, 24, rules, List.of(OrderCode.values()), List.of(), List.of(limits));
    return new Situation(
        new RuleSet(
            UUID.randomUUID(),
            region.code(),
            "2026.1",
            LocalDate.of(2026, 1, 1),
            "",
            body,
            Instant.EPOCH),
        new Situation.Context(
            LocalDate.of(2026, 11, 23),
            Map.of(region.covenantId(), Set.copyOf(region.corporations())),
            List.of()));
  }
}
