package nl.driehoek.capacity.outflow;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.driehoek.capacity.place.PlaceChange;
import nl.driehoek.contracts.messages.Message;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@link OutflowSteps}: what is asked of whom as soon as the facts allow it, and how it is
 * taken back.
 *
 * @param when in words, for the reader
 * @param due whether the step is to be done now; doing it makes this false
 * @param toUndo whether it has to be given back, once the request stops
 */
record Step(
    String name,
    String owner,
    Kind kind,
    String when,
    String done,
    String undone,
    Predicate<Outflow> due,
    Function<Outflow, Taken> act,
    Predicate<Outflow> toUndo,
    BiFunction<Outflow, String, Taken> undo) {

  enum Kind {
    CAN_BE_UNDONE("can be undone"),
    PIVOT("**the pivot**"),
    CANNOT_BE_REFUSED("cannot be refused: reserved before, retried until done");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /** The request after the step, and what it asks of another service or of the place. */
  record Taken(Outflow outflow, @Nullable Message command, @Nullable PlaceChange place) {}

  static Taken ask(Outflow next, Message command) {
    return new Taken(next, command, null);
  }

  static Taken change(Outflow next, PlaceChange place) {
    return new Taken(next, null, place);
  }
}
