package nl.driehoek.housing.intake;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.model.UnitImportResult.OutcomeEnum;
import nl.driehoek.housing.intake.RowReader.Row;
import nl.driehoek.housing.mediation.Publishing;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.publication.Publications;
import nl.driehoek.housing.unit.Registering;
import nl.driehoek.housing.unit.Unit;
import nl.driehoek.housing.unit.UnitState;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Brings in one row: what is new is registered, what differs is corrected, the rest stays. */
@Service
class BringingIn {

  private final RowReader reader;
  private final Registering registering;
  private final Publishing publishing;
  private final Publications publications;

  BringingIn(
      RowReader reader, Registering registering, Publishing publishing, Publications publications) {
    this.reader = reader;
    this.registering = registering;
    this.publishing = publishing;
    this.publications = publications;
  }

  /** What became of a row that was not refused. */
  record Done(OutcomeEnum outcome, UUID unitId, @Nullable UUID publicationId) {}

  /**
   * Does what the row says; a {@link ProblemException} with all its faults when it can't be.
   *
   * @param earlier references of earlier rows; this row's is added
   */
  Done row(Viewer.Corporation corporation, Map<String, Object> sent, Set<String> earlier) {
    Faults faults = new Faults();
    Row row = reader.read(sent, faults);
    if (sent.get("reference") instanceof String reference && !earlier.add(reference)) {
      faults.add("/reference", "given-twice");
    }
    Unit known =
        row == null
            ? null
            : registering
                .known(corporation.organisationId(), row.home().getReference())
                .orElse(null);
    if (row != null && known != null) {
      checkFixed(known, row, faults);
    }
    faults.throwIfAny();
    Row right = Objects.requireNonNull(row);
    return known == null ? create(corporation, right) : change(corporation, known, right);
  }

  private Done create(Viewer.Corporation corporation, Row row) {
    Unit unit = registering.register(corporation.organisationId(), row.home());
    return new Done(OutcomeEnum.CREATED, unit.unitId(), publish(corporation, unit, row));
  }

  private Done change(Viewer.Corporation corporation, Unit known, Row row) {
    Unit.Facts facts = Registering.facts(row.home());
    boolean differs = !facts.equals(known.facts());
    Unit unit = differs ? registering.correct(known, facts) : known;
    UUID publication = toPublish(unit, row) ? publish(corporation, unit, row) : null;
    return new Done(
        differs || publication != null ? OutcomeEnum.CHANGED : OutcomeEnum.UNCHANGED,
        unit.unitId(),
        publication);
  }

  private @Nullable UUID publish(Viewer.Corporation corporation, Unit unit, Row row) {
    LocalDate from = row.availableFrom();
    return from == null ? null : publishing.publish(corporation, unit.unitId(), from);
  }

  /**
   * The same file again changes nothing: a home that was published for this day, whatever became of
   * that publication, is not published for it once more.
   */
  private boolean toPublish(Unit unit, Row row) {
    LocalDate from = row.availableFrom();
    if (from == null) {
      return false;
    }
    boolean sameDay =
        publications
            .lastOf(unit.unitId())
            .map(Publication::home)
            .filter(home -> home.availableFrom().equals(from))
            .isPresent();
    return !sameDay || unit.state() == UnitState.REGISTERED;
  }

  private static void checkFixed(Unit known, Row row, Faults faults) {
    Unit.Address address = Registering.address(row.home());
    fixed(known.bagId(), row.home().getBagId(), "/bagId", faults);
    fixed(known.regionCode(), row.home().getRegionCode(), "/regionCode", faults);
    fixed(known.address().postcode(), address.postcode(), "/postcode", faults);
    fixed(known.address().houseNumber(), address.houseNumber(), "/houseNumber", faults);
    fixed(known.address().addition(), address.addition(), "/houseNumberAddition", faults);
  }

  private static void fixed(
      @Nullable Object is, @Nullable Object asked, String pointer, Faults faults) {
    if (!Objects.equals(is, asked)) {
      faults.add(pointer, "unit-fixed");
    }
  }
}
