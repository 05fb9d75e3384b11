package nl.driehoek.load.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import nl.driehoek.load.seam.SeamBenchmark;
import nl.driehoek.local.Suite;
import nl.driehoek.local.demo.DemoRegion;
import nl.driehoek.local.demo.SmallCovenant;
import nl.driehoek.local.demo.WholeFlow;
import nl.driehoek.local.demo.WholeFlow.Prepared;
import nl.driehoek.local.http.SuiteClient;
import nl.driehoek.local.pair.Directories;

/**
 * Residents who move out through the gateway as fast as the suite lets them, then one at a time;
 * after that, in the same run, the seam without HTTP. Prints Markdown tables.
 */
public final class HttpBenchmark {

  private static final int CLIENTS = 8;
  private static final int WARM_UP = 40;
  private static final int FLOWS = 80;
  private static final int SINGLE = 20;

  private final WholeFlow flow;
  private final Processors processors;
  private final UUID location;
  private int next;

  private HttpBenchmark(WholeFlow flow, Processors processors) {
    this.flow = flow;
    this.processors = processors;
    this.location = flow.location();
  }

  /** Arguments: the folder for the data of the suite, the number of rounds. */
  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[1]);
    Path home = Path.of(args[0]);
    Directories.delete(home); // The flows of an earlier run would only be answered again.
    try (Suite suite = Suite.start(home)) {
      SuiteClient client = new SuiteClient(suite.gateway(), suite::token);
      new DemoRegion(client, line -> {}).load();
      UUID covenant = SmallCovenant.signed(client, 10_000, 100_000_000_000L);
      new HttpBenchmark(new WholeFlow(client, covenant, "load"), new Processors(home)).run(rounds);
    }
    SeamBenchmark.main(new String[] {Integer.toString(rounds)});
  }

  private void run(int rounds) throws Exception {
    atOnce(prepared(WARM_UP));
    System.out.println(
        "| Round | Through HTTP | flows/s, 8 clients | p50 ms, one in flight | slowest ms |");
    System.out.println("|---|---|---|---|---|");
    List<String> work = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      List<Prepared> many = prepared(FLOWS);
      List<Prepared> single = prepared(SINGLE);
      Map<String, Duration> before = processors.used();
      long start = System.nanoTime();
      atOnce(many);
      Map<String, Duration> after = processors.used();
      double perSecond = many.size() * 1e9 / (System.nanoTime() - start);
      double[] millis = oneByOne(single);
      System.out.printf(
          Locale.ROOT,
          "| %d | gateway and four services | %.1f | %.0f | %.0f |%n",
          round,
          perSecond,
          millis[millis.length / 2],
          millis[millis.length - 1]);
      work.add(perFlow(before, after, many.size()));
    }
    System.out.println();
    System.out.println("Processor time of one flow in ms, 8 clients: " + String.join("; ", work));
    System.out.println("Memory afterwards in MB: " + processors.megabytes());
  }

  private static String perFlow(
      Map<String, Duration> before, Map<String, Duration> after, int flows) {
    return after.entrySet().stream()
        .map(
            part ->
                part.getKey()
                    + " "
                    + part.getValue().minus(before.get(part.getKey())).toMillis() / flows)
        .collect(Collectors.joining(", "));
  }

  private List<Prepared> prepared(int flows) {
    List<Prepared> prepared = new ArrayList<>();
    for (int i = 0; i < flows; i++) {
      prepared.add(flow.prepare(next++, location));
    }
    return prepared;
  }

  private void atOnce(List<Prepared> flows) throws Exception {
    Queue<Prepared> queue = new ConcurrentLinkedQueue<>(flows);
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        running.add(
            clients.submit(
                () -> {
                  for (Prepared one = queue.poll(); one != null; one = queue.poll()) {
                    flow.moveOut(one);
                  }
                }));
      }
      for (Future<?> client : running) {
        client.get();
      }
    }
  }

  /** Milliseconds of each flow, from the request to the last answer, sorted. */
  private double[] oneByOne(List<Prepared> flows) {
    return Arrays.stream(flows.toArray(Prepared[]::new))
        .mapToDouble(
            one -> {
              long start = System.nanoTime();
              flow.moveOut(one);
              return (System.nanoTime() - start) / 1e6;
            })
        .sorted()
        .toArray();
  }
}
