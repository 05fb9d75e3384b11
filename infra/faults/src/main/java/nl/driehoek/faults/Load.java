package nl.driehoek.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import nl.driehoek.local.demo.Outflows.ParkedException;
import nl.driehoek.local.demo.WholeFlow;
import nl.driehoek.local.demo.WholeFlow.Prepared;
import nl.driehoek.local.http.SuiteClient;
import nl.driehoek.local.http.SuiteClient.RefusedException;
import org.jspecify.annotations.Nullable;

/** People who work on through everything: whole flows, chosen by the seed, until told to stop. */
final class Load implements AutoCloseable {

  /** What becomes of a resident, with how often out of a hundred. */
  enum Plot {
    MOVES_OUT(50),
    WITHDRAWS_WHILE_WAITING(8),
    WITHDRAWS_WITH_AN_OFFER(8),
    WITHDRAWS_AFTER_ACCEPTING(8),
    WITHDRAWS_AFTER_SIGNING(8),
    REFUSES(8),
    TWO_WANT_ONE_HOME(10);

    private final int share;

    Plot(int share) {
      this.share = share;
    }

    static Plot of(int percent) {
      int rest = percent;
      for (Plot plot : values()) {
        rest -= plot.share;
        if (rest < 0) {
          return plot;
        }
      }
      return MOVES_OUT;
    }
  }

  /**
   * A flow that ended.
   *
   * @param request null when not even that was made
   * @param end the state that the suite promised; null when a rule stopped the flow in between
   * @param stopped why it did not go on
   */
  record Ended(
      Prepared flow,
      Plot plot,
      @Nullable UUID request,
      @Nullable String end,
      @Nullable String stopped) {}

  private final WholeFlow flows;
  private final UUID location;
  private final long seed;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();
  private final Queue<String> stuck = new ConcurrentLinkedQueue<>();
  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean open = true;
  private volatile boolean stopped;

  /**
   * @param client outlives faults
   */
  Load(SuiteClient client, UUID covenant, long seed, int workers) {
    this.flows = new WholeFlow(client, covenant, "faults-" + seed);
    this.location = flows.location();
    this.seed = seed;
    for (int i = 0; i < workers; i++) {
      this.workers.add(Thread.ofPlatform().daemon().name("load-" + i).start(this::work));
    }
  }

  /** No new flow begins; those under way go on. */
  void pause() {
    open = false;
  }

  void resume() {
    open = true;
  }

  /** How many flows have not ended. */
  int underWay() {
    return underWay.get();
  }

  List<Ended> ended() {
    return List.copyOf(ended);
  }

  /** What ended after this is forgotten: the suite was brought back to an earlier moment. */
  void keepOnly(List<Ended> before) {
    ended.retainAll(before);
  }

  /** Flows that waited in vain: with everything whole again, there is no excuse for any. */
  List<String> takeStuck() {
    List<String> all = new ArrayList<>();
    for (String one = stuck.poll(); one != null; one = stuck.poll()) {
      all.add(one);
    }
    return all;
  }

  /** How many ended, by plot and end. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Ended one : ended) {
      counts.merge(one.end() == null ? "stopped by a rule" : one.end(), 1, Integer::sum);
    }
    return counts;
  }

  private void work() {
    while (!stopped && !Thread.currentThread().isInterrupted()) {
      if (!open || next.get() >= WholeFlow.FLOWS_MAX - 100) {
        pauseBriefly();
        continue;
      }
      underWay.incrementAndGet();
      int number = next.getAndIncrement();
      try {
        play(number, Plot.of(new Random(seed * 31 + number).nextInt(100)));
      } catch (RuntimeException e) {
        if (!stopped) {
          stuck.add("Flow " + number + ": " + e);
        }
      } finally {
        underWay.decrementAndGet();
      }
    }
  }

  private void play(int number, Plot plot) {
    Prepared flow = flows.prepare(number, location);
    if (plot == Plot.TWO_WANT_ONE_HOME) {
      rivals(flow);
      return;
    }
    UUID[] request = new UUID[1];
    try {
      String end = play(flow, plot, request);
      ended.add(new Ended(flow, plot, request[0], end, null));
    } catch (RefusedException | ParkedException rule) {
      ended.add(new Ended(flow, plot, request[0], null, rule.getMessage()));
    }
  }

  private String play(Prepared flow, Plot plot, UUID[] made) {
    UUID request = flows.enterPool(flow, flow.number());
    made[0] = request;
    if (plot == Plot.WITHDRAWS_WHILE_WAITING) {
      return withdrawn(flow, request);
    }
    flows.publish(flow);
    String offer = flows.awaitOffer(request);
    if (plot == Plot.WITHDRAWS_WITH_AN_OFFER) {
      return withdrawn(flow, request);
    }
    if (plot == Plot.REFUSES) {
      flows.refuse(flow, offer);
      return "SEEKING_HOME";
    }
    flows.accept(flow, offer);
    if (plot == Plot.WITHDRAWS_AFTER_ACCEPTING) {
      return withdrawn(flow, request);
    }
    String tenancy = flows.sign(flow, request);
    if (plot == Plot.WITHDRAWS_AFTER_SIGNING) {
      return withdrawn(flow, request);
    }
    flows.moveIn(flow, request, tenancy);
    return "PLACED";
  }

  private String withdrawn(Prepared flow, UUID request) {
    flows.withdraw(flow, request);
    return "WITHDRAWN";
  }

  /** Two residents wish the only home of an area; who is offered it gets it, the other gives up. */
  private void rivals(Prepared one) {
    Prepared two = flows.prepare(next.getAndIncrement(), location);
    UUID[] requests = new UUID[2];
    String[] ends = new String[2];
    String stop = null;
    try {
      requests[0] = flows.enterPool(one, one.number());
      requests[1] = flows.enterPool(two, one.number());
      flows.publish(one);
      boolean first = flows.awaitOfferOfEither(requests[0], requests[1]).equals(requests[0]);
      Prepared winner = first ? one : two;
      UUID won = requests[first ? 0 : 1];
      flows.accept(winner, flows.awaitOffer(won));
      flows.moveIn(winner, won, flows.sign(winner, won));
      ends[first ? 0 : 1] = "PLACED";
      ends[first ? 1 : 0] = withdrawn(first ? two : one, requests[first ? 1 : 0]);
    } catch (RefusedException | ParkedException rule) {
      stop = rule.getMessage();
    }
    ended.add(new Ended(one, Plot.TWO_WANT_ONE_HOME, requests[0], ends[0], stop));
    ended.add(new Ended(two, Plot.TWO_WANT_ONE_HOME, requests[1], ends[1], stop));
  }

  private static void pauseBriefly() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stopped = true;
    workers.forEach(Thread::interrupt);
  }
}
