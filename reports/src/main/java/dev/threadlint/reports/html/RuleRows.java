package dev.threadlint.reports.html;

import dev.threadlint.reports.html.Page.RuleRow;
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
    long findings =
        recording.findings().stream().filter(each -> each.rule().equals(rule.id())).count();
    return row(rule, "found", speech.count("page.rule.found", findings));
  }

  private RuleRow row(Rule rule, String state, Both result) {
    Both summary = speech.say(words -> rule.summary(words.language()));
    return new RuleRow(rule.id(), state, result, summary, rule.cwe());
  }

  private Both notJudged(Rule rule) {
    String reason = recording.observed().rulesNotJudged().getOrDefault(rule.id(), "");
    return speech.say(
        words -> words.fill("page.rule.not-judged", "reason", words.named("not-judged", reason)));
  }
}
