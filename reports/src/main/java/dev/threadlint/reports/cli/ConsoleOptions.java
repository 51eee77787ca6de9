package dev.threadlint.reports.cli;

import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.text.TextOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** What the console at hand can show. */
final class ConsoleOptions {
  private static final int NARROWEST = 60;
  private static final int USUAL = 80;

  private ConsoleOptions() {}

  static TextOptions of(Language language, boolean isConsole) {
    boolean colour = isConsole && System.getenv("NO_COLOR") == null && Ansi.AUTO.enabled();
    return new TextOptions(language, width(System.getenv("COLUMNS")), colour, null, null);
  }

  static int width(@Nullable String columns) {
    try {
      return columns == null ? USUAL : Math.max(NARROWEST, Integer.parseInt(columns.trim()));
    } catch (NumberFormatException e) {
      return USUAL;
    }
  }
}
