package nl.driehoek.load.front;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import nl.driehoek.load.seam.Bench;
import nl.driehoek.load.seam.Pipeline;
import nl.driehoek.local.pair.PostgresAccess;
import nl.driehoek.local.pair.PostgresServer;

/** Whose the processor time of a flow is, at saturation. */
public final class ProcessorTime implements Bench.Onlooker {

  /** Where it goes; the transaction of the POST, the pipeline's insert in it too, is the front. */
  private enum Part {
    CLIENTS,
    FRONT,
    PIPELINE,
    COMPILER_AND_COLLECTOR,
    POSTGRESQL,
    KAFKA
  }

  /** Tomcat, the carriers of its virtual threads, and what seals the audit trail. */
  private static final List<String> FRONT =
      List.of("http-nio", "ForkJoinPool", "VirtualThread", "audit-sealer", "Read-Poller");

  private static final String CLIENT = "client-";
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private record Moment(
      Map<Long, Long> front,
      Map<Long, Long> pipeline,
      long process,
      long postgres,
      long kafka,
      long commits) {}

  private final PostgresServer postgres;
  private final List<String> lines = new ArrayList<>();
  private Moment before;
  private long clientsBefore;

  public ProcessorTime(PostgresServer postgres) {
    this.postgres = postgres;
    this.before = now();
  }

  @Override
  public void begins(Pipeline pipeline) {
    before = now();
    clientsBefore = ((HttpPipeline) pipeline).clientNanos();
  }

  @Override
  public void ended(int round, Pipeline pipeline, int flows) {
    Moment after = now();
    long clients = ((HttpPipeline) pipeline).clientNanos();
    Map<Part, Long> nanos = new EnumMap<>(Part.class);
    nanos.put(Part.CLIENTS, clients - clientsBefore);
    nanos.put(Part.FRONT, grown(before.front(), after.front()));
    nanos.put(Part.PIPELINE, grown(before.pipeline(), after.pipeline()));
    long known = nanos.values().stream().mapToLong(Long::longValue).sum();
    nanos.put(Part.COMPILER_AND_COLLECTOR, after.process() - before.process() - known);
    nanos.put(Part.POSTGRESQL, after.postgres() - before.postgres());
    nanos.put(Part.KAFKA, after.kafka() - before.kafka());
    StringBuilder line = new StringBuilder("| " + round + " | " + pipeline.name() + " |");
    nanos.values().forEach(each -> line.append(millis(each, flows)));
    line.append(millis(nanos.values().stream().mapToLong(Long::longValue).sum(), flows));
    lines.add(
        line
            + String.format(
                Locale.ROOT, " %.1f |", (after.commits() - before.commits()) / (double) flows));
  }

  private static String millis(long nanos, int flows) {
    return String.format(Locale.ROOT, " %.2f |", nanos / 1e6 / flows);
  }

  private static long grown(Map<Long, Long> before, Map<Long, Long> after) {
    return after.entrySet().stream()
        .mapToLong(each -> each.getValue() - before.getOrDefault(each.getKey(), 0L))
        .sum();
  }

  private Moment now() {
    Map<Long, Long> front = new HashMap<>();
    Map<Long, Long> pipeline = new HashMap<>();
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null && !thread.getThreadName().startsWith(CLIENT)) {
        long nanos = Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
        boolean isFront = FRONT.stream().anyMatch(thread.getThreadName()::startsWith);
        (isFront ? front : pipeline).put(thread.getThreadId(), nanos);
      }
    }
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Moment(
        front,
        pipeline,
        system.getProcessCpuTime(),
        used(
            postgres.process().stream().flatMap(it -> Stream.concat(Stream.of(it), it.children()))),
        used(ProcessHandle.current().children()),
        commits());
  }

  private long commits() {
    PostgresAccess access = postgres.access();
    try (Connection session =
            DriverManager.getConnection(
                access.jdbcUrl("postgres"), access.superuser(), access.superuserPassword());
        Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery("select sum(xact_commit) from pg_stat_database")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long used(Stream<ProcessHandle> processes) {
    return processes
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToLong(Duration::toNanos)
        .sum();
  }

  /** A Markdown table. */
  public void print() {
    System.out.println(
        "| Round | Processor time of a flow, ms | clients | front | pipeline | compiler and"
            + " collector | PostgreSQL | Kafka | together | commits a flow |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    lines.forEach(System.out::println);
    System.out.println();
  }
}
