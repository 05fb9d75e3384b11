package nl.driehoek.simulation.machine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.Message;
import nl.driehoek.platform.messaging.DeadlineHandling;
import nl.driehoek.platform.messaging.Deadlines;
import nl.driehoek.platform.messaging.Outbox;
import nl.driehoek.platform.messaging.Outgoing;
import nl.driehoek.platform.messaging.Subscription;
import nl.driehoek.platform.web.ProblemException;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * One service as a process: its database, its outbox with a relay, its inbox and its deadlines. It
 * can die at any write.
 */
public final class Node {

  private static final int WRITES_MAX = 14;
  private static final int RELAYED_MAX = 12;
  private static final int DOWN_TICKS_MAX = 40;
  private static final Duration LATE = Duration.ofDays(2);

  /** How a transaction ended. */
  public enum Outcome {
    COMMITTED,
    CRASHED,
    REFUSED,
    /** Somebody else changed it meanwhile: nothing happened. */
    OVERTAKEN
  }

  private record Deadline(String kind, UUID key) {}

  private final String name;
  private final Clock clock;
  private final Chance chance;
  private final Disk disk;
  private final Disk.Journal<Sent> outbox;
  private final Disk.Journal<Reader.Handled> handled;
  private final Disk.Table<Reader.Handled, Sent> inbox;
  private final Disk.Table<Deadline, Instant> deadlines;
  private final List<Reader> readers = new ArrayList<>();
  private final List<DeadlineHandling> handlings = new ArrayList<>();
  private long transactions;
  private int cursor;
  private int tick;
  private int downUntil;

  public Node(String name, Clock clock, Chance chance) {
    this.name = name;
    this.clock = clock;
    this.chance = chance;
    this.disk = new Disk(() -> chance.breaks(Broken.SAVING_AS_A_WHOLE));
    this.outbox = disk.outbox();
    this.handled = disk.journal();
    this.inbox = disk.table();
    this.deadlines = disk.table();
  }

  public String name() {
    return name;
  }

  public Disk disk() {
    return disk;
  }

  public void subscribe(Subscription subscription) {
    readers.add(new Reader(this, subscription, chance));
  }

  public void onDeadline(DeadlineHandling handling) {
    handlings.add(handling);
  }

  /** Where the use cases of the service append their messages. */
  public Outbox outbox() {
    return messages -> messages.forEach(this::append);
  }

  private void append(Outgoing outgoing) {
    outbox.add(
        new Sent(
            chance.id(),
            name,
            outbox.all().size() + 1L,
            transactions,
            clock.instant(),
            (Message) outgoing.body(),
            outgoing));
  }

  /** Where the use cases of the service set their deadlines. */
  public Deadlines deadlines() {
    return new Deadlines() {
      @Override
      public void set(String kind, UUID key, Instant dueAt) {
        deadlines.put(new Deadline(kind, key), dueAt);
      }

      @Override
      public void clear(String kind, UUID key) {
        deadlines.remove(new Deadline(kind, key));
      }
    };
  }

  /** Everything that was ever said, in the order of the commits. */
  public List<Sent> told() {
    return outbox.all();
  }

  List<Reader> readers() {
    return readers;
  }

  Disk.Table<Reader.Handled, Sent> inbox() {
    return inbox;
  }

  Disk.Journal<Reader.Handled> handled() {
    return handled;
  }

  boolean down(int now) {
    tick = now;
    return now < downUntil;
  }

  /** Comes back without hands. */
  void restart() {
    downUntil = tick;
  }

  /**
   * Runs the work as one transaction of this service, which may die at any of its writes.
   *
   * @throws RuntimeException what the work threw, with everything taken back
   */
  Outcome transact(Runnable work) {
    transactions++;
    int dieAt = chance.happens(25) ? 1 + chance.below(WRITES_MAX) : 0;
    try {
      disk.transact(dieAt, work);
      return Outcome.COMMITTED;
    } catch (Crash e) {
      chance.count(Fault.CRASH_BEFORE_COMMIT);
      downUntil = tick + chance.below(DOWN_TICKS_MAX);
      return Outcome.CRASHED;
    }
  }

  /** A person asks for something; {@code CRASHED} is no answer. */
  public Outcome ask(Runnable work) {
    try {
      Outcome outcome = transact(work);
      if (outcome == Outcome.CRASHED && chance.breaks(Broken.ANSWERING_AFTER_THE_COMMIT)) {
        return Outcome.COMMITTED;
      }
      return outcome;
    } catch (ProblemException e) {
      return Outcome.REFUSED;
    } catch (OptimisticLockingFailureException e) {
      return Outcome.OVERTAKEN;
    }
  }

  /** Puts something on the disk before the world begins. */
  public void prepare(Runnable work) {
    disk.transact(0, work);
  }

  /**
   * Sends what was committed since the last time. A batch counts as sent when all of it arrived;
   * else the whole of it is sent again.
   */
  void relay(Bus bus, int now) {
    List<Sent> all = outbox.all();
    List<Sent> batch = all.subList(cursor, Math.min(all.size(), cursor + RELAYED_MAX));
    List<UUID> stopped = new ArrayList<>();
    for (Sent sent : batch) {
      if (chance.breaks(Broken.SENDING_AGAIN) && chance.happens(Fault.MESSAGE_DROPPED, 5)) {
        continue;
      }
      if (stopped.contains(sent.key())) {
        continue;
      }
      if (chance.happens(Fault.MESSAGE_DROPPED, 15)) {
        stopped.add(sent.key());
      } else {
        bus.arrive(sent, now);
      }
    }
    boolean again = !stopped.isEmpty() && !chance.breaks(Broken.SENDING_AGAIN);
    if (!batch.isEmpty() && chance.happens(Fault.CRASH_AFTER_COMMIT, 15)) {
      again = true;
    }
    if (again) {
      batch.forEach(sent -> chance.count(Fault.MESSAGE_SENT_AGAIN));
    } else {
      cursor += batch.size();
    }
  }

  boolean relayed() {
    return cursor == outbox.all().size();
  }

  /** Fires what is due, each kind in a transaction that takes the deadlines and handles them. */
  void fireDeadlines() {
    for (DeadlineHandling handling : handlings) {
      List<Map.Entry<Deadline, Instant>> due = due(handling.kind());
      if (due.isEmpty()) {
        continue;
      }
      due.stream()
          .filter(each -> each.getValue().plus(LATE).isBefore(clock.instant()))
          .forEach(each -> chance.count(Fault.DEADLINE_LATE));
      List<Deadline> taken = due.stream().map(Map.Entry::getKey).toList();
      List<UUID> keys = taken.stream().map(Deadline::key).toList();
      Outcome outcome =
          transact(
              () -> {
                taken.forEach(deadlines::remove);
                handling.handler().accept(keys);
              });
      if (outcome == Outcome.CRASHED && chance.breaks(Broken.KEEPING_DEADLINES)) {
        disk.transact(0, () -> taken.forEach(deadlines::remove));
      }
      if (outcome == Outcome.CRASHED) {
        return;
      }
    }
  }

  private List<Map.Entry<Deadline, Instant>> due(String kind) {
    List<Map.Entry<Deadline, Instant>> due = new ArrayList<>();
    for (Map.Entry<Deadline, Instant> each : deadlines.all().entrySet()) {
      if (each.getKey().kind().equals(kind) && !each.getValue().isAfter(clock.instant())) {
        due.add(Map.entry(each.getKey(), each.getValue()));
      }
    }
    due.sort(
        Map.Entry.<Deadline, Instant>comparingByValue().thenComparing(each -> each.getKey().key()));
    return due;
  }

  boolean anythingDue() {
    return handlings.stream().anyMatch(each -> !due(each.kind()).isEmpty());
  }

  /** The moments of all deadlines that are handled here. */
  Collection<Instant> moments() {
    List<String> kinds = handlings.stream().map(DeadlineHandling::kind).toList();
    return deadlines.all().entrySet().stream()
        .filter(each -> kinds.contains(each.getKey().kind()))
        .map(Map.Entry::getValue)
        .sorted(Comparator.naturalOrder())
        .toList();
  }
}
