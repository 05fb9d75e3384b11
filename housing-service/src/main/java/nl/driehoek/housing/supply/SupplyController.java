package nl.driehoek.housing.supply;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.SupplyApi;
import nl.driehoek.housing.http.model.AreaFigures;
import nl.driehoek.housing.http.model.HomeMonths;
import nl.driehoek.housing.http.model.SupplyFigures;
import nl.driehoek.housing.http.model.WaitingTimes;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Figures of homes over HTTP; they hold nothing about a person. */
@RestController
class SupplyController implements SupplyApi {

  private static final int MONTHS = 12;

  private final SupplyFiguresQuery figures;
  private final AreaFiguresQuery areas;
  private final HomeMonthsQuery months;
  private final WaitingTimesQuery waits;
  private final Clock clock;

  SupplyController(
      SupplyFiguresQuery figures,
      AreaFiguresQuery areas,
      HomeMonthsQuery months,
      WaitingTimesQuery waits,
      Clock clock) {
    this.figures = figures;
    this.areas = areas;
    this.months = months;
    this.waits = waits;
    this.clock = clock;
  }

  @Override
  public ResponseEntity<SupplyFigures> listSupply(
      @Nullable Integer year, @Nullable String regionCode, @Nullable UUID covenantId) {
    Viewer viewer = party();
    int asked = year == null ? BusinessDates.today(clock).getYear() : year;
    return ResponseEntity.ok(
        new SupplyFigures().year(asked).items(figures.of(viewer, asked, regionCode, covenantId)));
  }

  @Override
  public ResponseEntity<AreaFigures> listAreas(@Nullable String regionCode) {
    return ResponseEntity.ok(new AreaFigures().items(areas.of(party(), regionCode)));
  }

  @Override
  public ResponseEntity<HomeMonths> listHomeMonths(@Nullable UUID covenantId) {
    LocalDate last = month();
    return ResponseEntity.ok(
        new HomeMonths().items(months.of(party(), covenantId, last.minusMonths(MONTHS - 1), last)));
  }

  @Override
  public ResponseEntity<WaitingTimes> listWaitingTimes(@Nullable UUID covenantId) {
    return ResponseEntity.ok(
        new WaitingTimes().items(waits.of(party(), covenantId, month().minusMonths(MONTHS - 1))));
  }

  /** The first day of the present month. */
  private LocalDate month() {
    return BusinessDates.today(clock).withDayOfMonth(1);
  }

  private static Viewer party() {
    Viewer viewer = Viewer.of(Caller.current());
    if (viewer instanceof Viewer.Resident) {
      throw ProblemException.forbidden("figures-for-parties");
    }
    return viewer;
  }
}
