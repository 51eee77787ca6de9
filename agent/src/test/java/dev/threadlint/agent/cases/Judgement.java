package dev.threadlint.agent.cases;

import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run held against what is expected of it, column by column of the table.
 *
 * @param exit the exit code, and the one expected if it is another
 * @param rule the rule of the finding that comes closest, or the false alarms
 * @param locks whether the lock classes are those expected
 * @param sites how many of the expected sites are named
 * @param verdict {@code ok}, {@code later} or what is wrong
 */
record Judgement(String exit, String rule, String locks, String sites, String verdict) {

  static Judgement of(ExpectedRow row, CaseRun run, @Nullable CaseRun untraced) {
    boolean sameExit = run.exitCode() == row.exitCode();
    String exit = sameExit ? "" + run.exitCode() : run.exitCode() + ", not " + row.exitCode();
    List<String> wrong = new ArrayList<>();
    if (!sameExit) {
      wrong.add("exit code");
    }
    String failure = run.ownFailure();
    if (failure != null) {
      wrong.add(failure.substring(0, Math.min(120, failure.length())));
    }
    if (!run.toldVerdict()) {
      wrong.add("no verdict");
    }
    if (untraced != null && !untraced.checksums().equals(run.checksums())) {
      wrong.add("output changed");
    }
    Recording recording = run.recording();
    if (recording == null) {
      wrong.add("no recording");
      return new Judgement(exit, "-", "-", "-", String.join(", ", wrong));
    }
    if (Rules.of(row).isEmpty()) {
      return silent(row, recording, exit, wrong);
    }
    return loud(row, run, recording, exit, wrong);
  }

  private static Judgement loud(
      ExpectedRow row, CaseRun run, Recording recording, String exit, List<String> wrong) {
    Closest closest = Closest.of(row, Rules.of(row), recording);
    if (closest.finding() == null) {
      wrong.add("not found");
    } else if (!closest.locksAgree()) {
      wrong.add("locks");
    } else if (closest.sites() < row.sites().size()) {
      wrong.add("sites");
    }
    if (row.strike()
        && closest.finding() != null
        && !(run.toldOfHang() && closest.beforeTheEnd(recording))) {
      wrong.add("not told while it hung");
    }
    return new Judgement(
        exit,
        closest.rule(),
        row.locks().isEmpty() ? "-" : closest.locks(),
        closest.sites() + " of " + row.sites().size(),
        wrong.isEmpty() ? "ok" : String.join(", ", wrong));
  }

  private static Judgement silent(
      ExpectedRow row, Recording recording, String exit, List<String> wrong) {
    List<String> alarms = new ArrayList<>();
    for (Finding finding : recording.findings()) {
      if (finding.severity() == Severity.ERROR && Rules.DEADLOCKS.contains(finding.rule())) {
        alarms.add(finding.rule() + lockClasses(finding));
      }
    }
    boolean later = !row.kind().equals("none");
    if (!later && !alarms.isEmpty()) {
      wrong.add("false alarm");
    }
    String verdict = wrong.isEmpty() ? later ? "later" : "ok" : String.join(", ", wrong);
    return new Judgement(
        exit, alarms.isEmpty() ? "-" : String.join(" ", alarms), "-", "-", verdict);
  }

  static List<String> lockClasses(Finding finding) {
    return finding.locks().stream().map(LockRef::className).sorted().toList();
  }

  /** How many of the sites begin the name of a frame in the finding's stacks. */
  static int sitesNamed(List<String> sites, Finding finding) {
    int named = 0;
    for (String site : sites) {
      if (finding.steps().stream().anyMatch(step -> names(step, site))) {
        named++;
      }
    }
    return named;
  }

  private static boolean names(Step step, String site) {
    return step.stack().frames().stream().map(Frame::site).anyMatch(name -> name.startsWith(site));
  }
}
