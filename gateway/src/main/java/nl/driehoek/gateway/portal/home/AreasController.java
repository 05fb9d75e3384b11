package nl.driehoek.gateway.portal.home;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.driehoek.contracts.http.housing.SupplyApi;
import nl.driehoek.contracts.http.housing.model.AreaFigures;
import nl.driehoek.contracts.http.housing.model.AreaLine;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Orders;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.Rows;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Where homes are free and where residents want to live: a map of tiles, and its table. */
@PortalPage
class AreasController {
  private static final List<String> HEAD =
      List.of("area", "areas.name", "areas.homes", "areas.offered", "areas.waiting");

  private static final Orders<Area> ORDERS =
      new Orders<Area>()
          .by("area", each -> each.figures().getArea())
          .by("homes", each -> each.figures().getHomes())
          .by("offered", each -> each.figures().getOffered())
          .by("waiting", each -> each.figures().getWaiting());

  private final Sources sources;
  private final AreaMap map;
  private final HomesFile file;

  AreasController(Sources sources, AreaMap map, HomesFile file) {
    this.sources = sources;
    this.map = map;
    this.file = file;
  }

  /**
   * An area with its place on the map.
   *
   * @param tile none when the map does not have the area
   */
  record Area(AreaLine figures, AreaMap.@Nullable Tile tile) {

    /** How full the tile is: as many residents as homes, or fewer; more; nobody and nothing. */
    public String shade() {
      if (figures.getHomes() == 0 && figures.getWaiting() == 0) {
        return "none";
      }
      return figures.getWaiting() > figures.getHomes() ? "short" : "enough";
    }
  }

  @GetMapping("/portal/areas")
  Object areas(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String format,
      Model model) {
    Found<AreaFigures> found = sources.ask(person, SupplyApi.class, api -> api.listAreas(null));
    if (found instanceof Found.Refused<?>) {
      return Outcome.instead(found, model);
    }
    Found<Rows.Part<Area>> rows =
        Rows.map(found, figures -> new Rows.Part<>(sorted(figures, ORDERS.of(sort)), null));
    if ("csv".equals(format)) {
      return file.list("areas", HEAD, rows, each -> row(each, person.locale()), person, model);
    }
    Rows.Part<Area> part = rows.orNull();
    List<Area> areas = part == null ? List.of() : part.items();
    model.addAttribute("areas", areas);
    model.addAttribute("maps", maps(areas));
    model.addAttribute("away", Missing.of(List.of(found)));
    return "portal/home/areas";
  }

  private List<Area> sorted(AreaFigures figures, @Nullable Comparator<Area> order) {
    Stream<Area> areas = figures.getItems().stream().map(this::placed);
    return (order == null ? areas : areas.sorted(order)).toList();
  }

  private Area placed(AreaLine line) {
    return new Area(line, map.tiles(line.getRegionCode()).get(line.getArea()));
  }

  /** A map a region, with also the areas of which there is nothing to say. */
  private List<List<Area>> maps(List<Area> areas) {
    Map<String, Map<String, Area>> known = new TreeMap<>();
    for (Area each : areas) {
      String area = Objects.requireNonNullElse(each.figures().getArea(), "");
      known
          .computeIfAbsent(each.figures().getRegionCode(), region -> new HashMap<>())
          .put(area, each);
    }
    return known.entrySet().stream()
        .map(region -> map(region.getKey(), region.getValue()))
        .filter(tiles -> !tiles.isEmpty())
        .toList();
  }

  private List<Area> map(String region, Map<String, Area> known) {
    return map.tiles(region).entrySet().stream()
        .map(
            tile ->
                known.getOrDefault(tile.getKey(), empty(region, tile.getKey(), tile.getValue())))
        .toList();
  }

  private static Area empty(String region, String area, AreaMap.Tile tile) {
    AreaLine nothing = new AreaLine();
    nothing.setRegionCode(region);
    nothing.setArea(area);
    nothing.setHomes(0);
    nothing.setOffered(0);
    nothing.setWaiting(0);
    return new Area(nothing, tile);
  }

  private List<@Nullable Object> row(Area area, Locale locale) {
    AreaLine line = area.figures();
    return Arrays.asList(
        line.getArea() == null ? file.say("home.areas.anywhere", locale) : line.getArea(),
        area.tile() == null ? null : area.tile().name(),
        line.getHomes(),
        line.getOffered(),
        line.getWaiting());
  }
}
