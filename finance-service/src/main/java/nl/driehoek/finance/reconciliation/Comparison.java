package nl.driehoek.finance.reconciliation;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of one series of statements at this moment.
 *
 * @param owner what the owner stated last
 * @param heard what its messages add up to
 * @param statedAt by the business clock
 * @param settled whether the statement is old enough to judge by, and nothing was heard since
 * @param differsLong whether other figures stand beside the same messages for the settle time
 */
record Comparison(
    UUID statementId,
    String service,
    String subject,
    UUID ofId,
    UUID organisationId,
    @Nullable Integer year,
    Side owner,
    Side heard,
    Instant statedAt,
    boolean settled,
    boolean differsLong) {

  /**
   * What one side has.
   *
   * @param standing tells which messages it knows
   * @param figures by name, and by the organisation of which it is a part; never zero
   */
  record Side(long messages, String standing, Map<Figure, Long> figures) {}

  /** What a number is about. */
  record Figure(String name, @Nullable UUID ofId) implements Comparable<Figure> {
    @Override
    public int compareTo(Figure other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return ofId == null ? name : name + " of " + ofId;
    }
  }

  /** What the two sides are to each other. */
  sealed interface Outcome {
    /** The same messages, the same figures. */
    record Agrees() implements Outcome {}

    /** One side knows messages that the other does not: nothing to compare yet. */
    record Waits() implements Outcome {}

    /** The same messages and other figures; a case as soon as that lasts. */
    record FiguresDiffer(String finding, boolean lasts) implements Outcome {}

    /** The owner counts other messages than came, and no more are on their way. */
    record MessagesDiffer(String finding) implements Outcome {}
  }

  Outcome outcome() {
    if (owner.standing().equals(heard.standing())) {
      return owner.figures().equals(heard.figures())
          ? new Outcome.Agrees()
          : new Outcome.FiguresDiffer(difference(), differsLong);
    }
    return settled
        ? new Outcome.MessagesDiffer(
            "the owner counts up to %d messages, %d came; %s"
                .formatted(owner.messages(), heard.messages(), difference()))
        : new Outcome.Waits();
  }

  private String difference() {
    TreeSet<Figure> all = new TreeSet<>(owner.figures().keySet());
    all.addAll(heard.figures().keySet());
    Map<Figure, String> differing = new TreeMap<>();
    for (Figure figure : all) {
      long theirs = owner.figures().getOrDefault(figure, 0L);
      long ours = heard.figures().getOrDefault(figure, 0L);
      if (theirs != ours) {
        differing.put(
            figure, "%s: the owner says %d, its messages say %d".formatted(figure, theirs, ours));
      }
    }
    return differing.isEmpty() ? "the figures are the same" : String.join("; ", differing.values());
  }
}
