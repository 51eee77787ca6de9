package dev.threadlint.reports.gate;

import dev.threadlint.reports.model.Finding;
import java.util.List;

/**
 * What a build makes of a run.
 *
 * @param findings all findings, in the order of the report
 * @param unused suppressions that accepted nothing
 * @param notMet how many findings of the baseline were not met
 * @param withBaseline whether there was a baseline to compare with
 * @param failOn from which severity on a new finding fails the build
 * @param complete whether the run was seen to its end, with nothing dropped
 */
public record GateResult(
    List<JudgedFinding> findings,
    List<Suppression> unused,
    int notMet,
    boolean withBaseline,
    FailOn failOn,
    boolean complete) {

  /** Copies the lists. */
  public GateResult {
    findings = List.copyOf(findings);
    unused = List.copyOf(unused);
  }

  /** The findings of that standing. */
  public List<Finding> of(Standing standing) {
    return findings.stream()
        .filter(judged -> judged.standing() == standing)
        .map(JudgedFinding::finding)
        .toList();
  }

  /** Whether a new finding is bad enough to fail the build. */
  public boolean fails() {
    return of(Standing.NEW).stream().anyMatch(finding -> failOn.includes(finding.severity()));
  }
}
