package dev.threadlint.reports.text;

import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.rule.FindingText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One finding of the verdict: what, who, where, and how to cure it. */
final class FindingBlock {
  private static final String INDENT = " ".repeat(9);
  private static final Set<Action> SIDE =
      EnumSet.of(Action.HOLDS, Action.WANTS, Action.JOINS, Action.WAITS);

  private final Finding finding;
  private final FindingText text;
  private final Words words;
  private final TextOptions options;

  FindingBlock(Finding finding, FindingText text, Words words, TextOptions options) {
    this.finding = finding;
    this.text = text;
    this.words = words;
    this.options = options;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(headline());
    if (hasTwoSides()) {
      wrap(text.title().plain() + words.get("text.full-stop"), lines);
      lines.addAll(new StepTable(finding, text.names(), words, options).lines());
    } else {
      wrap(text.what().plain().isEmpty() ? text.title().plain() : text.what().plain(), lines);
    }
    String test = finding.values().get(Finding.TEST);
    if (test != null) {
      wrap(words.fill("text.test", "test", Visible.of(test)), lines);
    }
    String process = finding.values().get(Finding.PROCESS);
    if (process != null) {
      wrap(words.fill("text.process", "process", Visible.of(process)), lines);
    }
    if (!text.fix().plain().isEmpty()) {
      wrap(words.get("text.fix") + text.fix().plain(), lines);
    }
    return lines;
  }

  private String headline() {
    String severity =
        words.get("severity.short." + finding.severity().name().toLowerCase(Locale.ROOT));
    String rest =
        Columns.padded(finding.rule(), 17)
            + "  "
            + Columns.padded(words.of(finding.confidence()), 10)
            + "  "
            + words.count("count.seen", finding.count());
    String left = "  " + Columns.padded(severity, 5) + "  " + rest;
    String line = Columns.spread(left, finding.fingerprint(), options.width());
    String painted = new Paint(options.colour()).severity(finding.severity(), severity);
    return "  " + painted + line.substring(2 + severity.length());
  }

  /** Two threads are better shown side by side than told. */
  private boolean hasTwoSides() {
    return finding.steps().stream()
            .filter(step -> SIDE.contains(step.action()))
            .map(step -> step.thread().id())
            .distinct()
            .limit(2)
            .count()
        == 2;
  }

  private void wrap(String sentence, List<String> lines) {
    for (String line : Columns.wrapped(sentence, options.width() - INDENT.length())) {
      lines.add(INDENT + line);
    }
  }
}
