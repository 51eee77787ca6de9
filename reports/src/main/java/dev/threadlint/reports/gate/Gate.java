package dev.threadlint.reports.gate;

import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lets pass what is accepted.
 *
 * @param baseline what is accepted until later; null if there is no baseline
 * @param suppressions what is accepted for a reason
 * @param failOn from which severity on a new finding fails the build
 */
public record Gate(@Nullable Baseline baseline, Suppressions suppressions, FailOn failOn) {

  /** What the build makes of that run. */
  public GateResult judge(Recording recording) {
    Set<String> used = new TreeSet<>();
    List<JudgedFinding> judged = new ArrayList<>();
    for (Finding finding : recording.findings()) {
      judged.add(judge(finding, used));
    }
    return new GateResult(
        judged,
        suppressions.all().stream().filter(line -> !used.contains(line.key())).toList(),
        baseline == null ? 0 : baseline.notAmong(recording.findings()),
        baseline != null,
        failOn,
        isComplete(recording));
  }

  private JudgedFinding judge(Finding finding, Set<String> used) {
    JudgedFinding suppressed = null;
    // All of them are tried, for a line that would have helped is not unused.
    for (Suppression line : suppressions.all()) {
      Frame frame = line.match(finding);
      if (frame != null) {
        used.add(line.key());
        if (suppressed == null) {
          suppressed = new JudgedFinding(finding, Standing.SUPPRESSED, line, frame);
        }
      }
    }
    if (suppressed != null) {
      return suppressed;
    }
    boolean known = baseline != null && baseline.accepts(finding);
    return new JudgedFinding(finding, known ? Standing.KNOWN : Standing.NEW, null, null);
  }

  private static boolean isComplete(Recording recording) {
    Observed observed = recording.observed();
    boolean failed = observed.rulesNotJudged().containsValue("tracer-failed");
    long dropped = observed.counters().getOrDefault(Observed.FACTS_DROPPED, 0L);
    return observed.complete() && !recording.truncated() && !failed && dropped == 0;
  }
}
