package nl.driehoek.load.pages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.driehoek.local.Suite;
import nl.driehoek.local.demo.DemoRegion;
import nl.driehoek.local.demo.WholeFlow;
import nl.driehoek.local.http.SuiteClient;
import nl.driehoek.local.pair.Directories;

/**
 * Pages of the portal, each asked many times by a person who signed in, one after the other: on the
 * demo region, and again when its lists hold thousands. Prints Markdown tables.
 */
public final class PagesBenchmark {

  private static final int WARM_UP = 15;
  private static final List<String> PEOPLE =
      List.of("femke", "tom", "karim", "samira", "joost", "daan", "ada", "otto");

  private final Map<String, Visitor> visitors;
  private final int visits;

  private PagesBenchmark(Map<String, Visitor> visitors, int visits) {
    this.visitors = visitors;
    this.visits = visits;
  }

  private record Page(String who, String path) {}

  /** Arguments: the folder for the data of the suite, visits a page, rows of the long lists. */
  public static void main(String[] args) {
    Path home = Path.of(args[0]);
    Directories.delete(home);
    int visits = Integer.parseInt(args[1]);
    int rows = Integer.parseInt(args[2]);
    try (Suite suite = Suite.start(home)) {
      SuiteClient client = new SuiteClient(suite.gateway(), suite::token);
      DemoRegion.Region region = new DemoRegion(client, line -> {}).load();
      Map<String, Visitor> visitors =
          PEOPLE.stream()
              .collect(Collectors.toMap(name -> name, name -> Visitor.of(suite, home, name)));
      PagesBenchmark benchmark = new PagesBenchmark(visitors, visits);
      benchmark.measure("the demo region");
      Thousands thousands = new Thousands(client, region.covenantId());
      thousands.homes(rows);
      thousands.requests(new WholeFlow(client, region.covenantId(), "pages"), rows);
      benchmark.measure("%,d homes and %,d requests more".formatted(rows, rows));
    }
  }

  private List<Page> pages() {
    Visitor femke = visitor("femke");
    Visitor karim = visitor("karim");
    String request = femke.link("/portal/requests", "/portal/requests/[0-9a-f-]{36}");
    String house = femke.choice("/portal/requests/new", "[0-9a-f-]{36}");
    String home = karim.link("/portal/homes", "/portal/homes/[0-9a-f-]{36}");
    return Stream.of(
            "femke /portal/start",
            "femke /portal/requests",
            "femke /portal/requests?state=WITHDRAWN",
            "femke /portal/requests?sort=filedOn",
            "femke " + request,
            "femke /portal/requests/new?house=" + house,
            "tom /portal/places",
            "karim /portal/start",
            "karim /portal/homes",
            "karim /portal/homes?sort=rent",
            "karim /portal/homes?state=REGISTERED&sort=-rent",
            "karim " + home,
            "karim /portal/publications",
            "karim /portal/lettings",
            "samira /portal/start",
            "samira /portal/triangle",
            "samira /portal/covenants",
            "samira /portal/requests",
            "joost /portal/budgets",
            "joost /portal/transactions",
            "joost /portal/soundness",
            "daan /portal/my-path",
            "ada /portal/audit",
            "otto /portal/operations")
        .map(line -> line.split(" ", 2))
        .map(parts -> new Page(parts[0], parts[1]))
        .toList();
  }

  private void measure(String when) {
    System.out.printf(Locale.ROOT, "%n| Page, %s | who | p50 ms | p95 ms | slowest | kB |%n", when);
    System.out.println("|---|---|---|---|---|---|");
    List<Page> pages = pages();
    for (Page page : pages) {
      ask(page, WARM_UP);
    }
    List<Double> all = new ArrayList<>();
    for (Page page : pages) {
      List<Visitor.Visit> seen = ask(page, visits);
      double[] millis = seen.stream().mapToDouble(Visitor.Visit::millis).sorted().toArray();
      Arrays.stream(millis).forEach(all::add);
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %.0f | %.0f | %.0f | %.1f |%n",
          page.path().replaceAll("[0-9a-f-]{36}", "{id}"),
          page.who(),
          at(millis, 0.5),
          at(millis, 0.95),
          at(millis, 1),
          seen.getLast().bytes() / 1000.0);
    }
    double[] together = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "| all | | %.0f | %.0f | %.0f | |%n",
        at(together, 0.5),
        at(together, 0.95),
        at(together, 1));
  }

  private List<Visitor.Visit> ask(Page page, int times) {
    Visitor visitor = visitor(page.who());
    List<Visitor.Visit> seen = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      seen.add(visitor.visit(page.path()));
    }
    return seen;
  }

  private Visitor visitor(String who) {
    return Objects.requireNonNull(visitors.get(who), who);
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
