package dev.threadlint.reports.text;

import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.rule.GeneralValues;
import dev.threadlint.reports.rule.Rule;
import dev.threadlint.reports.rule.RuleCatalog;
import java.io.IOException;
import java.util.Locale;

/** The rules for a console. */
public final class RuleText {
  private final TextOptions options;
  private final Words words;

  /** In that language and width. */
  public RuleText(TextOptions options) {
    this.options = options;
    this.words = Words.of(options.language());
  }

  /** A line or two for each rule. */
  public void list(RuleCatalog catalog, Appendable out) throws IOException {
    for (Rule rule : catalog.all()) {
      out.append(severity(rule)).append("  ").append(rule.id()).append('\n');
      wrap("       ", rule.summary(options.language()), out);
    }
  }

  private String severity(Rule rule) {
    String key = "severity.short." + rule.severity().name().toLowerCase(Locale.ROOT);
    String padded = Columns.padded(words.get(key), 5);
    return new Paint(options.colour()).severity(rule.severity(), padded);
  }

  /** All about one rule. */
  public void explain(Rule rule, Appendable out) throws IOException {
    Paint paint = new Paint(options.colour());
    out.append(severity(rule)).append("  ").append(paint.strong(rule.id()));
    out.append("  (CWE-").append(rule.cwe()).append(")\n\n");
    wrap("  ", rule.summary(options.language()), out);
    wrap("  ", rule.why(options.language(), new GeneralValues(words)).plain(), out);
    out.append('\n');
    for (String line : rule.exampleBad()) {
      out.append("  - ").append(line).append('\n');
    }
    out.append('\n');
    for (String line : rule.exampleGood()) {
      out.append("  + ").append(line).append('\n');
    }
    out.append('\n');
    wrap("  ", rule.fix(options.language(), new GeneralValues(words)).plain(), out);
  }

  private void wrap(String indent, String text, Appendable out) throws IOException {
    for (String line : Columns.wrapped(text, options.width() - indent.length())) {
      out.append(indent).append(line).append('\n');
    }
  }
}
