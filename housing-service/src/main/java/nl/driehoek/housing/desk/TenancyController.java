package nl.driehoek.housing.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.housing.access.Places;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.TenanciesApi;
import nl.driehoek.housing.http.model.KeyHandover;
import nl.driehoek.housing.http.model.Signature;
import nl.driehoek.housing.http.model.Tenancy;
import nl.driehoek.housing.http.model.TenancyPage;
import nl.driehoek.housing.http.model.TenancyState;
import nl.driehoek.housing.mediation.Signing;
import nl.driehoek.housing.tenancy.SigningParty;
import nl.driehoek.housing.tenancy.TenancyCommand;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Tenancies over HTTP. */
@RestController
class TenancyController implements TenanciesApi {

  private final TenancyViews views;
  private final Signing signing;
  private final CaseReads reads;
  private final Clock clock;
  private final Audit audit;

  TenancyController(
      TenancyViews views, Signing signing, CaseReads reads, Clock clock, Audit audit) {
    this.views = views;
    this.signing = signing;
    this.reads = reads;
    this.clock = clock;
    this.audit = audit;
  }

  @Override
  public ResponseEntity<TenancyPage> listTenancies(
      @Nullable String cursor,
      Integer limit,
      @Nullable TenancyState state,
      @Nullable UUID requestId,
      @Nullable UUID unitId,
      @Nullable UUID corporationId) {
    List<TenancyViews.View> rows =
        views.list(
            Viewer.of(Caller.current()),
            new TenancyViews.Filter(
                state == null ? null : state.getValue(), requestId, unitId, corporationId),
            Places.after(cursor),
            limit);
    List<TenancyViews.View> shown = Places.page(rows, limit);
    reads.each(
        shown,
        "tenancy",
        row -> row.tenancy().tenancyId(),
        row -> row.tenancy().parties().requestId(),
        "tenancy");
    return ResponseEntity.ok(
        new TenancyPage()
            .items(
                shown.stream()
                    .map(row -> TenancyModels.model(row, today(), Caller.current()))
                    .toList())
            .next(
                Places.next(
                    rows, limit, TenancyViews.View::createdAt, row -> row.tenancy().tenancyId())));
  }

  @Override
  public ResponseEntity<Tenancy> getTenancy(UUID tenancyId) {
    TenancyViews.View view = find(tenancyId);
    audit.read("tenancy", tenancyId, residentKey(view), "tenancy");
    return answer(view);
  }

  @Override
  public ResponseEntity<Tenancy> signTenancy(
      UUID tenancyId, String idempotencyKey, Signature asked) {
    Caller caller = Caller.current();
    TenancyViews.View seen = find(tenancyId);
    SigningParty party = SigningParty.valueOf(asked.getParty().getValue());
    checkTerms(party, asked);
    String role = role(caller, party, asked.getOnBehalf(), seen);
    boolean onBehalf = party == SigningParty.TENANT && !role.equals("resident");
    signing.sign(
        seen.tenancy(),
        new nl.driehoek.housing.tenancy.Tenancy.Signature(
            party,
            clock.instant(),
            role,
            Viewer.residentKey(caller),
            caller.organisationId(),
            onBehalf),
        terms(asked));
    if (onBehalf) {
      String resident = residentKey(seen);
      audit.changedOnBehalfOf(
          "tenancy",
          tenancyId,
          "sign",
          party.name(),
          resident == null ? seen.tenancy().parties().requestId().toString() : resident);
    } else {
      audit.changed("tenancy", tenancyId, "sign", party.name());
    }
    return answer(find(tenancyId));
  }

  @Override
  public ResponseEntity<Tenancy> handOverKey(
      UUID tenancyId, String idempotencyKey, KeyHandover asked) {
    Caller caller = Caller.current();
    TenancyViews.View seen = find(tenancyId);
    Parties.corporationOf(caller, seen.tenancy().parties().corporationId(), "letting-officer");
    LocalDate today = today();
    if (asked.getKeyDate() != null && !asked.getKeyDate().equals(today)) {
      new Faults().add("/keyDate", "date-not-today", today).throwIfAny();
    }
    signing.handOver(seen.tenancy());
    audit.changed("tenancy", tenancyId, "key-handover", "STARTED");
    return answer(find(tenancyId));
  }

  /** Terms that belong to another party's signature are faults, all named at once. */
  private static void checkTerms(SigningParty party, Signature asked) {
    Faults faults = new Faults();
    if (party != SigningParty.CORPORATION) {
      notForParty(faults, "/plannedKeyDate", asked.getPlannedKeyDate());
      notForParty(faults, "/temporaryUntil", asked.getTemporaryUntil());
      notForParty(faults, "/legalGroup", asked.getLegalGroup());
      notForParty(faults, "/nonFittingReason", asked.getNonFittingReason());
    }
    if (party != SigningParty.TENANT) {
      notForParty(faults, "/rentWarningRead", asked.getRentWarningRead());
    }
    faults.throwIfAny();
  }

  private static void notForParty(Faults faults, String pointer, @Nullable Object value) {
    if (value != null) {
      faults.add(pointer, "not-for-this-party");
    }
  }

  private static TenancyCommand.Terms terms(Signature asked) {
    return new TenancyCommand.Terms(
        asked.getPlannedKeyDate(),
        asked.getTemporaryUntil(),
        asked.getLegalGroup() == null ? null : asked.getLegalGroup().getValue(),
        asked.getNonFittingReason() == null ? null : asked.getNonFittingReason().getValue(),
        Boolean.TRUE.equals(asked.getRentWarningRead()),
        0);
  }

  private String role(
      Caller caller, SigningParty party, @Nullable Boolean onBehalf, TenancyViews.View seen) {
    var parties = seen.tenancy().parties();
    return switch (party) {
      case TENANT -> {
        String by =
            Parties.candidateSide(
                caller, onBehalf, residentKey(seen), parties.careOrganisationId());
        if (by.equals("PLANNER")) {
          throw ProblemException.forbidden("tenant-or-mentor-only");
        }
        yield by.equals("RESIDENT") ? "resident" : "mentor";
      }
      case CORPORATION -> {
        Parties.corporationOf(caller, parties.corporationId(), "letting-officer", "director");
        yield caller.has("letting-officer") ? "letting-officer" : "director";
      }
      case CARE_INSTITUTION -> {
        if (!(Viewer.of(caller) instanceof Viewer.Care(var organisation))) {
          throw ProblemException.forbidden("care-institution-only");
        }
        if (!organisation.equals(parties.careOrganisationId())) {
          throw ProblemException.notFound();
        }
        yield caller.has("director") ? "director" : caller.has("planner") ? "planner" : "mentor";
      }
    };
  }

  private TenancyViews.View find(UUID tenancyId) {
    return views
        .find(tenancyId, Viewer.of(Caller.current()))
        .orElseThrow(ProblemException::notFound);
  }

  private @Nullable String residentKey(TenancyViews.View view) {
    return reads.residentKey(view.tenancy().parties().requestId());
  }

  private LocalDate today() {
    return BusinessDates.today(clock);
  }

  private ResponseEntity<Tenancy> answer(TenancyViews.View view) {
    return ResponseEntity.ok()
        .eTag(Versions.etag(view.tenancy().version()))
        .body(TenancyModels.model(view, today(), Caller.current()));
  }
}
