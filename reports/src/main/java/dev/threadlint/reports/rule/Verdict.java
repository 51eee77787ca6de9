package dev.threadlint.reports.rule;

import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.Severity;
import java.util.ArrayList;
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
    Set<String> notJudged = new HashSet<>(recording.observed().rulesNotJudged().keySet());
    notJudged.removeAll(met);
    List<Rule> clean = new ArrayList<>();
    List<Rule> off = new ArrayList<>();
    List<Rule> unknown = new ArrayList<>();
    for (Rule rule : catalog.all()) {
      if (recording.observed().rulesOff().contains(rule.id())) {
        off.add(rule);
      } else if (notJudged.contains(rule.id())) {
        unknown.add(rule);
      } else if (!met.contains(rule.id())) {
        clean.add(rule);
      }
    }
    return new Verdict(
        count(recording, Severity.ERROR),
        count(recording, Severity.WARNING),
        count(recording, Severity.NOTE),
        clean,
        off,
        unknown,
        catalog.all().size() - off.size());
  }

  private static int count(Recording recording, Severity severity) {
    int count = 0;
    for (Finding finding : recording.findings()) {
      count += finding.severity() == severity ? 1 : 0;
    }
    return count;
  }

  /** Whether nothing was found. */
  public boolean isClean() {
    return errors + warnings + notes == 0;
  }
}
