package dev.threadlint.reports.html;

import dev.threadlint.reports.html.Page.RuleRow;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.rule.Rule;
import dev.threadlint.reports.rule.RuleCatalog;
import dev.threadlint.reports.rule.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What was checked, and how each rule came out. */
final class RuleRows {
  private final Recording recording;
  private final RuleCatalog catalog;
  private final Verdict verdict;
  private final Speech speech;

  RuleRows(Recording recording, RuleCatalog catalog, Verdict verdict, Speech speech) {
    this.recording = recording;
    this.catalog = catalog;
    this.verdict = verdict;
    this.speech = speech;
  }

  List<RuleRow> all() {
    List<RuleRow> rows = new ArrayList<>();
    for (Rule rule : catalog.all()) {
      rows.add(row(rule));
    }
    return rows;
  }

  private RuleRow row(Rule rule) {
    if (verdict.off().contains(rule)) {
      return row(rule, "off", speech.text("page.rule.off"));
    }
    if (verdict.notJudged().contains(rule)) {
      return row(rule, "not-judged", notJudged(rule));
    }
    if (verdict.clean().contains(rule)) {
      return row(rule, "clean", speech.text("page.rule.clean"));
    }
    int findings = 0;
    for (Finding finding : recording.findings()) {
      findings += finding.rule().equals(rule.id()) ? 1 : 0;
    }
    return row(rule, "found", speech.count("page.rule.found", findings));
  }

  private RuleRow row(Rule rule, String state, Both result) {
    return new RuleRow(rule.id(), state, result, speech.summary(rule), rule.cwe());
  }

  private Both notJudged(Rule rule) {
    String reason = recording.observed().rulesNotJudged().getOrDefault(rule.id(), "");
    return speech.about("page.rule.not-judged", "reason", speech.named("not-judged", reason));
  }
}
