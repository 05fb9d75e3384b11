package nl.driehoek.housing.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.housing.access.Places;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.OffersApi;
import nl.driehoek.housing.http.model.Acceptance;
import nl.driehoek.housing.http.model.Offer;
import nl.driehoek.housing.http.model.OfferPage;
import nl.driehoek.housing.http.model.OfferState;
import nl.driehoek.housing.http.model.Refusal;
import nl.driehoek.housing.http.model.Viewing;
import nl.driehoek.housing.mediation.Answering;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Offers over HTTP. */
@RestController
class OfferController implements OffersApi {

  /** VERA codes by which a corporation turns a candidate down, or takes an offer back. */
  private static final Set<String> BY_CORPORATION =
      Set.of("NIE", "DOC", "DON", "GEG", "INH", "INL", "ONG", "COO", "ONT");

  private final OfferViews views;
  private final Answering answering;
  private final CaseReads reads;
  private final Clock clock;
  private final Audit audit;

  OfferController(
      OfferViews views, Answering answering, CaseReads reads, Clock clock, Audit audit) {
    this.views = views;
    this.answering = answering;
    this.reads = reads;
    this.clock = clock;
    this.audit = audit;
  }

  @Override
  public ResponseEntity<OfferPage> listOffers(
      @Nullable String cursor,
      Integer limit,
      @Nullable OfferState state,
      @Nullable UUID requestId,
      @Nullable UUID publicationId,
      @Nullable UUID unitId,
      @Nullable UUID corporationId) {
    Viewer viewer = Viewer.of(Caller.current());
    List<OfferModels.View> rows =
        views.list(
            viewer,
            new OfferViews.Filter(
                state == null ? null : state.getValue(),
                requestId,
                publicationId,
                unitId,
                corporationId),
            Places.after(cursor),
            limit);
    List<OfferModels.View> shown = Places.page(rows, limit);
    reads.each(
        shown, "offer", row -> row.offer().offerId(), row -> row.offer().requestId(), "home-offer");
    return ResponseEntity.ok(
        new OfferPage()
            .items(
                shown.stream().map(row -> OfferModels.model(row, viewer, clock.instant())).toList())
            .next(
                Places.next(
                    rows, limit, row -> row.offer().offeredAt(), row -> row.offer().offerId())));
  }

  @Override
  public ResponseEntity<Offer> getOffer(UUID offerId) {
    Viewer viewer = Viewer.of(Caller.current());
    OfferModels.View view = find(offerId, viewer);
    audit.read("offer", offerId, residentKey(view), "home-offer");
    return answer(view, viewer);
  }

  @Override
  public ResponseEntity<Offer> acceptOffer(
      UUID offerId, String idempotencyKey, Acceptance acceptance) {
    Caller caller = Caller.current();
    Viewer viewer = Viewer.of(caller);
    OfferModels.View seen = find(offerId, viewer);
    String by = candidateSide(caller, acceptance.getOnBehalf(), seen);
    answering.accept(seen.offer(), by);
    said(offerId, "accept", "ACCEPTED", by, seen);
    return answer(find(offerId, viewer), viewer);
  }

  @Override
  public ResponseEntity<Offer> refuseOffer(UUID offerId, String idempotencyKey, Refusal refusal) {
    Caller caller = Caller.current();
    Viewer viewer = Viewer.of(caller);
    OfferModels.View seen = find(offerId, viewer);
    String reason = refusal.getReason().getValue();
    if (viewer instanceof Viewer.Corporation) {
      caller.requireAny("letting-officer");
      check(BY_CORPORATION.contains(reason), "reason-of-candidate");
      turnDown(seen, reason);
      said(offerId, "turn-down", reason, "CORPORATION", seen);
    } else {
      String by = candidateSide(caller, refusal.getOnBehalf(), seen);
      check(!BY_CORPORATION.contains(reason), "reason-of-corporation");
      answering.refuse(seen.offer(), by, reason);
      said(offerId, "refuse", reason, by, seen);
    }
    return answer(find(offerId, viewer), viewer);
  }

  /** A no-show is the candidate's; every other reason of the corporation never counts. */
  private void turnDown(OfferModels.View seen, String reason) {
    if (reason.equals("NIE")) {
      answering.refuse(seen.offer(), "CORPORATION", reason);
    } else {
      answering.turnDown(seen.offer(), reason);
    }
  }

  @Override
  public ResponseEntity<Offer> recordViewing(UUID offerId, String idempotencyKey, Viewing viewing) {
    Caller caller = Caller.current();
    Viewer viewer = Viewer.of(caller);
    OfferModels.View seen = find(offerId, viewer);
    if (viewer instanceof Viewer.Corporation || viewer instanceof Viewer.Care) {
      caller.requireAny("letting-officer", "mentor", "planner");
    } else {
      throw ProblemException.forbidden("viewing-not-yours");
    }
    LocalDate on = viewing.getViewedOn();
    LocalDate today = BusinessDates.today(clock);
    LocalDate offered = BusinessDates.on(seen.offer().offeredAt());
    Faults faults = new Faults();
    if (on.isAfter(today)) {
      faults.add("/viewedOn", "date-in-future", today);
    } else if (on.isBefore(offered)) {
      faults.add("/viewedOn", "date-before-offer", offered);
    }
    faults.throwIfAny();
    answering.view(seen.offer(), on);
    audit.changed("offer", offerId, "viewing", on.toString());
    return answer(find(offerId, viewer), viewer);
  }

  private static void check(boolean condition, String fault) {
    if (!condition) {
      new Faults().add("/reason", fault).throwIfAny();
    }
  }

  private OfferModels.View find(UUID offerId, Viewer viewer) {
    return views.find(offerId, viewer).orElseThrow(ProblemException::notFound);
  }

  private String candidateSide(Caller caller, @Nullable Boolean onBehalf, OfferModels.View seen) {
    return Parties.candidateSide(
        caller, onBehalf, residentKey(seen), seen.offer().careOrganisationId());
  }

  private @Nullable String residentKey(OfferModels.View view) {
    return reads.residentKey(view.offer().requestId());
  }

  private void said(UUID offerId, String action, String result, String by, OfferModels.View seen) {
    if (by.equals("MENTOR") || by.equals("PLANNER")) {
      String resident = residentKey(seen);
      audit.changedOnBehalfOf(
          "offer",
          offerId,
          action,
          result,
          resident == null ? seen.offer().requestId().toString() : resident);
    } else {
      audit.changed("offer", offerId, action, result);
    }
  }

  private ResponseEntity<Offer> answer(OfferModels.View view, Viewer viewer) {
    return ResponseEntity.ok()
        .eTag(Versions.etag(view.offer().version()))
        .body(OfferModels.model(view, viewer, clock.instant()));
  }
}
