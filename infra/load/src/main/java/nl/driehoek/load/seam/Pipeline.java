package nl.driehoek.load.seam;

import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A way to get requests through the flow. */
interface Pipeline extends AutoCloseable {

  String name();

  /** Commits the request; done when the last transaction of its flow is committed. */
  CompletableFuture<Void> request(UUID id);

  /** Fails unless every request is placed in a home of its own and the ledger sums to zero. */
  void verify() throws SQLException;

  @Override
  void close();
}
