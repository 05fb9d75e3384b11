package nl.driehoek.load.matching;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.driehoek.contracts.messages.HousingCommand.ReleaseHome;
import nl.driehoek.contracts.messages.HousingCommand.SeekHome;
import nl.driehoek.load.matching.Country.Region;
import org.springframework.util.FileSystemUtils;

/**
 * What a flow costs with ever more finished requests in the tables: a candidate seeks, gets an
 * offer and gives the home back, one at a time. Pages of the database that a flow touches do not
 * depend on what else the machine does; times do. Prints a Markdown table, and beneath it what was
 * read and how long the filling took.
 */
public final class HistoryBenchmark {

  private static final int FLOWS = 150;
  private static final int WARM_UP = 30;
  private static final int OPEN_HOMES = 20;
  private static final int BITE = 50_000;
  private static final int WHERE_MAX = 8;

  private final Country country;
  private final Supply supply;
  private final Bus bus;
  private final List<String> details = new ArrayList<>();

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
    run(Path.of(args[0]), home, fill, Long.parseLong(args[2]), sizes);
    FileSystemUtils.deleteRecursively(home);
  }

  private static void run(Path jar, Path home, String fill, long seed, int[] sizes)
      throws Exception {
    try (HousingProcess housing = HousingProcess.start(jar, home);
        Connection database = housing.database();
        Connection filling = housing.fillingDatabase();
        Bus bus = new Bus(housing.kafka())) {
      Supply supply = new Supply(database);
      HistoryBenchmark benchmark = new HistoryBenchmark(new Country(seed), supply, bus);
      List<Region> region = benchmark.country.regions("nu", 1);
      supply.add(region, benchmark.country.homes(region, OPEN_HOMES));
      benchmark.flows(region, WARM_UP);
      System.out.println("Seed " + seed);
      System.out.println(
          "| Finished requests | database | pages a flow | rows read a flow | p50 ms | p95 ms |");
      System.out.println("|---|---|---|---|---|---|");
      try {
        int filled = 0;
        for (int size : sizes) {
          benchmark.fill(filling, fill, filled + 1, size);
          filled = size;
          benchmark.measure(region, size);
        }
      } finally {
        System.out.println();
        benchmark.details.forEach(System.out::println);
      }
    }
  }

  /**
   * Fills without indexes and makes them afterwards, each in one go: kept up row by row they would
   * be read and written in no order, for hours once they do not fit in memory.
   */
  private void fill(Connection database, String sql, int from, int to) throws SQLException {
    long start = System.nanoTime();
    try (Statement statement = database.createStatement()) {
      List<String> tables = tables(statement, sql);
      statement.execute("set maintenance_work_mem = '256MB'");
      statement.execute(
          """
          update pg_index set indisready = false, indisvalid = false
          where indrelid = any('{%s}'::regclass[])
          """
              .formatted(String.join(",", tables)));
      for (int at = from; at <= to; at += BITE) {
        statement.execute(
            sql.replace(":year", Integer.toString(Year.now(ZoneOffset.UTC).getValue() - 6))
                .replace(":from", Integer.toString(at))
                .replace(":to", Integer.toString(Math.min(to, at + BITE - 1))));
      }
      for (String table : tables) {
        statement.execute("reindex table " + table);
      }
      statement.execute("vacuum analyze");
      statement.execute("checkpoint");
    }
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    details.add(String.format(Locale.ROOT, "Filled to %,d in %d s", to, seconds));
  }

  /** The tables that the script writes to; a year of a journal is a table of its own. */
  private static List<String> tables(Statement statement, String sql) throws SQLException {
    String written =
        Pattern.compile("insert into (\\w+) \\(")
            .matcher(sql)
            .results()
            .map(each -> each.group(1))
            .collect(Collectors.joining("|"));
    List<String> tables = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            "select relname from pg_class where relkind = 'r' and relname ~ '^(%s)(_[0-9]{4})?$'"
                .formatted(written))) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    return tables;
  }

  private void measure(List<Region> region, int size) throws Exception {
    flows(region, WARM_UP);
    long pages = supply.number(PAGES);
    long rows = supply.number(ROWS);
    Map<String, Long> before = supply.numbers(WHERE);
    List<Double> times = flows(region, FLOWS);
    Map<String, Long> read = supply.numbers(WHERE);
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
    read.replaceAll((where, count) -> (count - before.getOrDefault(where, 0L)) / FLOWS);
    read.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(WHERE_MAX)
        .forEach(
            each ->
                details.add(
                    String.format(
                        Locale.ROOT, "- %,d rows of %s", each.getValue(), each.getKey())));
  }

  /** Rows and index entries read, by what was read: shows what makes a flow dearer. */
  private static final String WHERE =
      """
      select 'table ' || relname, seq_tup_read from pg_stat_user_tables where seq_tup_read > 0
      union all
      select 'index ' || indexrelname, idx_tup_read from pg_stat_user_indexes where idx_tup_read > 0
      """;

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
