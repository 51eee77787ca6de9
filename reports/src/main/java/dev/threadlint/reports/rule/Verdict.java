package dev.threadlint.reports.rule;

import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How the run came out.
 *
 * @param errors how many findings can hang or lose work
 * @param warnings how many are slow or fragile
 * @param notes how many are advice
 * @param clean rules that were judged and found nothing
 * @param off rules that were switched off
 * @param notJudged rules that could not be judged
 * @param rules how many rules were on
 */
public record Verdict(
    int errors,
    int warnings,
    int notes,
    List<Rule> clean,
    List<Rule> off,
    List<Rule> notJudged,
    int rules) {

  /** How that run came out. */
  public static Verdict of(Recording recording, RuleCatalog catalog) {
    Set<String> met = new HashSet<>();
    for (Finding finding : recording.findings()) {
      met.add(finding.rule());
    }
    List<String> off = recording.observed().rulesOff();
    Set<String> notJudged = new HashSet<>(recording.observed().rulesNotJudged().keySet());
    notJudged.removeAll(met);
    List<Rule> on = catalog.all().stream().filter(rule -> !off.contains(rule.id())).toList();
    return new Verdict(
        count(recording, Severity.ERROR),
        count(recording, Severity.WARNING),
        count(recording, Severity.NOTE),
        on.stream()
            .filter(rule -> !met.contains(rule.id()) && !notJudged.contains(rule.id()))
            .toList(),
        catalog.all().stream().filter(rule -> off.contains(rule.id())).toList(),
        on.stream().filter(rule -> notJudged.contains(rule.id())).toList(),
        on.size());
  }

  private static int count(Recording recording, Severity severity) {
    return (int)
        recording.findings().stream().filter(finding -> finding.severity() == severity).count();
  }

  /** Whether nothing was found. */
  public boolean isClean() {
    return errors + warnings + notes == 0;
  }
}
