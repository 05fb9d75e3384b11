package nl.driehoek.load.gateway;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * A way to the service, asked over 64 connections at once by 64 virtual threads.
 *
 * @param name as it stands in the table
 */
record Door(String name, URI address, String path, String token) {

  private static final int CONNECTIONS = 64;

  /** What came of asking for a while. */
  record Outcome(double perSecond, double medianMillis, double p99Millis) {}

  Outcome ask(int seconds) throws Exception {
    long start = System.nanoTime();
    long until = start + seconds * 1_000_000_000L;
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<long[]>> running = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        running.add(askers.submit(() -> one(until)));
      }
      LongStream all = LongStream.empty();
      for (Future<long[]> asker : running) {
        all = LongStream.concat(all, Arrays.stream(asker.get()));
      }
      long[] nanos = all.sorted().toArray();
      double elapsed = (System.nanoTime() - start) / 1e9;
      return new Outcome(
          nanos.length / elapsed,
          nanos[nanos.length / 2] / 1e6,
          nanos[(int) (nanos.length * 0.99)] / 1e6);
    }
  }

  private long[] one(long until) throws IOException {
    LongStream.Builder nanos = LongStream.builder();
    try (Connection connection = new Connection(address, token)) {
      byte[] question = connection.get(path);
      for (long start = System.nanoTime(); start < until; ) {
        int status = connection.ask(question).status();
        long end = System.nanoTime();
        if (status != 200) {
          throw new IOException(name + " answers " + status);
        }
        nanos.add(end - start);
        start = end;
      }
    }
    return nanos.build().toArray();
  }
}
