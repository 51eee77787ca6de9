package dev.threadlint.reports.text;

import java.util.ArrayList;
import java.util.List;

/** Text in the columns of a console, in which a Chinese character takes two. */
final class Columns {
  private static final char NO_BREAK = '\u00a0';

  private Columns() {}

  static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  private static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        (c >= 0x1100 && c <= 0x115F)
            || (c >= 0x2E80 && c <= 0xA4CF)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0xFFE0 && c <= 0xFFE6)
            || (c >= 0x1F300 && c <= 0x1FAFF)
            || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
  }

  static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  /** Left and right on one line of that width, two spaces apart at least. */
  static String spread(String left, String right, int columns) {
    int gap = Math.max(2, columns - width(left) - width(right));
    return left + " ".repeat(gap) + right;
  }

  /** The text without a place to break it, for {@link #wrapped}. */
  static String unbroken(String text) {
    return text.replace(' ', NO_BREAK);
  }

  /** Lines of at most that width, broken at spaces and between Chinese characters. */
  static List<String> wrapped(String text, int columns) {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    for (String piece : pieces(text)) {
      String tail = piece.stripTrailing();
      if (!line.isEmpty() && width(line + tail) > columns) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(piece);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString().stripTrailing());
    }
    lines.replaceAll(whole -> whole.replace(NO_BREAK, ' '));
    return lines;
  }

  /** Pieces that stay whole: a word with the space behind it, or one wide character. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    var piece = new StringBuilder();
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      piece.appendCodePoint(points[i]);
      boolean last = i + 1 == points.length;
      if (last || breaksBetween(points[i], points[i + 1])) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
    }
    return pieces;
  }

  private static boolean breaksBetween(int before, int after) {
    if (before == ' ') {
      return after != ' ';
    }
    boolean closing = "，。；：、）！？.,;:)".indexOf(after) >= 0;
    boolean opening = "（".indexOf(before) >= 0;
    return !closing && !opening && after != ' ' && (width(before) == 2 || width(after) == 2);
  }
}
