package nl.driehoek.covenant;

import java.util.List;

/**
 * What a rule decided about a command.
 *
 * @param <S> the state
 * @param <E> what happened
 * @param <R> why not
 */
public sealed interface Decision<S, E, R> {

  /** The command takes effect. */
  record Accepted<S, E, R>(S state, List<E> events) implements Decision<S, E, R> {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /** A repeat: nothing changes. The answer, if any, is the one that was given the first time. */
  record Unchanged<S, E, R>(List<E> answer) implements Decision<S, E, R> {
    public Unchanged {
      answer = List.copyOf(answer);
    }
  }

  /** The command has no effect. */
  record Refused<S, E, R>(R reason) implements Decision<S, E, R> {}

  static <S, E, R> Decision<S, E, R> accepted(S state, List<? extends E> events) {
    return new Accepted<>(state, List.copyOf(events));
  }

  static <S, E, R> Decision<S, E, R> unchanged() {
    return new Unchanged<>(List.of());
  }

  static <S, E, R> Decision<S, E, R> refused(R reason) {
    return new Refused<>(reason);
  }
}
