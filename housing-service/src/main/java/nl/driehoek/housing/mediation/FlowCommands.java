package nl.driehoek.housing.mediation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.driehoek.contracts.messages.HousingCommand;
import nl.driehoek.contracts.messages.HousingCommand.ClearForKey;
import nl.driehoek.contracts.messages.HousingCommand.ReleaseHome;
import nl.driehoek.contracts.messages.HousingCommand.SeekHome;
import nl.driehoek.housing.candidacy.Candidacies;
import nl.driehoek.housing.candidacy.Candidacy;
import nl.driehoek.housing.candidacy.CandidacyCommand;
import nl.driehoek.housing.candidacy.Course;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.candidacy.Stage;
import nl.driehoek.housing.matching.Matchmaker;
import nl.driehoek.housing.offer.Offer;
import nl.driehoek.housing.offer.Offers;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.housing.reservation.ReservationCommand;
import nl.driehoek.platform.messaging.Received;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What the outflow asks. A batch is handled in waves, each with at most one message of a request,
 * and a wave as a whole: a region is read, settled and written once.
 */
@Service
class FlowCommands {

  private static final String NO_REGION = "";

  private final Rounds rounds;
  private final Candidacies candidacies;
  private final Offers offers;

  FlowCommands(Rounds rounds, Candidacies candidacies, Offers offers) {
    this.rounds = rounds;
    this.candidacies = candidacies;
    this.offers = offers;
  }

  void handle(List<Received<?>> batch) {
    for (List<Received<?>> wave : waves(batch)) {
      seek(of(wave, SeekHome.class));
      clear(of(wave, ClearForKey.class));
      release(of(wave, ReleaseHome.class));
    }
  }

  private static List<List<Received<?>>> waves(List<Received<?>> batch) {
    List<List<Received<?>>> waves = new ArrayList<>();
    Map<UUID, Integer> depth = new HashMap<>();
    for (Received<?> message : batch) {
      int wave = depth.merge(message.key(), 1, Integer::sum) - 1;
      if (wave == waves.size()) {
        waves.add(new ArrayList<>());
      }
      waves.get(wave).add(message);
    }
    return waves;
  }

  /** A command with the message that brought it. */
  private record Asked<T extends HousingCommand>(UUID messageId, T command) {}

  private static <T extends HousingCommand> List<Asked<T>> of(
      List<Received<?>> wave, Class<T> type) {
    return wave.stream()
        .filter(message -> type.isInstance(message.body()))
        .map(message -> new Asked<>(message.id(), type.cast(message.body())))
        .toList();
  }

  private void seek(List<Asked<SeekHome>> asked) {
    Map<String, List<Asked<SeekHome>>> byRegion =
        asked.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.command().regionCode().toLowerCase(Locale.ROOT),
                    TreeMap::new,
                    Collectors.toList()));
    byRegion.forEach(
        (region, each) -> {
          Round round = open(region, each);
          List<Publication> open = round.situation() == null ? List.of() : rounds.openHomes(round);
          each.forEach(one -> seek(round, one.command(), open));
          round.because("ENTERED");
          rounds.close(round);
        });
  }

  private void seek(Round round, SeekHome ask, List<Publication> open) {
    Seeker seeker =
        new Seeker(
            ask.requestId(),
            ask.attempt(),
            ask.covenantId(),
            ask.careOrganisationId(),
            ask.profile());
    Course course =
        new Course(
            ask.requestId(),
            ask.attempt(),
            ask.covenantId(),
            round.regionCode(),
            ask.careOrganisationId(),
            ask.residentKey(),
            0,
            round.now());
    boolean ruled = round.situation() != null;
    CandidacyCommand command =
        new CandidacyCommand.Seek(
            course,
            ruled ? Matchmaker.fitting(seeker, open, round.rules()) : 0,
            ruled ? round.rules().rules().citation() : null);
    boolean changed = round.decide(ask.requestId(), command, "SOUGHT", null);
    Candidacy after = round.candidacy(ask.requestId());
    if (changed && after != null && after.attempt() == ask.attempt()) {
      enter(round, seeker, after);
    }
  }

  private static void enter(Round round, Seeker seeker, Candidacy after) {
    if (after.stage() instanceof Stage.Waiting) {
      round.enters(seeker);
    }
  }

  private void clear(List<Asked<ClearForKey>> asked) {
    byRegion(asked)
        .forEach(
            (region, each) -> {
              Round round = open(region, each);
              each.forEach(one -> clear(round, one.command()));
              rounds.close(round);
            });
  }

  private static void clear(Round round, ClearForKey ask) {
    Candidacy candidacy = round.candidacy(ask.requestId());
    if (candidacy != null
        && candidacy.attempt() == ask.attempt()
        && candidacy.stage() instanceof Stage.Accepted(var offerId)) {
      round.decide(offerId, new ReservationCommand.ClearUnit(ask.lastKeyDate()));
    }
  }

  private void release(List<Asked<ReleaseHome>> asked) {
    byRegion(asked)
        .forEach(
            (region, each) -> {
              Round round = open(region, each);
              Map<UUID, Offer> held = heldBy(round, each);
              each.forEach(one -> release(round, one.command(), held));
              rounds.close(round);
            });
  }

  private Map<UUID, Offer> heldBy(Round round, List<Asked<ReleaseHome>> asked) {
    List<UUID> ids = new ArrayList<>();
    for (Asked<ReleaseHome> each : asked) {
      UUID offerId = offerOf(round.candidacy(each.command().requestId()));
      if (offerId != null) {
        ids.add(offerId);
      }
    }
    return ids.isEmpty() ? Map.of() : offers.find(ids);
  }

  private static void release(Round round, ReleaseHome ask, Map<UUID, Offer> held) {
    Candidacy candidacy = round.candidacy(ask.requestId());
    UUID offerId =
        candidacy != null && candidacy.attempt() == ask.attempt() ? offerOf(candidacy) : null;
    Offer offer = offerId == null ? null : held.get(offerId);
    UUID unit = offer == null ? null : offer.unitId();
    if (offer != null) {
      Ending.release(round, offer, ask.reason());
    }
    round.decide(
        ask.requestId(),
        new CandidacyCommand.Release(ask.requestId(), ask.attempt(), ask.reason(), unit),
        "RELEASED",
        offer == null ? null : offer.publicationId());
  }

  private static @Nullable UUID offerOf(@Nullable Candidacy candidacy) {
    return switch (candidacy == null ? null : candidacy.stage()) {
      case Stage.Offered(var offerId) -> offerId;
      case Stage.Accepted(var offerId) -> offerId;
      case null, default -> null;
    };
  }

  private Round open(String region, List<? extends Asked<?>> asked) {
    Round round =
        rounds.open(
            region, asked.stream().map(each -> each.command().requestId()).toList(), List.of());
    asked.forEach(each -> round.causedBy(each.command().requestId(), each.messageId()));
    return round;
  }

  private <T extends HousingCommand> Map<String, List<Asked<T>>> byRegion(List<Asked<T>> asked) {
    if (asked.isEmpty()) {
      return Map.of();
    }
    Map<UUID, Candidacy> known =
        candidacies.find(asked.stream().map(each -> each.command().requestId()).toList());
    Function<Asked<T>, String> region =
        each -> {
          Candidacy candidacy = known.get(each.command().requestId());
          Course course = candidacy == null ? null : candidacy.course();
          return course == null ? NO_REGION : course.regionCode();
        };
    Map<String, List<Asked<T>>> grouped = new TreeMap<>();
    asked.forEach(
        each -> grouped.computeIfAbsent(region.apply(each), r -> new ArrayList<>()).add(each));
    return new LinkedHashMap<>(grouped);
  }
}
