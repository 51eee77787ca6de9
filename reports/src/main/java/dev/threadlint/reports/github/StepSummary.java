package dev.threadlint.reports.github;

import dev.threadlint.reports.gate.GateResult;
import dev.threadlint.reports.gate.JudgedFinding;
import dev.threadlint.reports.gate.Suppression;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.rule.FindingText;
import dev.threadlint.reports.rule.RuleCatalog;
import dev.threadlint.reports.text.GateWords;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The summary of a job, in GitHub's Markdown. */
public final class StepSummary {
  // A summary may have a megabyte, and nobody reads half of it.
  private static final int MOST = 100;

  private final RuleCatalog catalog;
  private final Words common;
  private final Words words;

  /** Speaks with the texts of that catalog. */
  public StepSummary(RuleCatalog catalog, Language language) {
    this.catalog = catalog;
    this.common = Words.of(language);
    this.words = GateWords.of(language);
  }

  /** Writes a heading, the counts, and a table of the findings. */
  public void write(GateResult gate, Appendable out) throws IOException {
    out.append("## ").append(words.get("github.heading")).append("\n\n");
    out.append(String.join(common.get("join.names"), GateWords.counts(gate, words))).append('\n');
    if (!gate.complete()) {
      out.append('\n').append(words.get("gate.incomplete")).append('\n');
    }
    if (!gate.findings().isEmpty()) {
      writeTable(gate.findings(), out);
    }
    for (Suppression line : gate.unused()) {
      String unused = words.fill("gate.unused", "key", line.key(), "line", line.toString());
      out.append('\n').append(cell(unused)).append('\n');
    }
  }

  private void writeTable(List<JudgedFinding> findings, Appendable out) throws IOException {
    out.append('\n').append(words.get("github.columns")).append('\n');
    out.append("|---|---|---|---|---|---|\n");
    for (JudgedFinding judged : findings.subList(0, Math.min(MOST, findings.size()))) {
      Finding finding = judged.finding();
      FindingText text = FindingText.of(finding, catalog, common);
      String standing = words.get("gate.standing." + lower(judged.standing()));
      String because = judged.suppression() == null ? "" : ": " + judged.suppression().because();
      out.append("| ").append(cell(standing + because));
      out.append(" | ").append(cell(finding.rule()));
      out.append(" | ").append(cell(text.what().plain()));
      out.append(" | ").append(cell(where(finding)));
      out.append(" | ").append(common.of(finding.confidence()));
      out.append(" | ").append(cell(finding.fingerprint())).append(" |\n");
    }
    if (findings.size() > MOST) {
      String more = words.count("gate.more", findings.size() - (long) MOST);
      out.append('\n').append(more).append('\n');
    }
  }

  private static String where(Finding finding) {
    return finding.steps().stream()
        .map(step -> step.stack().site())
        .filter(Objects::nonNull)
        .map(Frame::location)
        .distinct()
        .limit(4)
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Text that stays in its cell and is no markup, whatever a program has named. */
  private static String cell(String text) {
    var escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '\n', '\r' -> escaped.append(' ');
        case '|', '\\', '`', '*', '_', '[', ']', '#', '!', '~', '@', '$' ->
            escaped.append("&#").append((int) c).append(';');
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
