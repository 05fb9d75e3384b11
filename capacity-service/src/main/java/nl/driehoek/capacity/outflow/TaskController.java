package nl.driehoek.capacity.outflow;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.driehoek.capacity.http.TasksApi;
import nl.driehoek.capacity.http.model.OutflowTask;
import nl.driehoek.capacity.http.model.TaskCompletion;
import nl.driehoek.capacity.http.model.TaskPage;
import nl.driehoek.capacity.outflow.Decision.TaskOption;
import nl.driehoek.capacity.place.PageAsked;
import nl.driehoek.capacity.vault.Vault;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TaskController implements TasksApi {

  private final TaskList tasks;
  private final Vault vault;
  private final Audit audit;
  private final Clock clock;

  TaskController(TaskList tasks, Vault vault, Audit audit, Clock clock) {
    this.tasks = tasks;
    this.vault = vault;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<TaskPage> listTasks(
      @Nullable Boolean open, @Nullable String cursor, @Nullable Integer limit) {
    Caller caller = Caller.current();
    boolean auditor = caller.organisationKind().equals("AUDITOR") && caller.has("auditor");
    UUID organisation = auditor ? null : staff().organisationId();
    PageAsked page = PageAsked.of(cursor, limit);
    List<TaskList.Task> rows =
        tasks.list(organisation, !Boolean.FALSE.equals(open), page.after(), page.limit() + 1);
    return ResponseEntity.ok(
        new TaskPage()
            .items(page.of(rows).stream().map(OutflowViews::task).toList())
            .next(page.next(rows, TaskList.Task::id)));
  }

  @Override
  @Transactional
  public ResponseEntity<OutflowTask> completeTask(
      UUID taskId, String key, @Nullable TaskCompletion body) {
    Caller caller = staff();
    TaskList.Task task =
        tasks.find(taskId, caller.organisationId()).orElseThrow(ProblemException::notFound);
    caller.requireAny(task.role(), "planner", "director");
    if (task.doneAt() != null) {
      throw ProblemException.conflict("task-done");
    }
    TaskOption chosen = chosen(body);
    String note = body == null ? null : body.getNote();
    byte[] sealed =
        note == null ? null : vault.seal("task/" + taskId, note.getBytes(StandardCharsets.UTF_8));
    tasks.complete(taskId, caller.subject(), clock.instant(), chosen, sealed);
    audit.changed("task", taskId, "COMPLETE", chosen == null ? task.kind().name() : chosen.name());
    return ResponseEntity.ok(
        OutflowViews.task(tasks.find(taskId, caller.organisationId()).orElseThrow()));
  }

  private static @Nullable TaskOption chosen(@Nullable TaskCompletion body) {
    var asked = body == null ? null : body.getOption();
    return asked == null ? null : TaskOption.valueOf(asked.getValue());
  }

  private static Caller staff() {
    Caller caller = Caller.current();
    caller.requireAny("mentor", "planner", "director", "urgency-officer");
    return caller;
  }
}
