package nl.driehoek.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import nl.driehoek.faults.Load.Ended;
import nl.driehoek.local.Memory;
import nl.driehoek.local.Trouble;
import nl.driehoek.local.demo.SmallCovenant;
import nl.driehoek.local.http.SuiteClient;
import tools.jackson.databind.JsonNode;

/**
 * A run: a suite, a load, and faults one round after the other. After each round everything has to
 * come back by itself and the work to go on; then the load rests for a moment and the auditor
 * looks.
 */
final class Campaign implements AutoCloseable {

  private static final Duration SETTLED = Duration.ofSeconds(240);
  private static final int ANSWERS_REPEATED = 60;
  private static final long MEGABYTES_MAX = 400;
  private static final long MEGABYTES_BROKER_MAX = 600;

  private final Rig rig;
  private final Say say;
  private final Random random;
  private final Evidence evidence = new Evidence();
  private final SuiteClient client;
  private final UUID covenant;
  private final Load load;
  private final Tally tally = new Tally();
  private final Map<String, Long> memory = new TreeMap<>();
  private final Set<Integer> told = new HashSet<>();
  private boolean calendarMoved;

  /** What came of it, in numbers. */
  static final class Tally {
    int rounds;
    int took;
    int invalid;
    int impossible;
    int repeated;
    final List<String> breaches = new ArrayList<>();

    boolean sound() {
      return breaches.isEmpty() && invalid == 0;
    }
  }

  Campaign(Rig rig, long seed, int workers) {
    this.rig = rig;
    this.say = rig.say();
    this.random = new Random(seed);
    rig.up();
    this.client = rig.client(evidence);
    this.covenant = SmallCovenant.signed(client, 10_000, 100_000_000_000L);
    this.load = new Load(client, covenant, seed, workers);
  }

  Random random() {
    return random;
  }

  Tally tally() {
    return tally;
  }

  Load load() {
    return load;
  }

  Evidence evidence() {
    return evidence;
  }

  SuiteClient client() {
    return client;
  }

  Rig rig() {
    return rig;
  }

  /** Waits until so many more flows have ended. */
  void work(int flows) {
    int wanted = load.ended().size() + flows;
    Rig.await("the work to go on", SETTLED, () -> load.ended().size() >= wanted);
  }

  /** One or more faults at the same time, then the check. */
  void round(List<Fault> faults) {
    if (hit(faults)) {
      check();
    }
  }

  /**
   * One or more faults at the same time; then everything has to come back and the work to go on.
   *
   * @return whether it was possible here
   */
  boolean hit(List<Fault> faults) {
    String name = faults.stream().map(Fault::name).collect(Collectors.joining(" AND "));
    Optional<String> impossible =
        faults.stream().map(f -> f.impossible(rig)).flatMap(Optional::stream).findFirst();
    if (impossible.isPresent()) {
      tally.impossible++;
      say.line("NOT POSSIBLE HERE  " + name + ": " + impossible.get());
      return false;
    }
    tally.rounds++;
    calendarMoved |= faults.stream().anyMatch(Jump.class::isInstance);
    say.line("FAULT  " + name);
    long start = System.nanoTime();
    try {
      List<Fault.Effect> effects = strike(faults);
      effects.forEach(effect -> say.line("       " + effect.seen()));
      boolean took = effects.stream().allMatch(Fault.Effect::took);
      tally.took += took ? 1 : 0;
      tally.invalid += took ? 0 : 1;
      if (!took) {
        say.line("INVALID: it did not take effect, so this round proves nothing");
      }
      rig.awaitWhole();
      long whole = System.nanoTime();
      work(1);
      say.line(
          "       whole after %.1f s, work goes on after %.1f s"
              .formatted((whole - start) / 1e9, (System.nanoTime() - start) / 1e9));
    } catch (RuntimeException e) {
      breach(name + ": " + e);
    }
    return true;
  }

  private List<Fault.Effect> strike(List<Fault> faults) {
    try (ExecutorService threads = Executors.newFixedThreadPool(faults.size())) {
      List<Future<Fault.Effect>> running =
          faults.stream().map(fault -> threads.submit(() -> fault.strike(rig))).toList();
      List<Fault.Effect> effects = new ArrayList<>();
      for (Future<Fault.Effect> one : running) {
        effects.add(one.get());
      }
      return effects;
    } catch (ExecutionException e) {
      throw new Trouble(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("Interrupted");
    }
  }

  /** Lets the work rest, waits until nothing is under way, and looks at everything. */
  void check() {
    try {
      rest();
      List<String> found = Auditor.check(client, covenant, load.ended());
      tally.repeated += evidence.repeat(client, ANSWERS_REPEATED, random);
      found.forEach(this::breach);
      load.takeStuck().forEach(this::breach);
      refused();
      evidence.takeWrong().forEach(this::breach);
      say.line("       checked " + load.ended().size() + " flows: " + load.counts());
    } catch (RuntimeException e) {
      load.takeStuck().forEach(this::breach);
      breach("check: " + e);
    } finally {
      load.resume();
    }
  }

  /** A rule has no reason to stop anyone, unless the calendar was moved past somebody's term. */
  private void refused() {
    for (Ended one : load.ended()) {
      if (one.stopped() != null && told.add(one.flow().number()) && !calendarMoved) {
        breach("Flow " + one.flow().number() + " was stopped: " + one.stopped());
      }
    }
  }

  /** No flow is under way any more, and no message. */
  void rest() {
    load.pause();
    Rig.await("all flows to end", SETTLED, () -> load.underWay() == 0);
    awaitSettled();
  }

  private void awaitSettled() {
    SuiteClient.As ada = client.as("ada");
    JsonNode[] last = new JsonNode[1];
    try {
      Rig.await(
          "all messages to arrive",
          SETTLED,
          () -> {
            last[0] = ada.get("/consistency");
            return !Auditor.parked(client).isEmpty()
                || last[0].path("settled").asBoolean()
                    && ada.get("/finance/v1/conservation").path("sound").asBoolean();
          });
    } catch (Trouble e) {
      breach(e.getMessage() + ": " + last[0]);
    }
  }

  void breach(String text) {
    tally.breaches.add(text);
    say.line("BREACH " + text);
  }

  /** Notes what each process holds now, to compare with later. */
  void weigh() {
    rig.pids()
        .forEach(
            (name, pid) -> memory.putIfAbsent(name + "@" + pid, Memory.megabytes(pid).orElse(-1)));
  }

  /** The last look: every answer repeated, every message read, memory compared. */
  void finish() {
    check();
    rest();
    tally.repeated += evidence.repeat(client, Integer.MAX_VALUE, random);
    evidence.takeWrong().forEach(this::breach);
    Topics.Found found = Topics.read("127.0.0.1:" + rig.links().port("kafka"));
    found.breaches().forEach(this::breach);
    say.line(
        "Kafka holds %d messages, of which %d were sent again; out of order: %d"
            .formatted(found.messages(), found.repeats(), found.breaches().size()));
    say.line("Memory in MB (PSS): " + memoryNow());
  }

  private String memoryNow() {
    Map<String, String> now = new TreeMap<>();
    rig.pids()
        .forEach(
            (name, pid) -> {
              long size = Memory.megabytes(pid).orElse(-1);
              Long before = memory.get(name + "@" + pid);
              now.put(name, before == null ? "" + size : before + " -> " + size);
              long most = name.equals("kafka") ? MEGABYTES_BROKER_MAX : MEGABYTES_MAX;
              if (size > most) {
                breach("%s holds %d MB, more than %d".formatted(name, size, most));
              }
            });
    return now.toString();
  }

  /** One line with the counts. */
  String closing(long seed) {
    return "%s: %d rounds, %d took effect, %d invalid, %d not possible here; flows %s; %d changes answered with yes, %d repeated; answers by status %s; %d breaches; seed %d"
        .formatted(
            tally.sound() ? "SOUND" : "NOT SOUND",
            tally.rounds,
            tally.took,
            tally.invalid,
            tally.impossible,
            load.counts(),
            evidence.promises(),
            tally.repeated,
            evidence.statuses(),
            tally.breaches.size(),
            seed);
  }

  @Override
  public void close() {
    load.close();
  }
}
