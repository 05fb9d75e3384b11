package nl.driehoek.platform.history;

/**
 * An append-only table, partitioned by range of {@code written_at} in years of UTC: the partition
 * of 2026 is {@code <name>_2026}.
 *
 * @param name of the table, without schema
 * @param years how many whole years a row is kept after the year in which it was written, at least
 *     one; the law that says so belongs beside the figure
 * @param stillNeeded a query that gives true when a partition, {@code %1$s}, holds a row of
 *     something that goes on: then it stays, however old it is
 * @param carry run in the same commit before a partition, {@code %1$s}, is dropped: writes what of
 *     it still holds into the next year that is kept, {@code %2$d}; empty when nothing does
 */
public record HistoryTable(String name, int years, String stillNeeded, String carry) {

  /** A table of which nothing holds any more when its years are over. */
  public HistoryTable(String name, int years, String stillNeeded) {
    this(name, years, stillNeeded, "");
  }

  /** The same, with what still holds carried on. */
  public HistoryTable carrying(String what) {
    return new HistoryTable(name, years, stillNeeded, what);
  }

  public HistoryTable {
    if (!name.matches("[a-z][a-z_]{0,40}")) {
      throw new IllegalArgumentException("not the name of a table: " + name);
    }
    if (years < 1) {
      throw new IllegalArgumentException(name + " is kept for at least a year");
    }
  }
}
