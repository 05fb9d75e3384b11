package nl.driehoek.capacity.place;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.capacity.http.model.ExpectedFree;
import nl.driehoek.capacity.http.model.FreedPlacePlan;
import nl.driehoek.capacity.http.model.PlaceCharacteristic;
import nl.driehoek.capacity.http.model.PlaceDays;
import nl.driehoek.capacity.http.model.PlaceDaysPage;
import nl.driehoek.capacity.http.model.PlacePeriod;
import nl.driehoek.capacity.http.model.PlaceState;
import nl.driehoek.capacity.place.PlaceDayReader.Asked;
import nl.driehoek.capacity.place.PlaceDayReader.Expected;
import nl.driehoek.capacity.place.PlaceDayReader.Period;
import nl.driehoek.capacity.place.PlaceDayReader.Seen;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Faults;
import org.jspecify.annotations.Nullable;

/** Places over days at the edge; who lives or moves where is for the own institution only. */
final class PlaceDayViews {

  private static final int DAYS_MAX = 366;

  private final PlaceDayReader reader;
  private final Clock clock;

  PlaceDayViews(PlaceDayReader reader, Clock clock) {
    this.reader = reader;
    this.clock = clock;
  }

  PlaceDaysPage page(Asked asked, PageAsked page) {
    Faults faults = new Faults();
    if (asked.until().isBefore(asked.from())) {
      faults.add("/until", "before-from");
    } else if (ChronoUnit.DAYS.between(asked.from(), asked.until()) >= DAYS_MAX) {
      faults.add("/until", "days-max", DAYS_MAX);
    }
    faults.throwIfAny();
    PlaceViewer viewer = PlaceViewer.current();
    List<Seen> rows = reader.places(asked, viewer, page.after(), page.limit() + 1);
    List<Seen> shown = page.of(rows);
    LocalDate today = BusinessDates.today(clock);
    Map<UUID, List<Period>> periods = reader.periods(asked, shown);
    Map<UUID, Expected> expected = reader.expected(shown, today);
    boolean mayLink = viewer.mayLink();
    return new PlaceDaysPage()
        .items(
            shown.stream()
                .map(
                    place ->
                        view(
                            place,
                            periods.getOrDefault(place.id(), List.of()),
                            expected.get(place.id()),
                            mayLink))
                .toList())
        .next(page.next(rows, Seen::id));
  }

  private static PlaceDays view(
      Seen place, List<Period> periods, @Nullable Expected expected, boolean mayLink) {
    return new PlaceDays()
        .placeId(place.id())
        .locationId(place.locationId())
        .careOrganisationId(place.careOrganisationId())
        .label(place.label())
        .characteristics(
            place.characteristics().stream().map(PlaceCharacteristic::fromValue).toList())
        .periods(periods.stream().map(period -> view(period, mayLink)).toList())
        .expectedFree(expected == null ? null : view(expected, mayLink));
  }

  private static PlacePeriod view(Period period, boolean mayLink) {
    boolean stay = period.kind().equals(PlaceState.OCCUPIED.getValue());
    return new PlacePeriod()
        .state(PlaceState.fromValue(period.kind()))
        .from(period.since())
        .until(period.until())
        .reason(period.reason())
        .stayId(mayLink && stay ? period.id() : null)
        .requestId(mayLink ? period.requestId() : null);
  }

  private static ExpectedFree view(Expected expected, boolean mayLink) {
    return new ExpectedFree()
        .freeOn(expected.freeOn())
        .certainty(
            expected.planned()
                ? ExpectedFree.CertaintyEnum.PLANNED
                : ExpectedFree.CertaintyEnum.DRAFT)
        .plan(expected.plan() == null ? null : FreedPlacePlan.fromValue(expected.plan()))
        .keptUntil(expected.keptUntil())
        .requestId(mayLink ? expected.requestId() : null);
  }
}
