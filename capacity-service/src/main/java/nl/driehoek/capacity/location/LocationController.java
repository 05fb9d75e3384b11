package nl.driehoek.capacity.location;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import nl.driehoek.capacity.http.LocationsApi;
import nl.driehoek.capacity.http.model.Day;
import nl.driehoek.capacity.http.model.Days;
import nl.driehoek.capacity.http.model.Location;
import nl.driehoek.capacity.http.model.LocationPage;
import nl.driehoek.capacity.http.model.NewLocation;
import nl.driehoek.capacity.http.model.PlaceCharacteristic;
import nl.driehoek.capacity.location.JdbcLocations.DaysAsked;
import nl.driehoek.capacity.location.JdbcLocations.House;
import nl.driehoek.capacity.place.PageAsked;
import nl.driehoek.capacity.place.PlaceViewer;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LocationController implements LocationsApi {

  private static final int DAYS_MAX = 366;

  private final JdbcLocations locations;
  private final Audit audit;

  LocationController(JdbcLocations locations, Audit audit) {
    this.locations = locations;
    this.audit = audit;
  }

  @Override
  @Transactional
  public ResponseEntity<Location> createLocation(String key, NewLocation body) {
    Caller caller = PlaceViewer.careCaller("planner");
    if (locations.nameTaken(caller.organisationId(), body.getName())) {
      throw ProblemException.conflict("location-exists");
    }
    House house =
        locations.create(caller.organisationId(), body.getName(), body.getMunicipalityCode());
    audit.changed("location", house.id(), "create", "done");
    return ResponseEntity.status(HttpStatus.CREATED)
        .eTag(Versions.etag(house.version()))
        .body(view(house));
  }

  @Override
  public ResponseEntity<Location> getLocation(UUID locationId) {
    House house =
        locations.find(locationId, PlaceViewer.current()).orElseThrow(ProblemException::notFound);
    return ResponseEntity.ok().eTag(Versions.etag(house.version())).body(view(house));
  }

  @Override
  public ResponseEntity<LocationPage> listLocations(
      @Nullable String cursor, @Nullable Integer limit) {
    PageAsked page = PageAsked.of(cursor, limit);
    List<House> houses = locations.list(PlaceViewer.current(), page.after(), page.limit() + 1);
    return ResponseEntity.ok(
        new LocationPage()
            .items(page.of(houses).stream().map(LocationController::view).toList())
            .next(page.next(houses, House::id)));
  }

  @Override
  public ResponseEntity<Days> listLocationDays(UUID locationId, LocalDate from, LocalDate until) {
    PlaceViewer viewer = PlaceViewer.current();
    locations.find(locationId, viewer).orElseThrow(ProblemException::notFound);
    return days(new DaysAsked(from, until, locationId, null, null), viewer);
  }

  @Override
  public ResponseEntity<Days> listDays(
      LocalDate from,
      LocalDate until,
      @Nullable UUID careOrganisationId,
      @Nullable PlaceCharacteristic characteristic) {
    String named = characteristic == null ? null : characteristic.getValue();
    return days(new DaysAsked(from, until, null, careOrganisationId, named), PlaceViewer.current());
  }

  private ResponseEntity<Days> days(DaysAsked asked, PlaceViewer viewer) {
    Faults faults = new Faults();
    if (asked.until().isBefore(asked.from())) {
      faults.add("/until", "before-from");
    } else if (ChronoUnit.DAYS.between(asked.from(), asked.until()) >= DAYS_MAX) {
      faults.add("/until", "days-max", DAYS_MAX);
    }
    faults.throwIfAny();
    List<Day> days =
        locations.days(asked, viewer).stream()
            .map(
                row ->
                    new Day()
                        .date(row.date())
                        .capacity(row.capacity())
                        .occupied(row.occupied())
                        .free(row.free())
                        .reserved(row.reserved())
                        .outOfService(row.outOfService()))
            .toList();
    return ResponseEntity.ok(new Days().items(days));
  }

  private static Location view(House house) {
    return new Location()
        .id(house.id())
        .careOrganisationId(house.careOrganisationId())
        .name(house.name())
        .municipalityCode(house.municipalityCode())
        .version(house.version());
  }
}
