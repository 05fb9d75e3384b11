package nl.driehoek.gateway.portal.steering;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import nl.driehoek.contracts.http.housing.SupplyApi;
import nl.driehoek.contracts.http.housing.model.HomeMonths;
import nl.driehoek.contracts.http.housing.model.SupplyFigures;
import nl.driehoek.contracts.http.housing.model.WaitingTimes;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.party.Names;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * The homes in the control room: per corporation, by month, and how long people waited for one.
 *
 * @param supply of this year
 * @param months of the last twelve
 * @param waits of who got a key in them
 */
record Homes(
    Future<Found<SupplyFigures>> supply,
    Future<Found<HomeMonths>> months,
    Future<Found<WaitingTimes>> waits) {

  /** Asks all at the same time. */
  static Homes ask(Sources sources, Person person, @Nullable UUID covenant) {
    return new Homes(
        sources.meanwhile(person, SupplyApi.class, api -> api.listSupply(null, null, covenant)),
        sources.meanwhile(person, SupplyApi.class, api -> api.listHomeMonths(covenant)),
        sources.meanwhile(person, SupplyApi.class, api -> api.listWaitingTimes(covenant)));
  }

  /** Puts what is known into the model; tells what was found. */
  List<Found<?>> show(Names names, Charts charts, Model model) {
    Found<SupplyFigures> year = Sources.answer(supply);
    Found<HomeMonths> counted = Sources.answer(months);
    Found<WaitingTimes> waited = Sources.answer(waits);
    SupplyFigures figures = year.orNull();
    if (figures != null) {
      model.addAttribute("supply", figures);
      model.addAttribute("supplyChart", charts.homes(figures.getItems(), names));
    }
    HomeMonths columns = counted.orNull();
    if (columns != null) {
      model.addAttribute("homeMonths", columns.getItems());
      model.addAttribute("homeMonthsChart", charts.homesByMonth(columns.getItems()));
    }
    WaitingTimes institutions = waited.orNull();
    if (institutions != null && !institutions.getItems().isEmpty()) {
      model.addAttribute("waits", institutions.getItems());
      model.addAttribute("waitsChart", charts.waits(institutions.getItems(), names));
    }
    return List.of(year, counted, waited);
  }
}
