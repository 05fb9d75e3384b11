package nl.driehoek.capacity.stay;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.capacity.http.StaysApi;
import nl.driehoek.capacity.http.model.NewStay;
import nl.driehoek.capacity.http.model.Stay;
import nl.driehoek.capacity.http.model.StayEnd;
import nl.driehoek.capacity.http.model.StayPage;
import nl.driehoek.capacity.place.CareReader;
import nl.driehoek.capacity.place.PageAsked;
import nl.driehoek.capacity.place.PlaceCalendar;
import nl.driehoek.capacity.place.PlaceViewer;
import nl.driehoek.capacity.resident.Residents;
import nl.driehoek.capacity.stay.JdbcStays.Row;
import nl.driehoek.capacity.stay.JdbcStays.StaysAsked;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StayController implements StaysApi {

  private final JdbcStays stays;
  private final Residents residents;
  private final PlaceCalendar calendar;
  private final Audit audit;
  private final Clock clock;

  StayController(
      JdbcStays stays, Residents residents, PlaceCalendar calendar, Audit audit, Clock clock) {
    this.stays = stays;
    this.residents = residents;
    this.calendar = calendar;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  @Transactional
  public ResponseEntity<Stay> startStay(String key, NewStay body) {
    Caller caller = PlaceViewer.careCaller("mentor", "planner");
    UUID organisation = caller.organisationId();
    Faults faults = new Faults();
    if (residents.facts(body.getResidentId(), organisation).isEmpty()) {
      faults.add("/residentId", "unknown");
    }
    if (!stays.placeIsOf(body.getPlaceId(), organisation)) {
      faults.add("/placeId", "unknown");
    }
    if (body.getStartedOn().isAfter(BusinessDates.today(clock).plusYears(1))) {
      faults.add("/startedOn", "too-far-ahead");
    }
    faults.throwIfAny();
    UUID id = occupy(body);
    audit.changed("stay", id, "start", "done");
    Row row = stays.find(id, organisation).orElseThrow();
    return ResponseEntity.status(HttpStatus.CREATED).body(view(row));
  }

  private UUID occupy(NewStay body) {
    try {
      return calendar.occupy(
          body.getPlaceId(),
          body.getResidentId(),
          body.getStartedOn(),
          stays.seal(body.getResidentId(), body.getCareIndicationReference()));
    } catch (DataIntegrityViolationException e) {
      String text = String.valueOf(e.getMessage());
      throw ProblemException.conflict(
          text.contains("one_place_a_resident") ? "resident-lives-elsewhere" : "place-not-free");
    }
  }

  /** The care indication is personal: each stay on the page gets an audit row of its own. */
  @Override
  @Transactional
  public ResponseEntity<StayPage> listStays(
      @Nullable UUID placeId,
      @Nullable UUID residentId,
      @Nullable LocalDate date,
      @Nullable String cursor,
      @Nullable Integer limit) {
    CareReader reader = CareReader.current("mentor", "planner");
    PageAsked page = PageAsked.of(cursor, limit);
    List<Row> rows =
        stays.list(
            new StaysAsked(placeId, residentId, date), reader, page.after(), page.limit() + 1);
    List<Row> shown = page.of(rows);
    shown.forEach(row -> audit.read("stay", row.id(), row.pseudonym(), reader.purpose(null)));
    return ResponseEntity.ok(
        new StayPage()
            .items(
                shown.stream()
                    .map(row -> reader.masked() ? view(row.masked()) : view(row))
                    .toList())
            .next(page.next(rows, Row::id)));
  }

  @Override
  @Transactional
  public ResponseEntity<Stay> endStay(UUID stayId, String key, StayEnd body) {
    Caller caller = PlaceViewer.careCaller("mentor", "planner");
    Row row = stays.find(stayId, caller.organisationId()).orElseThrow(ProblemException::notFound);
    if (row.endedOn() != null) {
      throw ProblemException.conflict("stay-ended");
    }
    if (!body.getEndedOn().isAfter(row.startedOn())) {
      new Faults().add("/endedOn", "not-after-start").throwIfAny();
    }
    if (stays.hasOpenRequest(stayId)) {
      throw ProblemException.conflict("open-request-first");
    }
    calendar.vacate(row.placeId(), stayId, body.getEndedOn());
    stays.sealEndReason(stayId, row.residentId(), body.getReason().getValue());
    audit.changed("stay", stayId, "end", "done");
    return ResponseEntity.ok(view(stays.find(stayId, caller.organisationId()).orElseThrow()));
  }

  /** Who left by an outflow request moved on by plan. */
  private static Stay.@Nullable EndReasonEnum endReason(Row row) {
    if (row.requestId() != null) {
      return Stay.EndReasonEnum.MOVED_ON_PLAN;
    }
    return row.endReason() == null ? null : Stay.EndReasonEnum.fromValue(row.endReason());
  }

  private static Stay view(Row row) {
    return new Stay()
        .id(row.id())
        .residentId(row.residentId())
        .placeId(row.placeId())
        .locationId(row.locationId())
        .startedOn(row.startedOn())
        .endedOn(row.endedOn())
        .careIndicationReference(row.careIndicationReference())
        .requestId(row.requestId())
        .endReason(endReason(row));
  }
}
