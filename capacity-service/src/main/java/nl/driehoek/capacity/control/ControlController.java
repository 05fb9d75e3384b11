package nl.driehoek.capacity.control;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.driehoek.capacity.control.FlowFigureReader.Finished;
import nl.driehoek.capacity.control.FlowFigureReader.Norm;
import nl.driehoek.capacity.control.FlowFigureReader.Now;
import nl.driehoek.capacity.control.FlowFigureReader.Placed;
import nl.driehoek.capacity.control.FlowFigureReader.Stuck;
import nl.driehoek.capacity.http.FiguresApi;
import nl.driehoek.capacity.http.model.CapacityMonth;
import nl.driehoek.capacity.http.model.CapacityMonths;
import nl.driehoek.capacity.http.model.FlowFigure;
import nl.driehoek.capacity.http.model.FlowFigures;
import nl.driehoek.capacity.http.model.OutflowState;
import nl.driehoek.capacity.http.model.StuckRequest;
import nl.driehoek.capacity.place.PlaceViewer;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ControlController implements FiguresApi {

  private static final int MONTHS = 12;

  private final FlowFigureReader flow;
  private final CapacityMonthReader capacity;
  private final Clock clock;

  ControlController(FlowFigureReader flow, CapacityMonthReader capacity, Clock clock) {
    this.flow = flow;
    this.capacity = capacity;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public ResponseEntity<FlowFigures> getFlowFigures() {
    Caller caller = leader();
    LocalDate today = BusinessDates.today(clock);
    LocalDate from = today.minusMonths(MONTHS);
    Placed placed = flow.placed(caller, from, today);
    List<Stuck> stuck = flow.stuck(caller, today);
    return ResponseEntity.ok(
        new FlowFigures()
            .countedOn(today)
            .from(from)
            .items(items(caller, from, today))
            .placed(placed.placed())
            .placedMedianDays(placed.medianDays())
            .placedP90Days(placed.p90Days())
            .stuck(
                stuck.stream()
                    .limit(FlowFigureReader.STUCK_MAX)
                    .map(each -> view(each, today))
                    .toList())
            .moreStuck(stuck.size() > FlowFigureReader.STUCK_MAX));
  }

  @Override
  public ResponseEntity<CapacityMonths> listCapacityMonths(@Nullable UUID careOrganisationId) {
    leader();
    LocalDate month = BusinessDates.today(clock).withDayOfMonth(1);
    List<CapacityMonth> items =
        capacity
            .months(
                PlaceViewer.current(),
                careOrganisationId,
                month.minusMonths(MONTHS),
                month.plusMonths(MONTHS))
            .stream()
            .map(ControlController::view)
            .toList();
    return ResponseEntity.ok(new CapacityMonths().items(items));
  }

  /** A row for every state that a filed request can be in, also when nothing is in it. */
  private List<FlowFigure> items(Caller caller, LocalDate from, LocalDate today) {
    Map<String, Now> now = by(flow.now(caller, today), Now::state);
    Map<String, Finished> finished = by(flow.finished(caller, from, today), Finished::state);
    Map<String, Norm> norms = by(flow.norms(caller), Norm::state);
    return Arrays.stream(OutflowState.values())
        .filter(state -> state != OutflowState.DRAFT)
        .map(
            state -> {
              String name = state.getValue();
              return figure(state, now.get(name), finished.get(name), norms.get(name));
            })
        .toList();
  }

  private static FlowFigure figure(
      OutflowState state, @Nullable Now now, @Nullable Finished finished, @Nullable Norm norm) {
    boolean agreed = norm != null && norm.lowest() == norm.highest();
    return new FlowFigure()
        .state(state)
        .now(now == null ? 0 : now.now())
        .overNorm(now == null ? 0 : now.overNorm())
        .finished(finished == null ? 0 : finished.finished())
        .medianDays(finished == null ? null : finished.medianDays())
        .p90Days(finished == null ? null : finished.p90Days())
        .normWorkingDays(norm != null && agreed ? norm.lowest() : null);
  }

  private static StuckRequest view(Stuck stuck, LocalDate today) {
    return new StuckRequest()
        .requestId(stuck.requestId())
        .state(OutflowState.fromValue(stuck.state()))
        .why(StuckRequest.WhyEnum.fromValue(stuck.why()))
        .role(stuck.role())
        .organisationId(stuck.organisationId())
        .dueOn(stuck.dueOn())
        .since(stuck.since())
        .days((int) ChronoUnit.DAYS.between(stuck.since(), today));
  }

  private static CapacityMonth view(CapacityMonthReader.Month month) {
    return new CapacityMonth()
        .firstDay(month.firstDay())
        .countedOn(month.countedOn())
        .capacity(month.capacity())
        .occupied(month.occupied())
        .free(month.free())
        .reserved(month.reserved())
        .outOfService(month.outOfService())
        .freed(month.freed())
        .expectedToFree(month.expectedToFree());
  }

  private static <T> Map<String, T> by(List<T> rows, Function<T, String> state) {
    return rows.stream().collect(Collectors.toMap(state, Function.identity()));
  }

  private static Caller leader() {
    Caller caller = Caller.current();
    caller.requireAny("director", "controller", "auditor");
    return caller;
  }
}
