package nl.driehoek.capacity.outflow;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.driehoek.capacity.http.model.FreedPlacePlan;
import nl.driehoek.capacity.http.model.OutflowAction;
import nl.driehoek.capacity.http.model.OutflowRequest;
import nl.driehoek.capacity.http.model.OutflowTask;
import nl.driehoek.capacity.http.model.PossibleAction;
import nl.driehoek.capacity.outflow.OutflowReader.Row;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Caller;
import org.jspecify.annotations.Nullable;

/** Requests at the edge: what everyone who may see it sees, and what only insiders do. */
final class OutflowViews {

  private final OutflowReader reader;
  private final Drafts drafts;
  private final TaskList tasks;
  private final Clock clock;

  OutflowViews(OutflowReader reader, Drafts drafts, TaskList tasks, Clock clock) {
    this.reader = reader;
    this.drafts = drafts;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** With what is written about the person; the caller has to be an insider. */
  OutflowRequest whole(Row row, Caller caller) {
    return outside(row, caller).draft(DraftViews.view(reader.draft(row)));
  }

  /** Without what is written about the person. */
  OutflowRequest outside(Row row, Caller caller) {
    return view(row, caller, tasks.of(List.of(row.id())));
  }

  List<OutflowRequest> list(List<Row> rows, Caller caller) {
    Map<UUID, List<TaskList.Task>> byRequest =
        tasks.of(rows.stream().map(Row::id).toList()).stream()
            .collect(Collectors.groupingBy(TaskList.Task::requestId));
    return rows.stream()
        .map(row -> view(row, caller, byRequest.getOrDefault(row.id(), List.of())))
        .toList();
  }

  private OutflowRequest view(Row row, Caller caller, List<TaskList.Task> itsTasks) {
    OutflowViewer viewer = OutflowViewer.of(caller);
    Origin origin = row.origin();
    List<Fact> missing =
        row.state() == OutflowState.DRAFT ? drafts.dossier(row).missing() : List.of();
    OutflowRequest view =
        new OutflowRequest()
            .id(row.id())
            .version(row.version())
            .state(nl.driehoek.capacity.http.model.OutflowState.fromValue(row.state().name()))
            ._final(row.state().isFinal())
            .attempt(row.outflow() == null ? 1 : row.outflow().attempt())
            .careOrganisationId(origin.careOrganisationId())
            .residentId(viewer.insider() ? origin.residentId() : null)
            .placeId(origin.placeId())
            .complete(missing.isEmpty())
            .missing(DraftViews.names(missing))
            .turn(turn(row))
            .actions(actions(row, missing.isEmpty(), caller))
            .tasks(
                viewer.isResident()
                    ? List.of()
                    : itsTasks.stream().map(OutflowViews::task).toList());
    parts(view, row.outflow(), !viewer.isResident());
    return view;
  }

  private void parts(OutflowRequest view, @Nullable Outflow o, boolean withMoney) {
    view.quota(PartViews.quota(o))
        .home(PartViews.home(o))
        .money(PartViews.money(o, withMoney))
        .care(PartViews.care(o));
    if (o == null) {
      return;
    }
    Verdicts verdicts = o.verdicts();
    Ending ending = o.ending();
    view.covenantId(o.agreement().covenantId())
        .municipalityId(o.agreement().municipalityId())
        .filedOn(o.filing().filedOn())
        .dayCount(dayCount(o))
        .readyFrom(o.filing().readyFrom())
        .readinessDueOn(verdicts.readinessDueOn())
        .readinessDecidedOn(verdicts.readinessDecidedOn())
        .ready(verdicts.ready())
        .urgencyDueOn(verdicts.urgencyDueOn())
        .urgencyDecidedOn(verdicts.urgencyDecidedOn())
        .urgencyGranted(verdicts.urgent())
        .urgencyCategory(verdicts.urgencyCategory())
        .urgencyValidUntil(verdicts.urgencyValidUntil())
        .freedPlacePlan(o.plan() == null ? null : FreedPlacePlan.fromValue(o.plan().name()))
        .placeFreedOn(o.placeFreedOn())
        .endingAs(
            o.state() == OutflowState.GIVING_BACK && ending != null ? ending.as().name() : null)
        .reason(ending == null ? null : ending.reason())
        .resumeBy(ending == null ? null : ending.resumeBy());
  }

  /** Until the key; a request that ended without one has no count. */
  private @Nullable Integer dayCount(Outflow o) {
    Home.Tenancy tenancy = o.home().tenancy();
    LocalDate key = tenancy == null ? null : tenancy.keyDate();
    if (key == null && o.state().isFinal()) {
      return null;
    }
    LocalDate until = key == null ? BusinessDates.today(clock) : key;
    return (int) ChronoUnit.DAYS.between(o.filing().filedOn(), until);
  }

  private nl.driehoek.capacity.http.model.Turn turn(Row row) {
    Turn turn;
    if (row.outflow() != null) {
      turn = Turn.of(row.outflow());
    } else {
      turn =
          row.state() == OutflowState.DRAFT
              ? Turn.ofDraft(row.origin().careOrganisationId())
              : Turn.nobody();
    }
    return new nl.driehoek.capacity.http.model.Turn()
        .role(turn.role())
        .organisationId(turn.organisationId())
        .action(OutflowAction.fromValue(turn.action().name()))
        .until(turn.until())
        .overdue(turn.overdue(BusinessDates.today(clock)));
  }

  private List<PossibleAction> actions(Row row, boolean complete, Caller caller) {
    return OutflowActions.of(row, complete, caller, clock.instant()).stream()
        .map(
            possible ->
                new PossibleAction()
                    .action(OutflowAction.fromValue(possible.action().name()))
                    .possible(possible.reason() == null)
                    .reason(possible.reason())
                    .because(Reasons.text(possible.reason())))
        .toList();
  }

  static OutflowTask task(TaskList.Task task) {
    return new OutflowTask()
        .id(task.id())
        .requestId(task.requestId())
        .kind(OutflowTask.KindEnum.fromValue(task.kind().name()))
        .role(task.role())
        .organisationId(task.organisationId())
        .options(
            task.options().stream()
                .map(option -> nl.driehoek.capacity.http.model.TaskOption.fromValue(option.name()))
                .toList())
        .createdAt(task.createdAt())
        .doneAt(task.doneAt())
        .chosen(
            task.chosen() == null ? null : OutflowTask.ChosenEnum.fromValue(task.chosen().name()));
  }
}
