package nl.driehoek.gateway.portal.chart;

import java.util.ArrayList;
import java.util.List;
import nl.driehoek.gateway.portal.chart.Chart.Box;
import nl.driehoek.gateway.portal.chart.Chart.Label;
import nl.driehoek.gateway.portal.chart.Chart.Line;
import org.jspecify.annotations.Nullable;

/** Lying bars, one below the other, with the words above each: they fit a phone as well. */
public final class Bars {
  private static final int WIDTH = 480;
  private static final int BAR = 16;
  private static final int TEXT = 20;
  private static final int GAP = 10;

  private Bars() {}

  /**
   * A row of a chart.
   *
   * @param label above the bars
   * @param bars each with its parts, one after the other; none below zero
   * @param norm where a mark stands; null for none
   */
  public record Row(String label, List<List<Long>> bars, @Nullable Long norm) {

    /** A row with one bar of these parts. */
    public static Row stacked(String label, List<Long> parts) {
      return new Row(label, List.of(parts), null);
    }

    /** A row with a bar for each of these. */
    public static Row grouped(String label, List<Long> bars, @Nullable Long norm) {
      return new Row(label, bars.stream().map(List::of).toList(), norm);
    }
  }

  /** In a stacked row a part has the colour of its place; in a grouped row a bar has. */
  public static Chart of(List<Row> rows) {
    long most = Math.max(1, rows.stream().mapToLong(Bars::most).max().orElse(1));
    var boxes = new ArrayList<Box>();
    var lines = new ArrayList<Line>();
    var labels = new ArrayList<Label>();
    int y = 0;
    for (Row row : rows) {
      labels.add(new Label(0, y + TEXT - 6, "start", row.label()));
      y += TEXT;
      int top = y;
      for (int bar = 0; bar < row.bars().size(); bar++) {
        boxes.addAll(bar(row.bars().get(bar), bar, y, most));
        y += BAR;
      }
      Long norm = row.norm();
      if (norm != null) {
        int x = scaled(norm, most);
        lines.add(new Line(x, top - 3, x, y + 3, "norm"));
      }
      y += GAP;
    }
    lines.add(new Line(0, 0, 0, y, "axis"));
    return new Chart(WIDTH, Math.max(y, 1), List.copyOf(boxes), lines, labels);
  }

  private static List<Box> bar(List<Long> parts, int bar, int y, long most) {
    var boxes = new ArrayList<Box>();
    long before = 0;
    for (int part = 0; part < parts.size(); part++) {
      int x = scaled(before, most);
      before += Math.max(0, parts.get(part));
      int width = scaled(before, most) - x;
      if (width > 0) {
        int colour = (parts.size() > 1 ? part : bar) + 1;
        boxes.add(new Box(x, y, width, BAR - 2, colour));
      }
    }
    return boxes;
  }

  private static long most(Row row) {
    long bars =
        row.bars().stream()
            .mapToLong(parts -> parts.stream().mapToLong(each -> Math.max(0, each)).sum())
            .max()
            .orElse(0);
    Long norm = row.norm();
    return Math.max(bars, norm == null ? 0 : norm);
  }

  private static int scaled(long value, long most) {
    return (int) Math.round((double) value / most * (WIDTH - 4));
  }
}
