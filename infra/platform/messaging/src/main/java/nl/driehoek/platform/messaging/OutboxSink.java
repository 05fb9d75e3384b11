package nl.driehoek.platform.messaging;

import java.util.List;

/** Where the relay sends to. */
interface OutboxSink {

  /**
   * Returns when every row is stored. After a failure nothing later than the failed row is stored,
   * and the sink is of no further use.
   *
   * @throws SendFailedException when a row was not stored
   */
  void send(List<OutboxRow> rows) throws InterruptedException;

  /** A row was not acknowledged. */
  final class SendFailedException extends RuntimeException {
    SendFailedException(OutboxRow row, Throwable cause) {
      super("message " + row.id() + " (" + row.type() + ") was not acknowledged", cause);
    }
  }
}
