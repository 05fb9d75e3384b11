package nl.driehoek.capacity.outflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.driehoek.capacity.place.PlaceChange;
import nl.driehoek.contracts.messages.CapacityEvent;
import nl.driehoek.contracts.messages.Message;
import org.jspecify.annotations.Nullable;

/** What the rules say about one input. */
sealed interface Decision {

  /**
   * The request changes.
   *
   * @param journal the lines to append, each with the event that says the same to others
   * @param commands what is asked of other services
   * @param places what happens to the place in the same transaction
   * @param terms deadlines that change: set to a moment, or taken away
   * @param tasks what a named person has to solve
   */
  record Accepted(
      Outflow outflow,
      List<Line> journal,
      List<Message> commands,
      List<PlaceChange> places,
      Map<Term, Optional<Instant>> terms,
      List<TaskKind> tasks)
      implements Decision {}

  /** A repeat, or something that no longer matters. */
  record Unchanged() implements Decision {}

  /**
   * @param reason a stable code, the type of the problem at HTTP
   */
  record Refused(String reason) implements Decision {}

  /**
   * A line of the journal.
   *
   * @param reason a code that everyone may see
   * @param ownReason a code that only the resident and the own institution may see
   * @param words what who acted wrote; for the resident, the own institution and the writer's
   */
  record Line(
      long sequence,
      JourneyStep step,
      OutflowState state,
      int attempt,
      @Nullable String reason,
      @Nullable String ownReason,
      @Nullable String words,
      String ruleSetVersion,
      CapacityEvent event) {}

  /** What only a person can solve. */
  enum TaskKind {
    /** The key was handed over before the withdrawal: somebody talks with the resident. */
    WITHDRAWAL_TOO_LATE
  }

  /** A way out of a task. */
  enum TaskOption {
    /** The tenancy goes on. */
    STAY_IN_HOME,
    /** To a place that is free now, by the guarantee of return. */
    RETURN_PLACE,
    /** First in line for the next place that comes free. */
    FIRST_FREE_PLACE
  }
}
