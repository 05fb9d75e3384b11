package nl.driehoek.gateway.portal.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Where the postcode areas of a region lie beside each other, as tiles: a file a region, named
 * after its code, with the columns {@code area,name,column,row}. A drawing of borders would need a
 * source that a municipality has and we don't; tiles say as much about who is whose neighbour.
 */
@Component
@ConditionalOnProperty("driehoek.portal.client-key")
class AreaMap {
  private static final String HEAD = "area,name,column,row";

  /** As many columns and rows as the style sheet has places for. */
  static final int PLACES_MAX = 8;

  private final Map<String, Map<String, Tile>> regions = new HashMap<>();

  AreaMap(@Value("${driehoek.portal.maps:classpath*:/maps/*.csv}") String files) {
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(files)) {
        String name = Objects.requireNonNull(file.getFilename());
        regions.put(
            name.replaceFirst("\\.csv$", ""),
            read(name, file.getContentAsString(StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The maps " + files + " cannot be read", e);
    }
  }

  /**
   * The place of an area.
   *
   * @param name as people there call it
   * @param column from 1, west
   * @param row from 1, north
   */
  record Tile(String name, int column, int row) {}

  /** The tiles of this region by area, in the order of the file; none without a file. */
  Map<String, Tile> tiles(String region) {
    return regions.getOrDefault(region, Map.of());
  }

  private static Map<String, Tile> read(String file, String text) {
    Map<String, Tile> tiles = new LinkedHashMap<>();
    text.lines()
        .filter(line -> !line.isBlank() && !line.equals(HEAD))
        .map(line -> line.split(",", -1))
        .forEach(
            cells -> {
              if (cells.length != 4) {
                throw new IllegalStateException(
                    file + ": not four cells: " + Arrays.toString(cells));
              }
              tiles.put(cells[0], new Tile(cells[1], place(file, cells[2]), place(file, cells[3])));
            });
    return tiles;
  }

  private static int place(String file, String cell) {
    int place = Integer.parseInt(cell);
    if (place < 1 || place > PLACES_MAX) {
      throw new IllegalStateException(
          "%s: a place is 1 to %d, not %d".formatted(file, PLACES_MAX, place));
    }
    return place;
  }
}
