package dev.threadlint.reports.language;

/**
 * Names that a program chose, made harmless to look at: what would move the cursor, turn the
 * direction of writing, or hide, is written out.
 */
public final class Visible {
  private static final int LONGEST = 160;

  private Visible() {}

  /** The name, on one line, in at most 160 characters. */
  public static String of(String name) {
    return of(name, LONGEST);
  }

  /** The name, on one line, in at most that many characters. */
  public static String of(String name, int longest) {
    var text = new StringBuilder();
    int kept = 0;
    for (int i = 0; i < name.length(); kept++) {
      int c = name.codePointAt(i);
      if (kept == longest - 1 && i + Character.charCount(c) < name.length()) {
        return text.append('\u2026').toString();
      }
      append(c, text);
      i += Character.charCount(c);
    }
    return text.toString();
  }

  private static void append(int c, StringBuilder text) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          text.append("\\u").append(hex(c));
      default -> text.appendCodePoint(c);
    }
  }

  private static String hex(int c) {
    String digits = Integer.toHexString(c);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }
}
