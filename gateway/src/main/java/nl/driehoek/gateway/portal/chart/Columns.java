package nl.driehoek.gateway.portal.chart;

import java.util.ArrayList;
import java.util.List;
import nl.driehoek.gateway.portal.chart.Chart.Box;
import nl.driehoek.gateway.portal.chart.Chart.Label;
import nl.driehoek.gateway.portal.chart.Chart.Line;

/** Standing columns, one beside the other, such as months. */
public final class Columns {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 200;
  private static final int LEFT = 34;
  private static final int TOP = 12;
  private static final int BELOW = 24;
  private static final int LABEL = 70;
  private static final int GAP = 6;

  private Columns() {}

  /**
   * One column.
   *
   * @param label below it; empty for none
   * @param parts from below to the top; none below zero
   * @param mark whether a line stands before it, such as today
   */
  public record Column(String label, List<Long> parts, boolean mark) {}

  /** The parts of a column on top of each other; a part has the colour of its place. */
  public static Chart of(List<Column> columns) {
    return of(columns, false, columns.stream().mapToLong(Columns::sum).max().orElse(1));
  }

  /** The parts of a column beside each other, for what does not add up. */
  public static Chart beside(List<Column> columns) {
    return of(
        columns,
        true,
        columns.stream()
            .flatMap(each -> each.parts().stream())
            .mapToLong(Long::longValue)
            .max()
            .orElse(1));
  }

  private static Chart of(List<Column> columns, boolean beside, long highest) {
    long most = Math.max(1, highest);
    var boxes = new ArrayList<Box>();
    var lines = new ArrayList<Line>();
    var labels = new ArrayList<Label>();
    labels.add(new Label(LEFT - 4, TOP + 5, "end", Long.toString(most)));
    labels.add(new Label(LEFT - 4, TOP + HEIGHT, "end", "0"));
    int room = (WIDTH - LEFT) / Math.max(1, columns.size());
    int x = LEFT;
    for (Column column : columns) {
      if (column.mark()) {
        lines.add(new Line(x - 1, TOP - 8, x - 1, TOP + HEIGHT, "norm"));
      }
      boxes.addAll(beside ? beside(column, x, room, most) : stacked(column, x, room, most));
      boolean last = x > WIDTH - LABEL;
      labels.add(
          new Label(
              last ? WIDTH : x, TOP + HEIGHT + BELOW - 6, last ? "end" : "start", column.label()));
      x += room;
    }
    lines.add(new Line(LEFT - 1, TOP + HEIGHT, x, TOP + HEIGHT, "axis"));
    return new Chart(WIDTH, TOP + HEIGHT + BELOW, boxes, lines, labels);
  }

  private static List<Box> stacked(Column column, int x, int room, long most) {
    var boxes = new ArrayList<Box>();
    long before = 0;
    for (int part = 0; part < column.parts().size(); part++) {
      int bottom = scaled(before, most);
      before += Math.max(0, column.parts().get(part));
      int height = scaled(before, most) - bottom;
      if (height > 0) {
        boxes.add(new Box(x, TOP + HEIGHT - bottom - height, room - 2, height, part + 1));
      }
    }
    return boxes;
  }

  private static List<Box> beside(Column column, int x, int room, long most) {
    var boxes = new ArrayList<Box>();
    int width = (room - GAP) / Math.max(1, column.parts().size());
    for (int part = 0; part < column.parts().size(); part++) {
      int height = scaled(Math.max(0, column.parts().get(part)), most);
      if (height > 0) {
        boxes.add(new Box(x + part * width, TOP + HEIGHT - height, width, height, part + 1));
      }
    }
    return boxes;
  }

  private static long sum(Column column) {
    return column.parts().stream().mapToLong(each -> Math.max(0, each)).sum();
  }

  private static int scaled(long value, long most) {
    return (int) Math.round((double) value / most * HEIGHT);
  }
}
