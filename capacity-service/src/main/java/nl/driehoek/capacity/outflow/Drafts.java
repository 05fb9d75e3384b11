package nl.driehoek.capacity.outflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.capacity.covenant.ActiveCovenant;
import nl.driehoek.capacity.covenant.Covenants;
import nl.driehoek.capacity.outflow.OutflowReader.Row;
import nl.driehoek.capacity.resident.ResidentFacts;
import nl.driehoek.capacity.resident.Residents;
import nl.driehoek.capacity.stay.CurrentStay;
import nl.driehoek.capacity.stay.Stays;
import nl.driehoek.platform.messaging.Deadlines;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Versions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests that are being written: plain create, read and update, until they are filed. */
final class Drafts {

  /** The deadline of a draft: an abandoned one would keep others from helping this person. */
  static final String DRAFT_OVER = "outflow.draft";

  static final int DRAFT_DAYS = 180;

  private final JdbcClient client;
  private final OutflowReader reader;
  private final Residents residents;
  private final Stays stays;
  private final Covenants covenants;
  private final Deadlines deadlines;
  private final Clock clock;

  Drafts(
      JdbcClient client,
      OutflowReader reader,
      Residents residents,
      Stays stays,
      Covenants covenants,
      Deadlines deadlines,
      Clock clock) {
    this.client = client;
    this.reader = reader;
    this.residents = residents;
    this.stays = stays;
    this.covenants = covenants;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** One open request a person (domain rule 6), over all institutions. */
  UUID create(UUID residentId, UUID careOrganisationId, Draft draft) {
    Faults faults = check(draft);
    ResidentFacts resident = residents.facts(residentId, careOrganisationId).orElse(null);
    if (resident == null) {
      faults.add("/residentId", "unknown");
    }
    faults.throwIfAny();
    if (resident == null) {
      throw ProblemException.notFound();
    }
    CurrentStay stay =
        stays
            .on(residentId, BusinessDates.today(clock))
            .orElseThrow(() -> ProblemException.conflict("no-stay"));
    refuseSecond(resident, careOrganisationId);
    UUID id = client.sql("select uuidv7()").query(UUID.class).single();
    client
        .sql(
            """
            insert into outflow_request (id, version, state, care_organisation_id, resident_id,
              person_key, stay_id, place_id, turn_role, turn_organisation_id, sealed)
            values (?, 1, 'DRAFT', ?, ?, ?, ?, ?, 'mentor', ?, ?)
            """)
        .params(
            id,
            careOrganisationId,
            residentId,
            resident.personKey(),
            stay.id(),
            stay.placeId(),
            careOrganisationId,
            reader.seal(id, draft))
        .update();
    keepFor(id);
    return id;
  }

  void change(Row row, long expectedVersion, Draft draft) {
    check(draft).throwIfAny();
    int changed =
        client
            .sql(
                """
                update outflow_request set sealed = ?, version = version + 1
                where id = ? and version = ? and state = 'DRAFT'
                """)
            .params(reader.seal(row.id(), draft), row.id(), expectedVersion)
            .update();
    if (changed == 0) {
      throw row.version() == expectedVersion
          ? ProblemException.conflict("wrong-state", row.state())
          : Versions.stale();
    }
    keepFor(row.id());
  }

  /** What was never filed ends without a trace for others: nobody heard of it. */
  void discard(Row row) {
    client
        .sql(
            """
            update outflow_request set state = 'WITHDRAWN', version = version + 1,
              turn_role = 'none', turn_organisation_id = null
            where id = ? and version = ?
            """)
        .params(row.id(), row.version())
        .update();
    deadlines.clear(DRAFT_OVER, row.id());
  }

  /** The rules' answer to filing this draft; a problem when it is not fit to be filed. */
  Decision file(Row row, String filedBy) {
    LocalDate today = BusinessDates.today(clock);
    Dossier dossier = dossier(row);
    List<Fact> missing = dossier.missing();
    if (!missing.isEmpty()) {
      throw ProblemException.conflict("incomplete", String.join(", ", names(missing)));
    }
    if (!dossier.adultWhenReady()) {
      throw ProblemException.conflict("not-adult", Dossier.ADULT_YEARS);
    }
    if (!dossier.incomeProofFits(today)) {
      throw ProblemException.conflict("income-proof-too-old", Dossier.PROOF_YEARS_MAX);
    }
    ActiveCovenant covenant =
        dossier.covenant().orElseThrow(() -> ProblemException.conflict("not-a-party"));
    deadlines.clear(DRAFT_OVER, row.id());
    return OutflowRules.file(
        row.id(), row.version(), row.origin(), agreement(covenant), dossier.filing(today), filedBy);
  }

  Dossier dossier(Row row) {
    UUID organisation = row.origin().careOrganisationId();
    LocalDate today = BusinessDates.today(clock);
    ResidentFacts resident = residents.facts(row.origin().residentId(), organisation).orElseThrow();
    String careIndication =
        stays
            .on(row.origin().residentId(), today)
            .map(CurrentStay::careIndicationReference)
            .orElse(null);
    return new Dossier(
        reader.draft(row), resident, careIndication, covenants.activeFor(organisation, today));
  }

  /** Drafts that nobody changed for so long end; what was filed in the meantime is left alone. */
  void expire(List<UUID> ids) {
    client
        .sql(
            """
            update outflow_request set state = 'EXPIRED', version = version + 1,
              turn_role = 'none', turn_organisation_id = null
            where id = any (:ids) and state = 'DRAFT'
            """)
        .param("ids", ids.toArray(UUID[]::new))
        .update();
  }

  private void keepFor(UUID id) {
    LocalDate lastDay = BusinessDates.today(clock).plusDays(DRAFT_DAYS);
    deadlines.set(DRAFT_OVER, id, BusinessDates.endOf(lastDay));
  }

  private void refuseSecond(ResidentFacts resident, UUID careOrganisationId) {
    record Open(UUID id, UUID careOrganisationId) {}
    client
        .sql(
            """
            select id, care_organisation_id from outflow_request
            where person_key = ? and open
            """)
        .param(resident.personKey())
        .query((row, n) -> new Open(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
        .optional()
        .ifPresent(
            open -> {
              throw open.careOrganisationId().equals(careOrganisationId)
                  ? ProblemException.conflict("open-request", open.id())
                  : ProblemException.conflict("open-request-elsewhere");
            });
  }

  private Faults check(Draft draft) {
    LocalDate today = BusinessDates.today(clock);
    Faults faults = new Faults();
    LocalDate assessed = draft.selfRelianceAssessedOn();
    if (assessed != null && assessed.isAfter(today)) {
      faults.add("/selfRelianceAssessedOn", "in-the-future");
    }
    Draft.Consent consent = draft.consent();
    if (consent != null && consent.givenOn().isAfter(today)) {
      faults.add("/consent/givenOn", "in-the-future");
    }
    LocalDate ready = draft.readyFrom();
    if (ready != null && ready.isAfter(today.plusYears(2))) {
      faults.add("/readyFrom", "too-far-ahead");
    }
    return faults;
  }

  private static Agreement agreement(ActiveCovenant covenant) {
    return new Agreement(
        covenant.id(),
        covenant.version(),
        covenant.municipalityId(),
        covenant.regionCode(),
        covenant.readinessWorkingDays(),
        covenant.urgencyWorkingDays(),
        covenant.careWorkingDays(),
        covenant.supportWorkingDays(),
        covenant.returnPlaceMonths());
  }

  private static List<String> names(List<Fact> facts) {
    return facts.stream().map(Fact::name).toList();
  }
}
