package dev.threadlint.agent.cases;

import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Recording;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The finding that comes closest to the expected one.
 *
 * @param finding it, or null if the rule found nothing
 * @param locksAgree whether its lock classes are those expected
 * @param sites how many of the expected sites it names
 */
record Closest(@Nullable Finding finding, boolean locksAgree, int sites) {
  private static final long LINGERS_MILLIS = CaseRun.LINGER_SECONDS * 500L;

  static Closest of(ExpectedRow row, Set<String> rules, Recording recording) {
    List<String> expected = row.locks().stream().sorted().toList();
    Closest best = new Closest(null, false, 0);
    for (Finding finding : recording.findings()) {
      if (rules.contains(finding.rule())) {
        boolean agree = expected.isEmpty() || Judgement.lockClasses(finding).equals(expected);
        int sites = Judgement.sitesNamed(row.sites(), finding);
        Closest candidate = new Closest(finding, agree, sites);
        if (best.finding == null || candidate.score() > best.score()) {
          best = candidate;
        }
      }
    }
    return best;
  }

  private int score() {
    return (locksAgree ? 10 : 0) + sites;
  }

  String rule() {
    return finding == null ? "-" : finding.rule();
  }

  /** Whether it was found well before the end: within half of the time that a driver lingers. */
  boolean beforeTheEnd(Recording recording) {
    return finding != null
        && finding.atMillis() + LINGERS_MILLIS <= recording.observed().elapsedMillis();
  }

  String locks() {
    if (finding == null) {
      return "-";
    }
    return locksAgree ? "ok" : Judgement.lockClasses(finding).toString();
  }
}
