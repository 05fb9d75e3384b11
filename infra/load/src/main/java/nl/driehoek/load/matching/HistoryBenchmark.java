package nl.driehoek.load.matching;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import nl.driehoek.contracts.messages.HousingCommand.ReleaseHome;
import nl.driehoek.contracts.messages.HousingCommand.SeekHome;
import nl.driehoek.load.matching.Country.Region;

/**
 * What a flow costs with ever more finished requests in the tables: a candidate seeks, gets an
 * offer and gives the home back, one at a time. Pages of the database that a flow touches do not
 * depend on what else the machine does; times do. Prints a Markdown table.
 */
public final class HistoryBenchmark {

  private static final int FLOWS = 150;
  private static final int WARM_UP = 30;
  private static final int OPEN_HOMES = 20;
  private static final int BITE = 50_000;

  private final Country country;
  private final Supply supply;
  private final Bus bus;

  private HistoryBenchmark(Country country, Supply supply, Bus bus) {
    this.country = country;
    this.supply = supply;
    this.bus = bus;
  }

  /** Arguments: the jar of the housing service, what fills its tables, the seed, the sizes. */
  public static void main(String[] args) throws Exception {
    String fill = Files.readString(Path.of(args[1]));
    int[] sizes = Arrays.stream(args[3].split(",")).mapToInt(Integer::parseInt).toArray();
    Path home = Files.createTempDirectory("history");
    try (HousingProcess housing = HousingProcess.start(Path.of(args[0]), home);
        Connection database = housing.database();
        Connection filling = housing.fillingDatabase();
        Bus bus = new Bus(housing.kafka())) {
      Supply supply = new Supply(database);
      HistoryBenchmark benchmark =
          new HistoryBenchmark(new Country(Long.parseLong(args[2])), supply, bus);
      List<Region> region = benchmark.country.regions("nu", 1);
      supply.add(region, benchmark.country.homes(region, OPEN_HOMES));
      benchmark.flows(region, WARM_UP);
      System.out.println("Seed " + args[2]);
      System.out.println(
          "| Finished requests | database | pages a flow | rows read a flow | p50 ms | p95 ms |");
      System.out.println("|---|---|---|---|---|---|");
      int filled = 0;
      for (int size : sizes) {
        fill(filling, fill, filled + 1, size);
        filled = size;
        benchmark.measure(region, size);
      }
    }
  }

  private static void fill(Connection database, String sql, int from, int to) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (int at = from; at <= to; at += BITE) {
        statement.execute(
            sql.replace(":from", Integer.toString(at))
                .replace(":to", Integer.toString(Math.min(to, at + BITE - 1))));
      }
      statement.execute("vacuum analyze");
    }
  }

  private void measure(List<Region> region, int size) throws Exception {
    flows(region, WARM_UP);
    long pages = supply.number(PAGES);
    long rows = supply.number(ROWS);
    List<Double> times = flows(region, FLOWS);
    pages = supply.number(PAGES) - pages;
    rows = supply.number(ROWS) - rows;
    Collections.sort(times);
    System.out.printf(
        Locale.ROOT,
        "| %,d | %,d MB | %,d | %,d | %.1f | %.1f |%n",
        size,
        supply.number("select pg_database_size(current_database()) / 1000000"),
        pages / FLOWS,
        rows / FLOWS,
        times.get(FLOWS / 2),
        times.get(FLOWS * 95 / 100));
  }

  private static final String PAGES =
      """
      select blks_hit + blks_read from pg_stat_database where datname = current_database()
      """;

  private static final String ROWS =
      "select tup_returned from pg_stat_database where datname = current_database()";

  /** Seek, offer, release: the home is free again for the next. */
  private List<Double> flows(List<Region> region, int count) throws Exception {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SeekHome ask = country.candidates(region, 1).getFirst();
      long start = bus.seek(ask);
      bus.decided(ask.requestId());
      bus.send(new ReleaseHome(ask.requestId(), 1, "WITHDRAWN"));
      times.add((bus.ended(ask.requestId()) - start) / 1e6);
    }
    return times;
  }
}
