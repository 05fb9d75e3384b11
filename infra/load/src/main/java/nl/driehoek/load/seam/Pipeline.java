package nl.driehoek.load.seam;

import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A way to get requests through the flow. */
public interface Pipeline extends AutoCloseable {

  String name();

  /** Called before each measurement: what only disturbs others while it rests starts here. */
  default void wake() throws Exception {}

  /** Called after each measurement. */
  default void rest() throws Exception {}

  /** Commits the request; done when the last transaction of its flow is committed. */
  CompletableFuture<Void> request(UUID id);

  /** A whole flow as its client sees it: returns when the request is placed. */
  default void through(UUID id) throws Exception {
    request(id).get(1, TimeUnit.MINUTES);
  }

  /** Fails unless every request is placed in a home of its own and the ledger sums to zero. */
  void verify() throws SQLException;

  @Override
  void close();
}
