package nl.driehoek.load.matching;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
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
    System.out.println("| Match | Time | Processor time, service and database |");
    System.out.println("|---|---|---|");
    List<String> parts = List.of(args[2].split(","));
    if (parts.contains("one") || parts.contains("day")) {
      Path home = Files.createTempDirectory("matching");
      try (HousingProcess housing = HousingProcess.start(Path.of(args[0]), home);
          Connection database = housing.database();
          Bus bus = new Bus(housing.kafka())) {
        Supply supply = new Supply(database);
        if (parts.contains("one")) {
          one(country, supply, bus, housing);
        }
        if (parts.contains("day")) {
          day(country, supply, bus, housing);
        }
      }
    }
    if (parts.contains("rules")) {
      PureRules.measure(country);
    }
  }

  /** The first 650 or so get an offer each; who comes after them gets a line for every home. */
  private static void one(Country country, Supply supply, Bus bus, HousingProcess housing)
      throws Exception {
    List<Region> region = country.regions("een", 1);
    supply.add(region, country.homes(region, HOMES));
    Times offered = new Times();
    Times waiting = new Times();
    while (waiting.count() < WARM_UP + WAITING) {
      Duration before = housing.work();
      SeekHome ask = country.candidates(region, 1).getFirst();
      long asked = bus.seek(ask);
      double millis = (bus.decided(ask.requestId()) - asked) / 1e6;
      Duration work = housing.work().minus(before);
      boolean full =
          supply.number(
                  "select count(*) from pool_line where request_id = '" + ask.requestId() + "'")
              == HOMES;
      (full ? waiting : offered).add(millis, work);
    }
    supply.verify();
    offered.print("one candidate against 650 open homes, gets an offer");
    waiting.print("one candidate against 650 open homes, gets a line for each");
  }

  private static void day(Country country, Supply supply, Bus bus, HousingProcess housing)
      throws Exception {
    List<Region> regions = country.regions("regio", Country.REGIONS);
    supply.add(regions, country.homes(regions, Country.HOMES));
    long before = supply.number("select count(*) from pool_line");
    List<SeekHome> asking = country.candidates(regions, Country.CANDIDATES);
    Duration work = housing.work();
    long start = System.nanoTime();
    asking.forEach(bus::seek);
    long end = start;
    for (SeekHome ask : asking) {
      end = Math.max(end, bus.decided(ask.requestId()));
    }
    work = housing.work().minus(work);
    supply.verify();
    System.out.printf(
        Locale.ROOT,
        "| a national day: %,d candidates, %,d homes, %d municipalities in %d regions, %,d lines"
            + " stored | %.1f s | %.1f s |%n",
        asking.size(),
        Country.HOMES,
        country.municipalityCount(),
        regions.size(),
        supply.number("select count(*) from pool_line") - before,
        (end - start) / 1e9,
        work.toMillis() / 1e3);
  }

  /** Times of the same kind of match; the first ones are for warming up. */
  private static final class Times {
    private final List<Double> millis = new ArrayList<>();
    private Duration work = Duration.ZERO;
    private int seen;

    int count() {
      return seen;
    }

    void add(double took, Duration worked) {
      if (++seen > WARM_UP) {
        millis.add(took);
        work = work.plus(worked);
      }
    }

    void print(String what) {
      if (millis.isEmpty()) {
        return;
      }
      Collections.sort(millis);
      System.out.printf(
          Locale.ROOT,
          "| %s (%d times) | p50 %.1f ms, p95 %.1f ms, slowest %.1f ms | %.1f ms |%n",
          what,
          millis.size(),
          millis.get(millis.size() / 2),
          millis.get(millis.size() * 95 / 100),
          millis.getLast(),
          (double) work.toMillis() / millis.size());
    }
  }
}
