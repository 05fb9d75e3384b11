package nl.driehoek.gateway.portal.place;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.http.capacity.model.ExpectedFree;
import nl.driehoek.contracts.http.capacity.model.FreedPlacePlan;
import nl.driehoek.contracts.http.capacity.model.PlaceDays;
import nl.driehoek.contracts.http.capacity.model.PlacePeriod;
import nl.driehoek.contracts.http.capacity.model.PlaceState;
import org.jspecify.annotations.Nullable;

/**
 * What a place is on a day.
 *
 * @param state as the service tells it, or what an outflow under way makes of it
 * @param certainty how sure it is
 * @param reason why it is out of service
 * @param requestId the outflow that freed, keeps or will free the place
 */
record Day(
    PlaceState state, Certainty certainty, @Nullable String reason, @Nullable UUID requestId) {

  /** Real, planned with a key date, or no more than expected. */
  enum Certainty {
    REAL,
    PLANNED,
    DRAFT
  }

  /** Key of its word and of its letter: a state, and how sure it is. */
  public String key() {
    return certainty == Certainty.REAL ? state.name() : state.name() + "." + certainty.name();
  }

  /** Each day of the period. */
  static List<Run<Day>> runs(PlaceDays place, Period period) {
    return Run.of(
        period.from(), period.all().stream().map(date -> on(place, date, period.today())).toList());
  }

  static Day on(PlaceDays place, LocalDate date, LocalDate today) {
    PlacePeriod covers =
        place.getPeriods().stream()
            .filter(each -> each.getFrom() == null || !date.isBefore(each.getFrom()))
            .filter(each -> each.getUntil() == null || date.isBefore(each.getUntil()))
            .findFirst()
            .orElse(null);
    if (covers == null) {
      return new Day(PlaceState.FREE, Certainty.REAL, null, null);
    }
    ExpectedFree expected = place.getExpectedFree();
    if (expected != null
        && covers.getState() == PlaceState.OCCUPIED
        && date.isAfter(today)
        && !date.isBefore(expected.getFreeOn())) {
      return new Day(
          after(expected, date),
          Certainty.valueOf(expected.getCertainty().getValue()),
          null,
          expected.getRequestId());
    }
    return new Day(covers.getState(), Certainty.REAL, covers.getReason(), covers.getRequestId());
  }

  private static PlaceState after(ExpectedFree expected, LocalDate date) {
    if (expected.getPlan() == FreedPlacePlan.CLOSE) {
      return PlaceState.CLOSED;
    }
    boolean kept = expected.getKeptUntil() != null && date.isBefore(expected.getKeptUntil());
    return kept ? PlaceState.RESERVED : PlaceState.FREE;
  }
}
