package dev.threadlint.reports.html;

import dev.threadlint.reports.html.WaitGraph.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A ring of waits, ready to be drawn.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param boxes the nodes
 * @param arrows the edges
 */
public record CycleDrawing(int width, int height, List<Box> boxes, List<Arrow> arrows) {
  private static final int BOX_HEIGHT = 30;
  private static final int MARGIN = 34;
  private static final int LONGEST_LABEL = 26;

  /** What the drawing shows, in words. */
  public Both sentence() {
    return Both.words(sentence(false), sentence(true));
  }

  private String sentence(boolean chinese) {
    var text = new StringBuilder();
    for (int i = 0; i < boxes.size(); i++) {
      text.append(i == 0 ? "" : "; ").append(boxes.get(i).label()).append(" - ");
      Arrow arrow = arrows.get(i);
      text.append(arrow.label());
      if (!arrow.verb().isEmpty()) {
        Both verb = arrow.verb().get(0);
        text.append((chinese ? verb.chinese() : verb.english()).plain());
      }
      text.append(" - ").append(boxes.get((i + 1) % boxes.size()).label());
    }
    return text.toString();
  }

  /**
   * A node.
   *
   * @param x of its left side
   * @param y of its upper side
   * @param width of the box
   * @param height of the box
   * @param isThread whether it is a thread
   * @param label what is written in it
   */
  public record Box(int x, int y, int width, int height, boolean isThread, String label) {
    /** Where the label stands. */
    public int centreX() {
      return x + width / 2;
    }

    /** Where the label stands. */
    public int centreY() {
      return y + height / 2;
    }

    /** Where the line stands on which the label is written. */
    public int baseline() {
      return centreY() + 5;
    }
  }

  /**
   * An edge.
   *
   * @param path of the line
   * @param x of its label
   * @param y of its label
   * @param anchor of its label, as a class of the style sheet: s, m or e
   * @param label which thread, or nothing
   * @param verb what it does, or nothing
   */
  public record Arrow(String path, int x, int y, String anchor, String label, List<Both> verb) {}

  static CycleDrawing of(List<Edge> ring, Speech speech) {
    int nodes = ring.size();
    double radiusX = nodes == 1 ? 0 : nodes == 2 ? 150 : 130 + 12 * nodes;
    double radiusY = nodes <= 2 ? 0 : 62 + 10 * nodes;
    int widest = 0;
    List<String> labels = new ArrayList<>();
    for (Edge edge : ring) {
      String label = shortened(edge.from().name());
      labels.add(label);
      widest = Math.max(widest, boxWidth(label));
    }
    radiusX = Math.max(radiusX, nodes == 1 ? 0 : widest / 2.0 + 70);
    int width = (int) (2 * radiusX + widest + 2 * MARGIN);
    int height = (int) (2 * radiusY + BOX_HEIGHT + 2 * MARGIN + (nodes == 1 ? 30 : 0));
    double midX = width / 2.0;
    double midY = nodes == 1 ? MARGIN + BOX_HEIGHT / 2.0 : height / 2.0;
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      double angle = Math.PI + 2 * Math.PI * i / nodes;
      double x = midX + radiusX * Math.cos(angle);
      double y = midY + radiusY * Math.sin(angle);
      boxes.add(box(x, y, labels.get(i), ring.get(i).from().isThread()));
    }
    List<Arrow> arrows = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      arrows.add(
          arrow(boxes.get(i), boxes.get((i + 1) % nodes), midX, midY, i, ring.get(i), speech));
    }
    return new CycleDrawing(width, height, boxes, arrows);
  }

  private static Box box(double x, double y, String label, boolean isThread) {
    int width = boxWidth(label);
    return new Box(
        (int) (x - width / 2.0), (int) (y - BOX_HEIGHT / 2.0), width, BOX_HEIGHT, isThread, label);
  }

  private static int boxWidth(String label) {
    int columns = 0;
    for (int i = 0; i < label.length(); i += Character.charCount(label.codePointAt(i))) {
      columns += label.codePointAt(i) < 0x1100 ? 1 : 2;
    }
    return 8 * columns + 24;
  }

  private static String shortened(String name) {
    return shortened(name, LONGEST_LABEL);
  }

  /** The name, or its beginning. */
  static String shortened(String name, int longest) {
    int length = name.codePointCount(0, name.length());
    if (length <= longest) {
      return name;
    }
    return name.substring(0, name.offsetByCodePoints(0, longest - 1)) + "\u2026";
  }

  private static Arrow arrow(
      Box from, Box to, double midX, double midY, int number, Edge edge, Speech speech) {
    String label = edge.thread() == null ? "" : shortened(edge.thread());
    List<Both> verb = new ArrayList<>();
    if (edge.action() != null) {
      verb.add(speech.text("cycle." + edge.action().name().toLowerCase(Locale.ROOT)));
    }
    return ArrowPath.between(from, to, midX, midY, number).labelled(label, verb);
  }
}
