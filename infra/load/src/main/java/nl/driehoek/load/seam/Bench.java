package nl.driehoek.load.seam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.driehoek.local.pair.Broker;
import nl.driehoek.local.pair.Ports;
import nl.driehoek.local.pair.PostgresServer;

/** Interleaved rounds of some pipelines on one durable pair; prints Markdown tables. */
public final class Bench {

  /** How much a pipeline gets, so that a round takes each about as long. */
  public record Load(int warmUp, int flows, int openMax, int single) {}

  /** What is done with a pair that is running. */
  public interface Work {
    void with(PostgresServer postgres, String kafka) throws Exception;
  }

  private record Entry(Pipeline pipeline, Load load, List<Double> rates, List<Double> medians) {}

  /** Looks on while a pipeline is at saturation, rounds only. */
  public interface Onlooker {
    void begins(Pipeline pipeline);

    void ended(int round, Pipeline pipeline, int flows);
  }

  private static final Onlooker NOBODY =
      new Onlooker() {
        @Override
        public void begins(Pipeline pipeline) {}

        @Override
        public void ended(int round, Pipeline pipeline, int flows) {}
      };

  private final List<Entry> entries = new ArrayList<>();
  private final Onlooker onlooker;

  public Bench() {
    this(NOBODY);
  }

  public Bench(Onlooker onlooker) {
    this.onlooker = onlooker;
  }

  /**
   * Starts PostgreSQL and Kafka as the suite has them, each acknowledged write on the disk, and
   * stops and deletes them afterwards.
   *
   * @param further settings of PostgreSQL
   */
  public static void onDurablePair(List<String> further, Work work) throws Exception {
    Path home = Files.createTempDirectory("seam");
    Path programs = Files.createDirectories(Path.of("seam-programs"));
    Broker broker =
        Broker.start(
            new Broker.Settings(
                home, Ports.free(), Ports.free(), 1, List.of(), List.of("-Xmx512m")));
    PostgresServer postgres = PostgresServer.startWith(home, programs, Ports.free(), further);
    try {
      broker.awaitReady();
      work.with(postgres, broker.bootstrapServers());
    } finally {
      broker.stop();
      postgres.stop();
      delete(home);
    }
  }

  /** Sets a pipeline up. */
  public interface Setup {
    Pipeline make() throws Exception;
  }

  /**
   * One more pipeline; the first one is what the others are compared with. One that cannot be set
   * up is told and left out.
   */
  public void add(String name, Setup setup, Load load) {
    try {
      entries.add(new Entry(setup.make(), load, new ArrayList<>(), new ArrayList<>()));
    } catch (Exception | LinkageError e) {
      leaveOut(name, e);
    }
  }

  private static void leaveOut(String name, Throwable reason) {
    System.out.printf("LEFT OUT: %s, because of %s%n", name, reason);
    reason.printStackTrace();
  }

  /** Something that a benchmark does besides. */
  public interface Afterwards {
    void look() throws Exception;
  }

  /** Nothing besides. */
  public void run(int rounds) throws Exception {
    run(rounds, () -> {});
  }

  /**
   * Warms up, measures in rounds, verifies what was written, compares; and closes the pipelines,
   * also when one of them fails.
   *
   * @param afterwards when all rounds are over
   */
  public void run(int rounds, Afterwards afterwards) throws Exception {
    try {
      warmUp();
      measure(rounds);
      afterwards.look();
      for (Entry entry : entries) {
        entry.pipeline().verify();
      }
      compare(rounds);
    } finally {
      entries.forEach(entry -> close(entry.pipeline()));
    }
  }

  /** One that cannot be closed keeps no other open, and does not hide why a round failed. */
  private static void close(Pipeline pipeline) {
    try {
      pipeline.close();
    } catch (RuntimeException e) {
      System.out.printf("NOT CLOSED: %s%n", pipeline.name());
      e.printStackTrace();
    }
  }

  private void warmUp() {
    for (Entry entry : List.copyOf(entries)) {
      try {
        entry.pipeline().wake();
        Measurement.flowsPerSecond(entry.pipeline(), entry.load().warmUp(), entry.load().openMax());
        // The first flows one at a time after a crowd are several times as slow, whoever relays.
        Measurement.latencies(entry.pipeline(), entry.load().single());
        entry.pipeline().rest();
      } catch (Exception | LinkageError e) {
        entries.remove(entry);
        leaveOut(entry.pipeline().name(), e);
        close(entry.pipeline());
      }
    }
  }

  private void measure(int rounds) throws Exception {
    System.out.println("| Round | Pipeline | flows/s | p50 ms, one in flight | p99 ms |");
    System.out.println("|---|---|---|---|---|");
    for (int round = 1; round <= rounds; round++) {
      List<Double> rates = new ArrayList<>();
      for (Entry entry : entries) {
        rates.add(flowsPerSecond(round, entry));
      }
      // One at a time only when all crowds are gone: what a large one left for the disk to write
      // would be counted as latency of whoever had it. Each round begins with another one.
      for (int i = 0; i < entries.size(); i++) {
        int turn = (i + round - 1) % entries.size();
        measureSingle(round, entries.get(turn), rates.get(turn));
      }
    }
  }

  private double flowsPerSecond(int round, Entry entry) throws Exception {
    Pipeline pipeline = entry.pipeline();
    pipeline.wake();
    onlooker.begins(pipeline);
    double rate =
        Measurement.flowsPerSecond(pipeline, entry.load().flows(), entry.load().openMax());
    onlooker.ended(round, pipeline, entry.load().flows());
    pipeline.rest();
    entry.rates().add(rate);
    return rate;
  }

  private static void measureSingle(int round, Entry entry, double rate) throws Exception {
    Pipeline pipeline = entry.pipeline();
    pipeline.wake();
    double[] single = Measurement.latencies(pipeline, entry.load().single());
    pipeline.rest();
    double median = Measurement.percentile(single, 0.5);
    entry.medians().add(median);
    System.out.printf(
        Locale.ROOT,
        "| %d | %s | %,.0f | %.1f | %.1f |%n",
        round,
        pipeline.name(),
        rate,
        median,
        Measurement.percentile(single, 0.99));
  }

  private void compare(int rounds) {
    Entry first = entries.getFirst();
    System.out.printf(
        "%nMedians of the ratios within a round, of %d rounds; all verified: each request placed in"
            + " a home of its own, each ledger sums to zero.%n%n",
        rounds);
    System.out.printf(
        "| Beside | flows/s of %1$s | p50 of %1$s |%n|---|---|---|%n", first.pipeline().name());
    for (Entry other : entries.subList(1, entries.size())) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f times | %.2f of it |%n",
          other.pipeline().name(),
          medianRatio(first.rates(), other.rates()),
          medianRatio(first.medians(), other.medians()));
    }
    System.out.println();
  }

  private static double medianRatio(List<Double> ours, List<Double> theirs) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(ours.get(i) / theirs.get(i));
    }
    ratios.sort(Comparator.naturalOrder());
    int middle = ratios.size() / 2;
    return ratios.size() % 2 == 1
        ? ratios.get(middle)
        : (ratios.get(middle - 1) + ratios.get(middle)) / 2;
  }

  private static void delete(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
