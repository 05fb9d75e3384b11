package nl.driehoek.gateway.portal.home;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import nl.driehoek.contracts.http.housing.OffersApi;
import nl.driehoek.contracts.http.housing.SupplyApi;
import nl.driehoek.contracts.http.housing.model.OfferPage;
import nl.driehoek.contracts.http.housing.model.OfferState;
import nl.driehoek.contracts.http.housing.model.SupplyFigures;
import nl.driehoek.contracts.http.housing.model.SupplyLine;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
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
    List<SupplyLine> lines = figures == null ? List.of() : figures.getItems();
    if ("csv".equals(format)) {
      return file.file(
          "supply", HEAD, lines.stream().map(each -> row(each, say)).toList(), person.locale());
    }
    model.addAttribute("year", figures == null ? asked : figures.getYear());
    model.addAttribute("lines", lines);
    model.addAttribute("bars", lines.stream().map(line -> Bar.of(line, most(lines))).toList());
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

  private static int most(List<SupplyLine> lines) {
    return lines.stream()
        .mapToInt(line -> Math.max(promised(line), line.getPublished()))
        .max()
        .orElse(0);
  }

  private static int promised(SupplyLine line) {
    return Objects.requireNonNullElse(line.getPromised(), 0);
  }

  /** Four bars, each as wide as its number beside the greatest one of the page. */
  record Bar(int promised, int published, int offered, int let) {
    private static final int WIDTH = 600;

    static Bar of(SupplyLine line, int most) {
      return new Bar(
          width(SupplyController.promised(line), most),
          width(line.getPublished(), most),
          width(line.getOffered(), most),
          width(line.getLet(), most));
    }

    private static int width(int count, int most) {
      return most == 0 ? 0 : WIDTH * count / most;
    }
  }
}
