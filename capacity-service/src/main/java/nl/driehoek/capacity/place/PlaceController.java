package nl.driehoek.capacity.place;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.capacity.http.PlacesApi;
import nl.driehoek.capacity.http.model.NewPlace;
import nl.driehoek.capacity.http.model.OutOfService;
import nl.driehoek.capacity.http.model.Place;
import nl.driehoek.capacity.http.model.PlaceCharacteristic;
import nl.driehoek.capacity.http.model.PlaceDaysPage;
import nl.driehoek.capacity.http.model.PlacePage;
import nl.driehoek.capacity.http.model.PlaceState;
import nl.driehoek.capacity.http.model.ReturnToService;
import nl.driehoek.capacity.place.JdbcPlaces.PlacesAsked;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PlaceController implements PlacesApi {

  private static final int DAYS_AHEAD = 27;

  private final JdbcPlaces places;
  private final PlaceCalendar calendar;
  private final PlaceDayViews days;
  private final Audit audit;
  private final Clock clock;

  PlaceController(
      JdbcPlaces places, PlaceCalendar calendar, PlaceDayViews days, Audit audit, Clock clock) {
    this.places = places;
    this.calendar = calendar;
    this.days = days;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  @Transactional
  public ResponseEntity<Place> createPlace(String key, NewPlace body) {
    Caller caller = PlaceViewer.careCaller("planner");
    if (!places.locationIsOf(body.getLocationId(), caller.organisationId())) {
      new Faults().add("/locationId", "unknown").throwIfAny();
    }
    if (places.labelTaken(body.getLocationId(), body.getLabel())) {
      throw ProblemException.conflict("place-exists");
    }
    LocalDate today = BusinessDates.today(clock);
    Set<PlaceCharacteristic> characteristics =
        Objects.requireNonNullElse(body.getCharacteristics(), Set.of());
    UUID id =
        places.create(
            caller.organisationId(),
            body.getLocationId(),
            body.getLabel(),
            characteristics.stream().map(PlaceCharacteristic::getValue).toList(),
            Objects.requireNonNullElse(body.getOpenFrom(), today));
    calendar.opened(id, Objects.requireNonNullElse(body.getOpenFrom(), today));
    audit.changed("place", id, "open", "done");
    return answer(HttpStatus.CREATED, id, today);
  }

  @Override
  public ResponseEntity<Place> getPlace(UUID placeId, @Nullable LocalDate date) {
    return answer(
        HttpStatus.OK, placeId, Objects.requireNonNullElse(date, BusinessDates.today(clock)));
  }

  @Override
  public ResponseEntity<PlacePage> listPlaces(
      @Nullable LocalDate date,
      @Nullable UUID locationId,
      @Nullable PlaceState state,
      @Nullable PlaceCharacteristic characteristic,
      @Nullable String cursor,
      @Nullable Integer limit) {
    PageAsked page = PageAsked.of(cursor, limit);
    LocalDate day = Objects.requireNonNullElse(date, BusinessDates.today(clock));
    PlaceViewer viewer = PlaceViewer.current();
    var asked =
        new PlacesAsked(
            day,
            locationId,
            state == null ? null : state.getValue(),
            characteristic == null ? null : characteristic.getValue());
    List<PlaceOnDay> rows = places.list(asked, viewer, page.after(), page.limit() + 1);
    return ResponseEntity.ok(
        new PlacePage()
            .items(page.of(rows).stream().map(row -> view(row, day, viewer)).toList())
            .next(page.next(rows, PlaceOnDay::id)));
  }

  @Override
  public ResponseEntity<PlaceDaysPage> listPlaceDays(
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable UUID locationId,
      @Nullable UUID placeId,
      @Nullable String cursor,
      @Nullable Integer limit) {
    LocalDate first = Objects.requireNonNullElse(from, BusinessDates.today(clock));
    LocalDate last = Objects.requireNonNullElse(until, first.plusDays(DAYS_AHEAD));
    var asked = new PlaceDayReader.Asked(first, last, locationId, placeId);
    return ResponseEntity.ok(days.page(asked, PageAsked.of(cursor, limit)));
  }

  @Override
  @Transactional
  public ResponseEntity<Place> takeOutOfService(UUID placeId, String key, OutOfService body) {
    own(placeId);
    if (body.getUntil() != null && !body.getUntil().isAfter(body.getFrom())) {
      new Faults().add("/until", "not-after-from").throwIfAny();
    }
    try {
      calendar.takeOutOfService(
          placeId, body.getReason().getValue(), body.getFrom(), body.getUntil());
    } catch (DataIntegrityViolationException e) {
      throw ProblemException.conflict("place-not-free");
    }
    audit.changed("place", placeId, "out-of-service", body.getReason().getValue());
    return answer(HttpStatus.CREATED, placeId, body.getFrom());
  }

  @Override
  @Transactional
  public ResponseEntity<Place> returnToService(UUID placeId, String key, ReturnToService body) {
    own(placeId);
    if (!calendar.returnToService(placeId, body.getFrom())) {
      throw ProblemException.conflict("place-in-service");
    }
    audit.changed("place", placeId, "return-to-service", "done");
    return answer(HttpStatus.OK, placeId, body.getFrom());
  }

  private void own(UUID placeId) {
    Caller caller = PlaceViewer.careCaller("planner");
    places
        .find(placeId, BusinessDates.today(clock), PlaceViewer.of(caller))
        .orElseThrow(ProblemException::notFound);
  }

  private ResponseEntity<Place> answer(HttpStatus status, UUID placeId, LocalDate date) {
    PlaceViewer viewer = PlaceViewer.current();
    PlaceOnDay place = places.find(placeId, date, viewer).orElseThrow(ProblemException::notFound);
    return ResponseEntity.status(status)
        .eTag(Versions.etag(place.version()))
        .body(view(place, date, viewer));
  }

  private static Place view(PlaceOnDay place, LocalDate date, PlaceViewer viewer) {
    boolean mayLink = viewer.mayLink();
    return new Place()
        .id(place.id())
        .locationId(place.locationId())
        .careOrganisationId(place.careOrganisationId())
        .label(place.label())
        .characteristics(
            place.characteristics().stream().map(PlaceCharacteristic::fromValue).toList())
        .date(date)
        .state(PlaceState.fromValue(place.state()))
        .since(place.since())
        .until(place.until())
        .reason(place.reason())
        .stayId(mayLink ? place.stayId() : null)
        .requestId(mayLink ? place.requestId() : null)
        .version(place.version());
  }
}
