package nl.driehoek.gateway.portal.chart;

import java.util.List;

/**
 * What a template draws. A colour is a number, for which the style sheet has the colour and the
 * legend the words.
 *
 * @param width of the drawing, in its own units
 */
public record Chart(int width, int height, List<Box> boxes, List<Line> lines, List<Label> labels) {

  /**
   * A bar, or a part of it.
   *
   * @param colour from 1
   */
  public record Box(int x, int y, int width, int height, int colour) {}

  /** A thin line, such as an axis or a norm. */
  public record Line(int x1, int y1, int x2, int y2, String kind) {}

  /**
   * @param anchor start, middle or end
   */
  public record Label(int x, int y, String anchor, String text) {}
}
