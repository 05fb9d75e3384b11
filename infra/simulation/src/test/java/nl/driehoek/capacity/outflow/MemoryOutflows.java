package nl.driehoek.capacity.outflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.capacity.outflow.Decision.Line;
import nl.driehoek.capacity.place.FreedPlaces;
import nl.driehoek.capacity.place.MemoryPlaces;
import nl.driehoek.platform.messaging.Deadlines;
import nl.driehoek.platform.messaging.Outbox;
import nl.driehoek.platform.messaging.Outgoing;
import nl.driehoek.simulation.audit.Rows;
import nl.driehoek.simulation.machine.Disk;
import org.springframework.dao.OptimisticLockingFailureException;

/** Requests, journal and tasks in memory, written in the order of {@link JdbcOutflows}. */
final class MemoryOutflows implements Outflows {

  private final Disk.Table<UUID, Outflow> requests;
  private final Disk.Journal<Rows.JournalLine> journal;
  private final Disk.Journal<Rows.Task> tasks;
  private final MemoryPlaces places;
  private final Deadlines deadlines;
  private final Outbox outbox;

  MemoryOutflows(Disk disk, MemoryPlaces places, Deadlines deadlines, Outbox outbox) {
    this.requests = disk.table();
    this.journal = disk.journal();
    this.tasks = disk.journal();
    this.places = places;
    this.deadlines = deadlines;
    this.outbox = outbox;
  }

  @Override
  public Map<UUID, Outflow> lock(Collection<UUID> ids) {
    Map<UUID, Outflow> found = new HashMap<>();
    for (UUID id : ids) {
      Outflow outflow = requests.get(id);
      if (outflow != null) {
        found.put(id, outflow);
      }
    }
    return found;
  }

  @Override
  public void save(List<Change> changes) {
    List<FreedPlaces.Caused> moves = new ArrayList<>();
    List<Outgoing> messages = new ArrayList<>();
    for (Change change : changes) {
      Outflow next = change.accepted().outflow();
      Outflow before = requests.get(next.id());
      if (before != null && before.version() != change.versionBefore()) {
        throw new OptimisticLockingFailureException("A request was changed in between");
      }
      requests.put(next.id(), next);
      for (Line line : change.accepted().journal()) {
        journal.add(
            new Rows.JournalLine(
                next.id(), line.sequence(), line.step().name(), change.causationId()));
      }
      change
          .accepted()
          .tasks()
          .forEach(
              kind ->
                  tasks.add(
                      new Rows.Task(
                          next.id(), kind.name(), "mentor", next.origin().careOrganisationId())));
      change
          .accepted()
          .terms()
          .forEach(
              (term, moment) ->
                  moment.ifPresentOrElse(
                      due -> deadlines.set(term.kind(), next.id(), due),
                      () -> deadlines.clear(term.kind(), next.id())));
      change
          .accepted()
          .places()
          .forEach(place -> moves.add(new FreedPlaces.Caused(place, change.causationId())));
      messages.addAll(JdbcOutflows.messages(change));
    }
    outbox.append(messages);
    places.apply(moves);
  }

  Outflow get(UUID id) {
    return requests.get(id);
  }

  Collection<Outflow> all() {
    return requests.values();
  }

  List<Rows.JournalLine> journal() {
    return journal.all();
  }

  List<Rows.Task> tasks() {
    return tasks.all();
  }
}
