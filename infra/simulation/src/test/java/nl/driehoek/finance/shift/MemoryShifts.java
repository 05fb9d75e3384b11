package nl.driehoek.finance.shift;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.platform.messaging.Outbox;
import nl.driehoek.platform.messaging.Outgoing;
import nl.driehoek.simulation.audit.Rows;
import nl.driehoek.simulation.machine.Disk;

/** Shifts in memory. */
final class MemoryShifts implements Shifts {

  private final Disk.Table<UUID, Long> versions;
  private final Disk.Table<ShiftKey, Shift> shifts;
  private final Outbox outbox;

  MemoryShifts(Disk disk, Outbox outbox) {
    this.versions = disk.table();
    this.shifts = disk.table();
    this.outbox = outbox;
  }

  @Override
  public Courses lock(Collection<UUID> requestIds) {
    Set<UUID> ids = new HashSet<>(requestIds);
    Courses courses = new Courses();
    ids.forEach(id -> courses.course(id, versions.getOr(id, 0L)));
    shifts
        .all()
        .forEach(
            (key, shift) -> {
              if (ids.contains(key.requestId())) {
                courses.known(key, shift);
              }
            });
    return courses;
  }

  @Override
  public void save(Courses courses, List<Answer> answers, Instant now) {
    List<Outgoing> outgoing = JdbcShifts.messages(courses, answers);
    courses.changed().forEach(shifts::put);
    Set<UUID> told = new LinkedHashSet<>();
    answers.forEach(answer -> told.add(answer.event().requestId()));
    told.forEach(id -> versions.put(id, courses.versions().get(id)));
    outbox.append(outgoing);
  }

  List<Rows.Shift> rows() {
    return shifts.all().entrySet().stream().map(it -> row(it.getKey(), it.getValue())).toList();
  }

  private static Rows.Shift row(ShiftKey key, Shift shift) {
    return switch (shift) {
      case Shift.Unasked it -> row(key, "UNASKED", null, null);
      case Shift.Reserved it -> row(key, "RESERVED", it.reservation(), null);
      case Shift.Refused it -> row(key, "REFUSED", null, it.reason());
      case Shift.Released it -> row(key, "RELEASED", it.reservation(), it.reason());
      case Shift.Posted it -> row(key, "POSTED", it.reservation(), it.note());
      case Shift.Reversed it -> row(key, "REVERSED", it.posted().reservation(), it.reason());
    };
  }

  private static Rows.Shift row(ShiftKey key, String state, Reservation reservation, String note) {
    UUID budget = reservation == null ? null : reservation.budget().budgetId();
    return new Rows.Shift(key.requestId(), key.attempt(), state, budget, note);
  }
}
