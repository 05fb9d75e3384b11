package nl.driehoek.finance.shift;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftEvent;
import org.jspecify.annotations.Nullable;

/** The shifts of outflow requests. */
public interface Shifts {

  /**
   * Locks the courses of these requests until the end of the transaction, in a fixed order, and
   * gives their shifts. A request that was never seen gets an empty course.
   */
  Courses lock(Collection<UUID> requestIds);

  /** An event with what it is about and what caused it. */
  record Answer(ShiftEvent event, UUID correlationId, @Nullable UUID causationId) {}

  /**
   * Writes the shifts that changed, then the number of the last event per request, then appends the
   * events, each with the next number of its request.
   */
  void save(Courses courses, List<Answer> answers, Instant now);
}
