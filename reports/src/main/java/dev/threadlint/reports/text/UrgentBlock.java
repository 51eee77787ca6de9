package dev.threadlint.reports.text;

import dev.threadlint.reports.language.Visible;
import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.RunHeader;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.rule.FindingText;
import java.util.ArrayList;
import java.util.List;

/** One finding with every stack in full. */
final class UrgentBlock {
  private static final int LONGEST_LINE = 400;

  private final Finding finding;
  private final RunHeader header;
  private final FindingText text;
  private final Words words;
  private final TextOptions options;

  UrgentBlock(
      Finding finding, RunHeader header, FindingText text, Words words, TextOptions options) {
    this.finding = finding;
    this.header = header;
    this.text = text;
    this.words = words;
    this.options = options;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(Columns.spread(headline(), finding.fingerprint(), options.width()));
    wrap(text.title().plain() + words.get("text.full-stop"), lines);
    wrap(text.what().plain(), lines);
    long before = -1;
    for (Step step : finding.steps()) {
      if (step.thread().id() != before) {
        lines.add("");
        lines.add("  \"" + text.names().of(step.thread()) + "\"");
        before = step.thread().id();
      }
      lines.add("    " + StepWords.of(step, text.names(), words));
      addStack(step.stack(), lines);
    }
    lines.add("");
    wrap(words.get("text.fix") + text.fix().plain(), lines);
    return lines;
  }

  private String headline() {
    return "threadlint: "
        + words.fill(
            finding.rule().equals("deadlock") ? "urgent.deadlock" : "urgent.other",
            "rule",
            finding.rule(),
            "pid",
            Long.toString(header.pid()),
            "time",
            words.time(finding.atMillis()));
  }

  private void wrap(String sentence, List<String> lines) {
    for (String line : Columns.wrapped(sentence, options.width() - 2)) {
      lines.add("  " + line);
    }
  }

  private void addStack(StackTrace stack, List<String> lines) {
    if (stack.frames().isEmpty()) {
      lines.add("      " + words.get("text.no-stack"));
    }
    for (Frame frame : stack.frames()) {
      lines.add("      at " + Visible.of(frame.toString(), LONGEST_LINE));
    }
    if (stack.truncated()) {
      lines.add("      " + words.get("text.outer"));
    }
  }
}
