package dev.threadlint.reports.gate;

import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.Step;
import java.util.Comparator;

/**
 * A finding that a baseline accepts.
 *
 * @param rule its rule
 * @param fingerprint what it is known by
 * @param where a place of it, for people who read the file
 */
public record KnownFinding(String rule, String fingerprint, String where)
    implements Comparable<KnownFinding> {
  private static final Comparator<KnownFinding> ORDER =
      Comparator.comparing(KnownFinding::rule).thenComparing(KnownFinding::fingerprint);

  static KnownFinding of(Finding finding) {
    return new KnownFinding(finding.rule(), finding.fingerprint(), where(finding));
  }

  private static String where(Finding finding) {
    for (Step step : finding.steps()) {
      Frame site = step.stack().site();
      if (site != null) {
        return site.site();
      }
    }
    return "";
  }

  @Override
  public int compareTo(KnownFinding other) {
    return ORDER.compare(this, other);
  }
}
