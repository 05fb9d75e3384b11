package nl.driehoek.housing.mediation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.driehoek.housing.candidacy.Candidacies;
import nl.driehoek.housing.candidacy.Candidacy;
import nl.driehoek.housing.candidacy.CandidacyChange;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.candidacy.Seekers;
import nl.driehoek.housing.candidacy.Stage;
import nl.driehoek.housing.matching.Matchmaker;
import nl.driehoek.housing.matching.Matchmaker.Match;
import nl.driehoek.housing.matching.Situations;
import nl.driehoek.housing.offer.Offer;
import nl.driehoek.housing.offer.Offers;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.publication.Publications;
import nl.driehoek.housing.reservation.Reservations;
import nl.driehoek.housing.tenancy.Tenancies;
import nl.driehoek.housing.tenancy.TenancyState;
import nl.driehoek.housing.unit.Unit;
import nl.driehoek.housing.unit.Units;
import nl.driehoek.platform.time.BusinessDates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Opens and closes rounds inside the caller's transaction. A round that may change the lines is
 * alone in its region; rounds about one candidate's own offer go on beside each other.
 */
@Service
class Rounds {

  private final Regions regions;
  private final Clock clock;
  private final Situations situations;
  private final Matchmaker matchmaker;
  private final Candidacies candidacies;
  private final Seekers seekers;
  private final Offers offers;
  private final Reservations reservations;
  private final Publications publications;
  private final Units units;
  private final Tenancies tenancies;
  private final Offering offering;

  Rounds(
      Regions regions,
      Clock clock,
      Situations situations,
      Matchmaker matchmaker,
      Candidacies candidacies,
      Seekers seekers,
      Offers offers,
      Reservations reservations,
      Publications publications,
      Units units,
      Tenancies tenancies,
      Offering offering) {
    this.regions = regions;
    this.clock = clock;
    this.situations = situations;
    this.matchmaker = matchmaker;
    this.candidacies = candidacies;
    this.seekers = seekers;
    this.offers = offers;
    this.reservations = reservations;
    this.publications = publications;
    this.units = units;
    this.tenancies = tenancies;
    this.offering = offering;
  }

  /**
   * Waits for the region, then reads these candidacies with all that they hold.
   *
   * @param homes publications to read as well
   */
  Round open(String regionCode, Collection<UUID> requestIds, Collection<UUID> homes) {
    regions.lock(regionCode);
    return read(regionCode, requestIds, homes, true);
  }

  /**
   * Waits for this candidate only, beside rounds about others; such a round frees no home and puts
   * nobody in line.
   */
  Round openOne(String regionCode, UUID requestId, Collection<UUID> homes) {
    regions.lockOne(regionCode, requestId);
    return read(regionCode, List.of(requestId), homes, false);
  }

  private Round read(
      String regionCode, Collection<UUID> requestIds, Collection<UUID> homes, boolean wholeRegion) {
    Instant now = clock.instant();
    Round round =
        new Round(
            regionCode,
            now,
            situations.of(regionCode, BusinessDates.on(now)).orElse(null),
            wholeRegion);
    Map<UUID, Candidacy> known = candidacies.find(requestIds);
    List<UUID> held =
        known.values().stream()
            .map(each -> offerOf(each.stage()))
            .filter(Objects::nonNull)
            .toList();
    Map<UUID, Offer> open = held.isEmpty() ? Map.of() : offers.find(held);
    List<UUID> all =
        Stream.concat(open.values().stream().map(Offer::publicationId), homes.stream()).toList();
    Map<UUID, Publication> published = all.isEmpty() ? Map.of() : publications.find(all);
    round.know(
        known.values(),
        held.isEmpty() ? List.of() : reservations.find(held).values(),
        published.values(),
        all.isEmpty()
            ? List.of()
            : units
                .find(published.values().stream().map(each -> each.home().unitId()).toList())
                .values(),
        held.isEmpty() ? List.of() : tenancies.ofOffers(held).values());
    return round;
  }

  /** Every publication of the region whose line is open, read once a round. */
  List<Publication> openHomes(Round round) {
    List<Publication> read = round.openHomes();
    if (read == null) {
      read = publications.inRegion(round.regionCode());
      round.openHomes(read);
    }
    return read;
  }

  /** Settles what became free and who waits, then writes the state, and says it. */
  void close(Round round) {
    Round.Changes changes = round.changes();
    seekers.add(changes.entered, round.regionCode(), round.now());
    offers.save(changes.offers);
    savePublications(round);
    reservations.save(List.copyOf(changes.reservations));
    changes.reservations.clear();
    tenancies.insert(changes.newTenancies);
    tenancies.save(changes.tenancies);
    regions.countQuota(
        changes.newTenancies,
        changes.tenancies.stream().filter(each -> each.state() == TenancyState.CANCELLED).toList());
    settle(round);
    savePublications(round);
    offers.insert(changes.newOffers);
    reservations.save(changes.reservations);
    candidacies.save(changes.steps.keySet().stream().map(id -> change(round, id)).toList());
    saveUnits(round);
  }

  private void settle(Round round) {
    Round.Changes changes = round.changes();
    if (round.situation() == null
        || changes.freed.isEmpty() && changes.waiting.isEmpty() && changes.back.isEmpty()) {
      return;
    }
    if (!round.wholeRegion()) {
      throw new IllegalStateException("lines change in a round about one candidate");
    }
    List<Seeker> waiting = new ArrayList<>(changes.waiting);
    if (!changes.back.isEmpty()) {
      waiting.addAll(seekers.of(changes.back));
    }
    List<Match> matches =
        matchmaker.settle(
            new Matchmaker.Change(
                round.regionCode(),
                round.now(),
                changes.cause,
                round.rules(),
                openHomes(round),
                changes.freed,
                waiting,
                changes.entered.stream().map(Seeker::requestId).collect(Collectors.toSet()),
                round.gone()));
    if (!matches.isEmpty()) {
      knowMore(round, matches);
      matches.forEach(match -> offering.offer(round, match));
    }
  }

  private void knowMore(Round round, List<Match> matches) {
    Set<UUID> requests =
        matches.stream()
            .map(match -> match.seeker().requestId())
            .filter(id -> round.candidacy(id) == null)
            .collect(Collectors.toSet());
    Set<UUID> homes =
        matches.stream()
            .map(match -> match.home().publicationId())
            .filter(id -> !round.knows(id))
            .collect(Collectors.toSet());
    Set<UUID> doors =
        matches.stream()
            .filter(match -> homes.contains(match.home().publicationId()))
            .map(match -> match.home().unitId())
            .collect(Collectors.toSet());
    round.know(
        requests.isEmpty() ? List.of() : candidacies.find(requests).values(),
        List.of(),
        homes.isEmpty() ? List.of() : publications.find(homes).values(),
        doors.isEmpty() ? List.of() : units.find(doors).values(),
        List.of());
  }

  private void savePublications(Round round) {
    Map<UUID, Long> read = round.changes().publicationRead;
    publications.save(read.keySet().stream().map(round::publication).toList(), Map.copyOf(read));
    read.clear();
  }

  private void saveUnits(Round round) {
    Map<UUID, List<Unit>> histories = round.changes().units;
    Map<@Nullable UUID, List<List<Unit>>> byCause = new HashMap<>();
    histories
        .values()
        .forEach(
            each ->
                byCause.computeIfAbsent(causeOf(round, each), c -> new ArrayList<>()).add(each));
    byCause.forEach((cause, each) -> units.save(each, cause));
  }

  private static @Nullable UUID causeOf(Round round, List<Unit> history) {
    UUID request = history.getLast().requestId();
    return request == null ? null : round.causeOf(request);
  }

  private static CandidacyChange change(Round round, UUID requestId) {
    Round.Changes changes = round.changes();
    return new CandidacyChange(
        Objects.requireNonNull(round.candidacy(requestId)),
        Objects.requireNonNull(changes.candidacyRead.get(requestId)),
        Objects.requireNonNull(changes.steps.get(requestId)),
        round.causeOf(requestId));
  }

  private static @Nullable UUID offerOf(Stage stage) {
    return switch (stage) {
      case Stage.Offered offered -> offered.offerId();
      case Stage.Accepted accepted -> accepted.offerId();
      case Stage.Housed housed -> housed.offerId();
      case Stage.Waiting waiting -> null;
      case Stage.Released released -> null;
      case Stage.Lapsed lapsed -> null;
    };
  }
}
