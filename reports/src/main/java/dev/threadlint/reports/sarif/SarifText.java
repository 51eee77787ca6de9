package dev.threadlint.reports.sarif;

/** Text as SARIF's messages want it: brackets and backslashes are links there, braces holes. */
final class SarifText {
  private SarifText() {}

  static String plain(String text) {
    var escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '[', ']', '\\' -> escaped.append('\\').append(c);
        case '{', '}' -> escaped.append(isHole(text, i) ? "" + c + c : c);
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** A brace of {@code {0}}, which a reader would fill; any other is told as it is. */
  private static boolean isHole(String text, int brace) {
    int step = text.charAt(brace) == '{' ? 1 : -1;
    int at = brace + step;
    while (at >= 0 && at < text.length() && Character.isDigit(text.charAt(at))) {
      at += step;
    }
    boolean digits = at != brace + step;
    return digits && at >= 0 && at < text.length() && text.charAt(at) == (step > 0 ? '}' : '{');
  }
}
