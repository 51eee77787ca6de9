package dev.threadlint.reports.text;

import dev.threadlint.reports.model.Severity;

/** Colours for a terminal, beside the word that says the same. */
final class Paint {
  private static final String ESCAPE = "\u001b[";
  private static final String PLAIN = ESCAPE + "0m";

  private final boolean colour;

  Paint(boolean colour) {
    this.colour = colour;
  }

  String severity(Severity severity, String text) {
    return switch (severity) {
      case ERROR -> painted("1;31m", text);
      case WARNING -> painted("1;33m", text);
      case NOTE -> painted("1;34m", text);
    };
  }

  String strong(String text) {
    return painted("1m", text);
  }

  private String painted(String code, String text) {
    return colour ? ESCAPE + code + text + PLAIN : text;
  }
}
