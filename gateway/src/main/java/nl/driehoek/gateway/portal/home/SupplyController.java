package nl.driehoek.gateway.portal.home;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nl.driehoek.contracts.http.housing.OffersApi;
import nl.driehoek.contracts.http.housing.SupplyApi;
import nl.driehoek.contracts.http.housing.model.OfferPage;
import nl.driehoek.contracts.http.housing.model.OfferState;
import nl.driehoek.contracts.http.housing.model.SupplyFigures;
import nl.driehoek.contracts.http.housing.model.SupplyLine;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Orders;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.Rows;
import nl.driehoek.gateway.portal.chart.Bars;
import nl.driehoek.gateway.portal.chart.Chart;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The contingent meter: promised, published, offered and let in a year, and what runs out when. */
@PortalPage
class SupplyController {
  private static final List<String> HEAD =
      List.of("corporation", "promised", "published.count", "offered.count", "held", "let");

  private final Sources sources;
  private final HomesFile file;

  SupplyController(Sources sources, HomesFile file) {
    this.sources = sources;
    this.file = file;
  }

  @GetMapping("/portal/supply")
  Object supply(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable String year,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String format,
      @ModelAttribute("say") Say say,
      Model model) {
    Integer asked = Asked.number(year);
    var running =
        sources.meanwhile(
            person,
            OffersApi.class,
            api -> api.listOffers(null, Rows.AT_ONCE, OfferState.OPEN, null, null, null, null));
    Found<SupplyFigures> found =
        sources.ask(person, SupplyApi.class, api -> api.listSupply(asked, null, null));
    Found<OfferPage> offers = Sources.answer(running);
    SupplyFigures figures = found.orNull();
    if (found instanceof Found.Refused<?> && asked == null) {
      return Outcome.instead(found, model);
    }
    Found<Rows.Part<SupplyLine>> rows =
        Rows.map(
            found, known -> new Rows.Part<>(sorted(known.getItems(), orders(say).of(sort)), null));
    if ("csv".equals(format)) {
      return file.list("supply", HEAD, rows, each -> row(each, say), person, model);
    }
    Rows.Part<SupplyLine> part = rows.orNull();
    List<SupplyLine> lines = part == null ? List.of() : part.items();
    model.addAttribute("year", figures == null ? asked : figures.getYear());
    model.addAttribute("lines", lines);
    model.addAttribute("chart", chart(lines, say));
    model.addAttribute("offers", offers.orNull());
    model.addAttribute("refused", found instanceof Found.Refused<?> refused ? refused : null);
    model.addAttribute("away", Missing.of(List.of(found, offers)));
    return "portal/home/supply";
  }

  private static List<@Nullable Object> row(SupplyLine line, Say say) {
    return Arrays.asList(
        say.party(line.getCorporationId()),
        line.getPromised(),
        line.getPublished(),
        line.getOffered(),
        line.getHeld(),
        line.getLet());
  }

  private static Orders<SupplyLine> orders(Say say) {
    return new Orders<SupplyLine>()
        .by("corporation", line -> say.party(line.getCorporationId()))
        .by("promised", SupplyLine::getPromised)
        .by("published", SupplyLine::getPublished)
        .by("offered", SupplyLine::getOffered)
        .by("held", SupplyLine::getHeld)
        .by("let", SupplyLine::getLet);
  }

  private static List<SupplyLine> sorted(
      List<SupplyLine> lines, @Nullable Comparator<SupplyLine> order) {
    return order == null ? lines : lines.stream().sorted(order).toList();
  }

  /** Beside each other, so that one sees what became of what was promised. */
  private static Chart chart(List<SupplyLine> lines, Say say) {
    return Bars.of(
        lines.stream()
            .map(
                line ->
                    Bars.Row.grouped(
                        say.party(line.getCorporationId()),
                        Stream.of(
                                line.getPromised(),
                                line.getPublished(),
                                line.getOffered(),
                                line.getLet())
                            .map(count -> count == null ? 0L : count.longValue())
                            .toList(),
                        null))
            .toList());
  }
}
