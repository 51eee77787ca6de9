package dev.threadlint.reports;

import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadRef;
import java.util.List;
import java.util.Map;

/** A run whose program chose its names to do harm. */
public final class Hostile {
  public static final String NAME =
      "</script><img onerror=alert(1)>\r\n::error::x,y:%0A|`[a](b){0}\\ \u202eRTL \ud83c\udfe6 \u0000\u001b[31m"
          + "支付"
          + "x".repeat(10_000);

  private Hostile() {}

  public static Recording recording() {
    Finding before = SampleRun.lockOrderCycle();
    var thread = new ThreadRef(1, NAME, false, false);
    var lock = new LockRef(1, LockKind.MONITOR, NAME, NAME);
    var stack = new StackTrace(List.of(new Frame(NAME, NAME, "../../" + NAME + ".java", 7)), true);
    var finding =
        new Finding(
            before.rule(),
            before.severity(),
            before.confidence(),
            1,
            "00000000",
            List.of(thread, SampleRun.AUDIT),
            List.of(lock),
            List.of(
                Step.lock(thread, Action.HOLDS, lock, LockMode.EXCLUSIVE, stack),
                Step.other(thread, Action.JOINS, NAME, stack),
                Step.lock(
                    SampleRun.AUDIT, Action.WANTS, lock, LockMode.EXCLUSIVE, StackTrace.UNKNOWN)),
            Map.of("startSite", NAME, "closestMs", NAME, "cycleLength", "2", "variants", "1"),
            0);
    return SampleRun.recording(List.of(finding));
  }
}
