package nl.driehoek.load.matching;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import nl.driehoek.contracts.messages.HousingCommand.SeekHome;
import nl.driehoek.load.matching.Country.Region;

/**
 * One candidate against 650 open homes, one at a time; then a day of the whole country at once;
 * then the rules alone. A time runs from the sending of the command until the decision, stored and
 * replayable, is on the topic. Prints a Markdown table and the seed.
 */
public final class MatchingBenchmark {

  private static final int HOMES = 650;
  private static final int WAITING = 250;
  private static final int WARM_UP = 50;

  private MatchingBenchmark() {}

  /** Arguments: the jar of the housing service, the seed, and which of one, day and rules. */
  public static void main(String[] args) throws Exception {
    long seed = Long.parseLong(args[1]);
    Country country = new Country(seed);
    System.out.println("Seed " + seed);
    System.out.println("| Match | Time |");
    System.out.println("|---|---|");
    List<String> parts = List.of(args[2].split(","));
    if (parts.contains("one") || parts.contains("day")) {
      Path home = Files.createTempDirectory("matching");
      try (HousingProcess housing = HousingProcess.start(Path.of(args[0]), home);
          Connection database = housing.database();
          Bus bus = new Bus(housing.kafka())) {
        Supply supply = new Supply(database);
        if (parts.contains("one")) {
          one(country, supply, bus);
        }
        if (parts.contains("day")) {
          day(country, supply, bus);
        }
      }
    }
    if (parts.contains("rules")) {
      PureRules.measure(country);
    }
  }

  /** The first 650 or so get an offer each; who comes after them gets a line for every home. */
  private static void one(Country country, Supply supply, Bus bus) throws Exception {
    List<Region> region = country.regions("een", 1);
    supply.add(region, country.homes(region, HOMES));
    List<Double> offered = new ArrayList<>();
    List<Double> waiting = new ArrayList<>();
    while (waiting.size() < WARM_UP + WAITING) {
      SeekHome ask = country.candidates(region, 1).getFirst();
      long asked = bus.seek(ask);
      double millis = (bus.decided(ask.requestId()) - asked) / 1e6;
      boolean full =
          supply.number(
                  "select count(*) from pool_line where request_id = '" + ask.requestId() + "'")
              == HOMES;
      (full ? waiting : offered).add(millis);
    }
    supply.verify();
    print("one candidate against 650 open homes, gets an offer", offered);
    print("one candidate against 650 open homes, stands in or outside 650 lines", waiting);
  }

  private static void day(Country country, Supply supply, Bus bus) throws Exception {
    List<Region> regions = country.regions("regio", Country.REGIONS);
    supply.add(regions, country.homes(regions, Country.HOMES));
    long before = supply.number("select count(*) from pool_line");
    List<SeekHome> asking = country.candidates(regions, Country.CANDIDATES);
    long start = System.nanoTime();
    asking.forEach(bus::seek);
    long end = start;
    for (SeekHome ask : asking) {
      end = Math.max(end, bus.decided(ask.requestId()));
    }
    supply.verify();
    System.out.printf(
        Locale.ROOT,
        "| a national day: %,d candidates, %,d homes, %d municipalities in %d regions, %,d lines"
            + " stored | %.1f s |%n",
        asking.size(),
        Country.HOMES,
        country.municipalityCount(),
        regions.size(),
        supply.number("select count(*) from pool_line") - before,
        (end - start) / 1e9);
  }

  private static void print(String what, List<Double> times) {
    List<Double> sorted =
        new ArrayList<>(times.subList(Math.min(WARM_UP, times.size()), times.size()));
    Collections.sort(sorted);
    if (sorted.isEmpty()) {
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "| %s (%d times) | p50 %.1f ms, p95 %.1f ms, slowest %.1f ms |%n",
        what,
        sorted.size(),
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 95 / 100),
        sorted.getLast());
  }
}
