package nl.driehoek.capacity.outflow;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.capacity.outflow.Decision.Accepted;
import org.jspecify.annotations.Nullable;

/** Where filed requests are kept. */
interface Outflows {

  /**
   * A decision to keep.
   *
   * @param causationId the message that caused it, if any
   */
  record Change(
      long versionBefore, Accepted accepted, Actor actor, Instant at, @Nullable UUID causationId) {}

  /** The filed requests among these, locked until the end of the transaction. */
  Map<UUID, Outflow> lock(Collection<UUID> ids);

  /**
   * Keeps decisions in their order: first the requests, the journal and the places, then the
   * messages. Several of one request follow each other.
   *
   * @throws org.springframework.dao.OptimisticLockingFailureException when a version was overtaken
   */
  void save(List<Change> changes);
}
