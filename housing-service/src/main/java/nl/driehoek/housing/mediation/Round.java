package nl.driehoek.housing.mediation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.housing.candidacy.Candidacy;
import nl.driehoek.housing.candidacy.CandidacyChange;
import nl.driehoek.housing.candidacy.CandidacyCommand;
import nl.driehoek.housing.candidacy.CandidacyDecision;
import nl.driehoek.housing.candidacy.CandidacyRules;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.candidacy.Stage;
import nl.driehoek.housing.matching.Situation;
import nl.driehoek.housing.offer.Offer;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.reservation.Reservation;
import nl.driehoek.housing.reservation.ReservationCommand;
import nl.driehoek.housing.reservation.ReservationDecision;
import nl.driehoek.housing.reservation.ReservationRules;
import nl.driehoek.housing.tenancy.Tenancy;
import nl.driehoek.housing.unit.Unit;
import nl.driehoek.housing.unit.UnitState;
import nl.driehoek.platform.time.BusinessDates;
import org.jspecify.annotations.Nullable;

/**
 * What is known and what changes in one region in one transaction. Nobody else changes what it
 * reads meanwhile. Use cases change it in memory; {@link Rounds#close} settles and writes it as a
 * whole.
 */
final class Round {

  private final String regionCode;
  private final Instant now;
  private final @Nullable Situation situation;
  private final boolean wholeRegion;
  private final Map<UUID, Candidacy> candidacies = new HashMap<>();
  private final Map<UUID, Reservation> reservations = new HashMap<>();
  private final Map<UUID, Publication> publications = new HashMap<>();
  private final Map<UUID, Unit> units = new HashMap<>();
  private final Map<UUID, Tenancy> tenancies = new HashMap<>();
  private final Map<UUID, UUID> causes = new HashMap<>();
  private final Changes changes = new Changes();
  private @Nullable List<Publication> openHomes;

  Round(String regionCode, Instant now, @Nullable Situation situation, boolean wholeRegion) {
    this.regionCode = regionCode;
    this.now = now;
    this.situation = situation;
    this.wholeRegion = wholeRegion;
  }

  /** Everything that has to be written. */
  static final class Changes {
    final Map<UUID, Long> candidacyRead = new HashMap<>();
    final Map<UUID, List<CandidacyChange.Step>> steps = new LinkedHashMap<>();
    final Map<UUID, Long> publicationRead = new LinkedHashMap<>();
    final Map<UUID, List<Unit>> units = new LinkedHashMap<>();
    final List<Offer> newOffers = new ArrayList<>();
    final List<Offer> offers = new ArrayList<>();
    final List<ReservationDecision.Accepted> reservations = new ArrayList<>();
    final List<Tenancy> newTenancies = new ArrayList<>();
    final List<Tenancy> tenancies = new ArrayList<>();
    final Set<UUID> freed = new LinkedHashSet<>();
    final List<Seeker> waiting = new ArrayList<>();
    final List<Seeker> entered = new ArrayList<>();
    final Set<UUID> back = new LinkedHashSet<>();
    String cause = "CHANGED";
  }

  String regionCode() {
    return regionCode;
  }

  Instant now() {
    return now;
  }

  LocalDate today() {
    return BusinessDates.on(now);
  }

  /** Whether the region is this round's alone, so that lines may change. */
  boolean wholeRegion() {
    return wholeRegion;
  }

  /** Null for a region without rules. */
  @Nullable Situation situation() {
    return situation;
  }

  Situation rules() {
    return Objects.requireNonNull(situation, () -> "region " + regionCode + " has no rules");
  }

  /** Every publication whose line is open; null when that was not read since one changed. */
  @Nullable List<Publication> openHomes() {
    return openHomes;
  }

  void openHomes(List<Publication> read) {
    openHomes = read;
  }

  Changes changes() {
    return changes;
  }

  void know(
      Collection<Candidacy> knownCandidacies,
      Collection<Reservation> knownReservations,
      Collection<Publication> knownPublications,
      Collection<Unit> knownUnits,
      Collection<Tenancy> knownTenancies) {
    knownCandidacies.forEach(each -> candidacies.put(each.requestId(), each));
    knownReservations.forEach(each -> reservations.put(each.hold().offerId(), each));
    knownPublications.forEach(each -> publications.put(each.publicationId(), each));
    knownUnits.forEach(each -> units.put(each.unitId(), each));
    knownTenancies.forEach(each -> tenancies.put(each.parties().offerId(), each));
  }

  /** The message that makes this candidacy change. */
  void causedBy(UUID requestId, UUID messageId) {
    causes.put(requestId, messageId);
  }

  @Nullable UUID causeOf(UUID requestId) {
    return causes.get(requestId);
  }

  @Nullable Candidacy candidacy(UUID requestId) {
    return candidacies.get(requestId);
  }

  boolean knows(UUID publicationId) {
    return publications.containsKey(publicationId);
  }

  Publication publication(UUID publicationId) {
    return Objects.requireNonNull(publications.get(publicationId));
  }

  Unit unit(UUID unitId) {
    return Objects.requireNonNull(units.get(unitId));
  }

  @Nullable Tenancy tenancy(UUID offerId) {
    return tenancies.get(offerId);
  }

  @Nullable Reservation reservation(UUID offerId) {
    return reservations.get(offerId);
  }

  /** Lets the rules decide and keeps the result; false for a repeat. */
  boolean decide(
      UUID requestId, CandidacyCommand command, String cause, @Nullable UUID publicationId) {
    Candidacy current = candidacies.get(requestId);
    return switch (CandidacyRules.decide(current, command, now)) {
      case CandidacyDecision.Unchanged unchanged -> false;
      case CandidacyDecision.Accepted(var next, var events) -> {
        changes.candidacyRead.putIfAbsent(requestId, current == null ? 0 : current.version());
        candidacies.put(requestId, next);
        List<CandidacyChange.Step> steps =
            changes.steps.computeIfAbsent(requestId, id -> new ArrayList<>());
        events.forEach(
            event ->
                steps.add(
                    new CandidacyChange.Step(event, next.stage().code(), cause, publicationId)));
        yield true;
      }
    };
  }

  /** Lets the rules decide on the hold and keeps the result. */
  ReservationDecision decide(UUID offerId, ReservationCommand command) {
    ReservationDecision decision = ReservationRules.decide(reservations.get(offerId), command, now);
    if (decision instanceof ReservationDecision.Accepted accepted) {
      reservations.put(offerId, accepted.next());
      changes.reservations.add(accepted);
    }
    return decision;
  }

  void change(Offer next) {
    changes.offers.add(next);
  }

  void add(Offer offer) {
    changes.newOffers.add(offer);
  }

  void add(Tenancy tenancy) {
    tenancies.put(tenancy.parties().offerId(), tenancy);
    changes.newTenancies.add(tenancy);
  }

  void change(Tenancy next) {
    tenancies.put(next.parties().offerId(), next);
    changes.tenancies.add(next);
  }

  void change(Publication next) {
    openHomes = null;
    Publication read = publications.put(next.publicationId(), next);
    changes.publicationRead.putIfAbsent(
        next.publicationId(), read == null ? next.version() - 1 : read.version());
  }

  void change(UUID unitId, UnitState state, @Nullable UUID requestId) {
    Unit next = unit(unitId).to(state, requestId);
    units.put(unitId, next);
    changes.units.computeIfAbsent(unitId, id -> new ArrayList<>()).add(next);
  }

  /** Nobody has an offer of this home any more. */
  void free(UUID publicationId) {
    changes.freed.add(publicationId);
  }

  /** A new candidate stands in line from now on. */
  void enters(Seeker seeker) {
    changes.entered.add(seeker);
    if (waits(seeker.requestId())) {
      changes.waiting.add(seeker);
    }
  }

  /** A known candidate stands in line again. */
  void back(UUID requestId) {
    if (waits(requestId)) {
      changes.back.add(requestId);
    }
  }

  /** Everyone who waits is put in line again. */
  void again(List<Seeker> everyone) {
    changes.waiting.addAll(everyone);
  }

  private boolean waits(UUID requestId) {
    Candidacy candidacy = candidacies.get(requestId);
    return candidacy != null && candidacy.stage() instanceof Stage.Waiting;
  }

  /** Who changed and does not wait. */
  Set<UUID> gone() {
    Set<UUID> gone = new HashSet<>(changes.steps.keySet());
    gone.removeIf(this::waits);
    return gone;
  }

  void because(String cause) {
    changes.cause = cause;
  }
}
