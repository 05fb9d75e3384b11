package nl.driehoek.load.front;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import nl.driehoek.load.gateway.Connection;
import nl.driehoek.load.seam.Databases;
import nl.driehoek.load.seam.Pipeline;
import nl.driehoek.platform.testkit.TestTokens;

/**
 * A pipeline whose flows begin with a POST: 32 connections, each with a token of its own, a new one
 * for each measurement.
 */
public final class HttpPipeline implements Pipeline {

  private static final int CONNECTIONS = 32;
  private static final long POLL_MILLIS = 2;
  private static final long AGAIN_MILLIS = 20;
  private static final Set<Integer> LATER = Set.of(409, 429, 503);
  private static final String MENTOR = "femke";
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Pipeline pipeline;
  private final Function<UUID, CompletableFuture<Void>> watch;
  private final URI address;
  private final Databases databases;
  private final AutoCloseable server;
  private final BlockingQueue<Connection> connections = new ArrayBlockingQueue<>(CONNECTIONS);
  private final LongAdder clientNanos = new LongAdder();

  /**
   * @param watch the end of a flow that begins at the server
   * @param address of its server
   */
  public HttpPipeline(
      Pipeline pipeline,
      Function<UUID, CompletableFuture<Void>> watch,
      URI address,
      Databases databases,
      AutoCloseable server) {
    this.pipeline = pipeline;
    this.watch = watch;
    this.address = address;
    this.databases = databases;
    this.server = server;
  }

  @Override
  public String name() {
    return pipeline.name();
  }

  @Override
  public void wake() throws Exception {
    pipeline.wake();
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(new Connection(address, TestTokens.shared().of(MENTOR)));
    }
  }

  @Override
  public void rest() throws Exception {
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.take().close();
    }
    pipeline.rest();
  }

  /** Returns when the server has answered; done when the last transaction is committed. */
  @Override
  public CompletableFuture<Void> request(UUID id) {
    CompletableFuture<Void> flow = watch.apply(id);
    long before = THREADS.getCurrentThreadCpuTime();
    try {
      Connection connection = connections.take();
      try {
        file(connection, id);
      } finally {
        connections.add(connection);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    clientNanos.add(THREADS.getCurrentThreadCpuTime() - before);
    return flow;
  }

  /** The client asks after the request until it is placed. */
  @Override
  public void through(UUID id) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    CompletableFuture<Void> flow = watch.apply(id);
    Connection connection = connections.take();
    try {
      file(connection, id);
      byte[] question = connection.get("/v1/requests/" + id);
      while (!isPlaced(connection.ask(question))) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(id + " is not placed");
        }
        Thread.sleep(POLL_MILLIS);
      }
    } finally {
      connections.add(connection);
    }
    flow.get(1, TimeUnit.MINUTES);
  }

  private static void file(Connection connection, UUID id)
      throws IOException, InterruptedException {
    byte[] question = connection.post("/v1/requests", id.toString(), body(id));
    Connection.Answer answer = connection.ask(question);
    while (LATER.contains(answer.status())) {
      Thread.sleep(AGAIN_MILLIS);
      answer = connection.ask(question);
    }
    if (answer.status() != 201) {
      throw unexpected(answer);
    }
  }

  private static String body(UUID id) {
    return """
    {"id": "%s", "residentId": "%s", "household": %d, "municipality": "GM0344",
     "neededFrom": "2026-12-01", "note": "Ready to live on their own, with support once a week."}
    """
        .formatted(
            id, new UUID(id.getMostSignificantBits(), 1), 1 + Math.floorMod(id.hashCode(), 6));
  }

  private static boolean isPlaced(Connection.Answer answer) {
    if (answer.status() != 200) {
      throw unexpected(answer);
    }
    return new String(answer.body(), UTF_8).contains("\"PLACED\"");
  }

  private static IllegalStateException unexpected(Connection.Answer answer) {
    return new IllegalStateException(answer.status() + " " + new String(answer.body(), UTF_8));
  }

  /** Processor time that the clients of this process have taken so far. */
  long clientNanos() {
    return clientNanos.sum();
  }

  /** As the pipeline does, and each request has its row of audit and its stored answer. */
  @Override
  public void verify() throws SQLException {
    pipeline.verify();
    long requests = databases.number("requests", "select count(*) from request");
    for (String kept :
        new String[] {
          "select count(distinct object_id) from audit where action = 'FILE'",
          "select count(*) from audit where action = 'FILE'",
          "select count(*) from idempotency_key"
        }) {
      long found = databases.number("requests", kept);
      if (found != requests) {
        throw new IllegalStateException(kept + " gives " + found + " instead of " + requests);
      }
    }
  }

  @Override
  public void close() {
    pipeline.close();
    try {
      server.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
