package nl.driehoek.capacity.resident;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.capacity.http.ResidentsApi;
import nl.driehoek.capacity.http.model.NewResident;
import nl.driehoek.capacity.http.model.Resident;
import nl.driehoek.capacity.http.model.ResidentChange;
import nl.driehoek.capacity.http.model.ResidentPage;
import nl.driehoek.capacity.http.model.ResidentSummary;
import nl.driehoek.capacity.place.CareReader;
import nl.driehoek.capacity.place.PageAsked;
import nl.driehoek.capacity.place.PlaceViewer;
import nl.driehoek.capacity.resident.JdbcResidents.Asked;
import nl.driehoek.capacity.resident.JdbcResidents.Changeable;
import nl.driehoek.capacity.resident.JdbcResidents.Housed;
import nl.driehoek.capacity.resident.JdbcResidents.Row;
import nl.driehoek.platform.time.BusinessDates;
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
class ResidentController implements ResidentsApi {

  private static final LocalDate BIRTH_MIN = LocalDate.of(1900, 1, 1);

  private final JdbcResidents residents;
  private final Audit audit;
  private final Clock clock;

  ResidentController(JdbcResidents residents, Audit audit, Clock clock) {
    this.residents = residents;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  @Transactional
  public ResponseEntity<ResidentSummary> registerResident(String key, NewResident body) {
    Caller caller = PlaceViewer.careCaller("mentor", "planner");
    check(body);
    Person person =
        new Person(body.getBsn(), body.getGivenNames(), body.getSurname(), body.getBirthDate());
    residents
        .findByPerson(caller.organisationId(), residents.personKey(person))
        .ifPresent(
            known -> {
              throw ProblemException.conflict("resident-exists", known);
            });
    Changeable changeable =
        ResidentViews.changeable(body.getSubject(), body.getHousehold(), body.getIncome());
    requireFree(changeable.subject(), null);
    Row row = residents.create(caller.organisationId(), person, changeable);
    audit.changed("resident", row.id(), "register", "done");
    return ResponseEntity.status(HttpStatus.CREATED)
        .eTag(Versions.etag(row.version()))
        .body(ResidentViews.summary(row));
  }

  /** Household and income are personal too: each resident on the page gets a row of its own. */
  @Override
  @Transactional
  public ResponseEntity<ResidentPage> listResidents(
      @Nullable String cursor,
      @Nullable Integer limit,
      @Nullable UUID residentId,
      @Nullable UUID livesIn,
      @Nullable Boolean housed) {
    CareReader reader = CareReader.current("mentor", "planner");
    PageAsked page = PageAsked.of(cursor, limit);
    Asked asked = new Asked(residentId, livesIn, housed, BusinessDates.today(clock));
    List<Housed> rows = residents.list(reader, asked, page.after(), page.limit() + 1);
    List<Housed> shown = page.of(rows);
    shown.forEach(each -> read(each.row(), reader, null));
    return ResponseEntity.ok(
        new ResidentPage()
            .items(shown.stream().map(ResidentViews::summary).toList())
            .next(page.next(rows, each -> each.row().id())));
  }

  /** The only way to names; the audit row commits with the answer or there is none. */
  @Override
  @Transactional
  public ResponseEntity<Resident> getResident(UUID residentId, @Nullable String purpose) {
    CareReader reader = CareReader.current("mentor", "planner");
    Row row = residents.find(residentId, reader).orElseThrow(ProblemException::notFound);
    read(row, reader, purpose);
    Person person = residents.open(row);
    return ResponseEntity.ok()
        .eTag(Versions.etag(row.version()))
        .body(ResidentViews.whole(row, reader.masked() ? person.masked() : person));
  }

  private void read(Row row, CareReader reader, @Nullable String purpose) {
    audit.read("resident", row.id(), row.pseudonym(), reader.purpose(purpose));
  }

  @Override
  @Transactional
  public ResponseEntity<ResidentSummary> changeResident(
      UUID residentId, ResidentChange body, @Nullable String ifMatch) {
    Caller caller = PlaceViewer.careCaller("mentor", "planner");
    long expected = Versions.expected(ifMatch);
    residents.find(residentId, caller.organisationId()).orElseThrow(ProblemException::notFound);
    Changeable changeable =
        ResidentViews.changeable(body.getSubject(), body.getHousehold(), body.getIncome());
    requireFree(changeable.subject(), residentId);
    if (!residents.change(residentId, expected, changeable)) {
      throw Versions.stale();
    }
    audit.changed("resident", residentId, "change", "done");
    Row row = residents.find(residentId, caller.organisationId()).orElseThrow();
    return ResponseEntity.ok().eTag(Versions.etag(row.version())).body(ResidentViews.summary(row));
  }

  private void check(NewResident body) {
    Faults faults = new Faults();
    if (!Bsn.isValid(body.getBsn())) {
      faults.add("/bsn", "bsn");
    }
    if (body.getBirthDate().isAfter(BusinessDates.today(clock))) {
      faults.add("/birthDate", "in-the-future");
    } else if (body.getBirthDate().isBefore(BIRTH_MIN)) {
      faults.add("/birthDate", "too-long-ago");
    }
    faults.throwIfAny();
  }

  private void requireFree(@Nullable String subject, @Nullable UUID except) {
    if (subject != null && residents.subjectTaken(subject, except)) {
      throw ProblemException.conflict("sign-in-taken");
    }
  }
}
