package dev.threadlint.reports.html;

import dev.threadlint.reports.html.CycleDrawing.Arrow;
import dev.threadlint.reports.html.CycleDrawing.Box;
import java.util.List;

/**
 * A curve from one box to another that bends away from the middle of the ring.
 *
 * @param path of the line
 * @param x of its label
 * @param y of its label
 * @param anchor of its label
 */
record ArrowPath(String path, int x, int y, String anchor) {
  private static final int GAP = 4;

  static ArrowPath between(Box from, Box to, double midX, double midY, int number) {
    if (from.equals(to)) {
      return loop(from);
    }
    double halfX = (from.centreX() + to.centreX()) / 2.0;
    double halfY = (from.centreY() + to.centreY()) / 2.0;
    double outX = halfX - midX;
    double outY = halfY - midY;
    double length = Math.hypot(outX, outY);
    if (length < 1) {
      // Two boxes side by side: one arrow above, one below.
      outX = 0;
      outY = number % 2 == 0 ? -1 : 1;
      length = 1;
    }
    double bend = 46;
    double bendX = halfX + bend * outX / length;
    double bendY = halfY + bend * outY / length;
    double[] start = edge(from, bendX, bendY, 0);
    double[] end = edge(to, bendX, bendY, GAP);
    double topX = 0.25 * start[0] + 0.5 * bendX + 0.25 * end[0];
    double topY = 0.25 * start[1] + 0.5 * bendY + 0.25 * end[1];
    String path = "M" + point(start[0], start[1]) + "Q" + point(bendX, bendY);
    path += " " + point(end[0], end[1]);
    int labelX = (int) (topX + 9 * outX / length);
    int labelY = (int) (topY + 12 * outY / length + 4);
    return new ArrowPath(path, labelX, labelY, anchor(outX / length));
  }

  private static String point(double x, double y) {
    return Math.round(x) + " " + Math.round(y);
  }

  private static String anchor(double outX) {
    if (outX > 0.4) {
      return "s";
    }
    return outX < -0.4 ? "e" : "m";
  }

  private static ArrowPath loop(Box box) {
    int x = box.centreX();
    int y = box.y() + box.height();
    String path = "M" + (x - 30) + " " + y + "q-20 46 30 46q50 0 30-" + (46 - GAP);
    return new ArrowPath(path, x, y + 62, "m");
  }

  /** Where the line from the middle of a box to a point leaves the box. */
  private static double[] edge(Box box, double x, double y, double gap) {
    double dx = x - box.centreX();
    double dy = y - box.centreY();
    double scaleX = dx == 0 ? Double.MAX_VALUE : (box.width() / 2.0 + gap) / Math.abs(dx);
    double scaleY = dy == 0 ? Double.MAX_VALUE : (box.height() / 2.0 + gap) / Math.abs(dy);
    double scale = Math.min(scaleX, scaleY);
    return new double[] {box.centreX() + dx * scale, box.centreY() + dy * scale};
  }

  Arrow labelled(String label, List<Both> verb) {
    return new Arrow(path, x, y, anchor, label, verb);
  }
}
