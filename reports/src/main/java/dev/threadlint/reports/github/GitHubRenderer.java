package dev.threadlint.reports.github;

import dev.threadlint.reports.gate.GateResult;
import dev.threadlint.reports.gate.Standing;
import dev.threadlint.reports.language.Language;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.rule.FindingText;
import dev.threadlint.reports.rule.RuleCatalog;
import dev.threadlint.reports.source.SourceTree;
import dev.threadlint.reports.text.GateWords;
import java.io.IOException;
import java.util.List;

/** Writes new findings as workflow commands, which GitHub makes annotations of. */
public final class GitHubRenderer {
  // GitHub shows ten of a kind for each step; SARIF and summary have all.
  private static final int MOST = 10;

  private final RuleCatalog catalog;
  private final SourceTree sources;
  private final Words common;
  private final Words words;

  /** Speaks with the texts of that catalog, and finds files in those sources. */
  public GitHubRenderer(RuleCatalog catalog, SourceTree sources, Language language) {
    this.catalog = catalog;
    this.sources = sources;
    this.common = Words.of(language);
    this.words = GateWords.of(language);
  }

  /** One line for each of the worst new findings. */
  public void annotations(GateResult gate, Appendable out) throws IOException {
    List<Finding> found = gate.of(Standing.NEW);
    for (Finding finding : found.subList(0, Math.min(MOST, found.size()))) {
      FindingText text = FindingText.of(finding, catalog, common);
      out.append("::").append(command(finding.severity())).append(' ');
      Frame site = sources.site(finding.steps()).orElse(null);
      if (site != null) {
        out.append("file=").append(property(sources.path(site).orElse(""))).append(',');
        if (site.line() > 0) {
          out.append("line=").append(Integer.toString(site.line())).append(',');
        }
      }
      out.append("title=").append(property(finding.rule() + ": " + text.title().plain()));
      out.append("::").append(message(body(finding, text))).append('\n');
    }
  }

  private String body(Finding finding, FindingText text) {
    String confidence =
        words.fill(
            "github.confidence",
            "confidence",
            common.of(finding.confidence()),
            "fingerprint",
            finding.fingerprint());
    String fix = words.get("github.fix") + text.fix().plain();
    return String.join("\n", text.what().plain(), fix, confidence);
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "notice";
    };
  }

  /** Nothing that a program has named may end the line and begin a command of its own. */
  private static String message(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return message(text).replace(":", "%3A").replace(",", "%2C");
  }
}
