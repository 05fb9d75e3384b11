package nl.driehoek.load.seam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Loads a pipeline and tells what came of it. */
final class Measurement {

  private static final int CLIENTS = 32;
  private static final int PATIENCE_MINUTES = 3;

  private Measurement() {}

  /**
   * Flows per second, from the first request to the last placed: 32 clients commit requests as fast
   * as they can, with at most {@code openMax} flows under way.
   */
  static double flowsPerSecond(Pipeline pipeline, int flows, int openMax) throws Exception {
    AtomicInteger left = new AtomicInteger(flows);
    Semaphore open = new Semaphore(openMax);
    long start = System.nanoTime();
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(
          Thread.ofPlatform()
              .name("client-" + i)
              .start(
                  () -> {
                    while (left.getAndDecrement() > 0) {
                      acquire(open);
                      CompletableFuture<Void> flow = pipeline.request(UUID.randomUUID());
                      flow.thenRun(open::release);
                    }
                  }));
    }
    for (Thread client : clients) {
      client.join();
    }
    if (!open.tryAcquire(openMax, PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      throw new IllegalStateException(pipeline.name() + " does not finish");
    }
    return flows * 1e9 / (System.nanoTime() - start);
  }

  /** A pipeline in which nothing moves any more must not keep the benchmark for ever. */
  private static void acquire(Semaphore open) {
    try {
      if (!open.tryAcquire(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException("no flow ended for " + PATIENCE_MINUTES + " minutes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Milliseconds of each flow with one under way, sorted. */
  static double[] latencies(Pipeline pipeline, int flows) throws Exception {
    double[] millis = new double[flows];
    for (int i = 0; i < flows; i++) {
      long start = System.nanoTime();
      pipeline.through(UUID.randomUUID());
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }

  static double percentile(double[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  }
}
