package nl.driehoek.simulation.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The database of one service: what one transaction writes is there as a whole, or not at all. A
 * transaction can be told to die at one of its writes.
 */
public final class Disk {

  private final Deque<Undo> undo = new ArrayDeque<>();
  private final BooleanSupplier tearing;
  private boolean open;
  private int writesLeft;

  private record Undo(boolean message, Runnable step) {}

  /**
   * @param tearing whether a rollback forgets to take the state back; only a mutation does that
   */
  public Disk(BooleanSupplier tearing) {
    this.tearing = tearing;
  }

  /** A table whose rows are values. */
  public <K, V> Table<K, V> table() {
    return new Table<>();
  }

  /** Rows that are only added, in the order of the commits. */
  public <T> Journal<T> journal() {
    return new Journal<>(false);
  }

  <T> Journal<T> outbox() {
    return new Journal<>(true);
  }

  /**
   * Runs the work as one transaction.
   *
   * @param dieAt the write at which the process dies; 0 for never
   * @throws Crash when it died, with everything taken back
   */
  void transact(int dieAt, Runnable work) {
    if (open) {
      throw new IllegalStateException("a transaction within a transaction");
    }
    open = true;
    writesLeft = dieAt;
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      boolean torn = e instanceof Crash && tearing.getAsBoolean();
      while (!undo.isEmpty()) {
        Undo last = undo.pop();
        if (!torn || last.message()) {
          last.step().run();
        }
      }
      throw e;
    } finally {
      undo.clear();
      open = false;
    }
  }

  private void wrote(boolean message, Runnable back) {
    if (!open) {
      throw new IllegalStateException("written outside a transaction");
    }
    undo.push(new Undo(message, back));
    if (--writesLeft == 0) {
      throw new Crash();
    }
  }

  /** Rows by key. */
  public final class Table<K, V> {

    private final Map<K, V> rows = new LinkedHashMap<>();

    public V get(K key) {
      return rows.get(key);
    }

    public V getOr(K key, V other) {
      return rows.getOrDefault(key, other);
    }

    public void put(K key, V row) {
      V before = rows.put(key, row);
      wrote(false, () -> restore(key, before));
    }

    public void remove(K key) {
      V before = rows.remove(key);
      if (before != null) {
        wrote(false, () -> restore(key, before));
      }
    }

    public Collection<V> values() {
      return Collections.unmodifiableCollection(rows.values());
    }

    public Map<K, V> all() {
      return Collections.unmodifiableMap(rows);
    }

    private void restore(K key, V before) {
      if (before == null) {
        rows.remove(key);
      } else {
        rows.put(key, before);
      }
    }
  }

  /** Rows that are only added. */
  public final class Journal<T> {

    private final List<T> rows = new ArrayList<>();
    private final boolean messages;

    private Journal(boolean messages) {
      this.messages = messages;
    }

    public void add(T row) {
      rows.add(row);
      wrote(messages, rows::removeLast);
    }

    public List<T> all() {
      return Collections.unmodifiableList(rows);
    }
  }
}
