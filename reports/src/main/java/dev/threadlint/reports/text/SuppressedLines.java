package dev.threadlint.reports.text;

import dev.threadlint.reports.language.Words;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.SuppressedCycle;
import dev.threadlint.reports.rule.FindingText;
import dev.threadlint.reports.rule.RuleCatalog;
import java.util.ArrayList;
import java.util.List;

/** The lock-order cycles that are no findings: who takes what where, and why no two can meet. */
final class SuppressedLines {
  private final Recording recording;
  private final RuleCatalog catalog;
  private final Words words;
  private final TextOptions options;

  SuppressedLines(Recording recording, RuleCatalog catalog, Words words, TextOptions options) {
    this.recording = recording;
    this.catalog = catalog;
    this.words = words;
    this.options = options;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    List<SuppressedCycle> listed = recording.suppressed();
    long counted = recording.observed().suppressed().values().stream().mapToLong(n -> n).sum();
    long all = Math.max(counted, listed.size());
    lines.add("");
    lines.add(words.count("text.suppressed", all));
    for (SuppressedCycle each : listed) {
      lines.add("");
      add(each, lines);
    }
    if (all > listed.size()) {
      lines.add("");
      lines.add("  " + words.count("text.suppressed.unlisted", all - listed.size()));
    }
    return lines;
  }

  private void add(SuppressedCycle each, List<String> lines) {
    String reason = words.named("suppressed", each.reason());
    for (String line : Columns.wrapped(reason, options.width() - 4)) {
      lines.add("  " + line);
    }
    FindingText text = FindingText.of(each.cycle(), catalog, words);
    lines.addAll(new StepTable(each.cycle(), text.names(), words, options).lines());
  }
}
