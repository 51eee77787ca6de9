package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.LockLeft;
import dev.threadlint.agent.fact.ProcessAsked;
import dev.threadlint.agent.fact.ProcessStarted;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.SharedLockLeft;
import dev.threadlint.agent.fact.ThreadEnded;
import dev.threadlint.agent.fact.ThreadStarted;
import dev.threadlint.agent.state.Acquisition;
import dev.threadlint.agent.state.AcquisitionTable;
import dev.threadlint.agent.state.ThreadStarts;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread has ended and holds an explicit lock, which nobody can release any more; or a process
 * has, with a lock that processes share.
 */
final class LockNotReleasedDetector extends Detector {
  static final String RULE = "lock-not-released";

  private final ThreadStarts starts;
  private final AcquisitionTable acquisitions;
  private final Tally tally = new Tally(RULE);
  // Told when the thread's end is: that fact says of what it died.
  private final List<LockLeft> left = new ArrayList<>();
  private final LocksOfTheDead ofProcesses = new LocksOfTheDead();

  LockNotReleasedDetector(ThreadStarts starts, AcquisitionTable acquisitions) {
    this.starts = starts;
    this.acquisitions = acquisitions;
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onLockLeft(LockLeft fact, Findings findings) {
    left.add(fact);
  }

  @Override
  void onThreadEnded(ThreadEnded fact, Findings findings) {
    for (LockLeft one : left) {
      if (one.thread().id() == fact.thread().id()) {
        report(one, fact, findings);
      }
    }
    left.removeIf(one -> one.thread().id() == fact.thread().id());
  }

  @Override
  void onProcessStarted(ProcessStarted fact, Findings findings) {
    ofProcesses.add(fact);
  }

  @Override
  void onProcessAsked(ProcessAsked fact, Findings findings) {
    ofProcesses.add(fact);
  }

  @Override
  void onSharedLockLeft(SharedLockLeft fact, Findings findings) {
    ofProcesses.add(fact);
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    left.forEach(one -> report(one, null, findings));
    left.clear();
    ofProcesses.tell(fact, tally, findings);
    tally.tellAll(findings);
  }

  private void report(LockLeft one, @Nullable ThreadEnded end, Findings findings) {
    StackTrace taken = takenAt(one);
    ThreadStarted start = starts.of(one.thread());
    FindingDraft draft = FindingDraft.observed(false).thread(one.thread());
    Sites sites = new Sites().lockAt(taken).named(one.lock().className());
    if (start != null) {
      draft.step(start.thread(), Action.STARTS, one.thread().name(), start.stack());
      Frame site = start.stack().site();
      if (site != null && !site.isLibrary()) {
        draft.value("startSite", site.location());
        sites.at(start.stack());
      }
    }
    draft.holds(one.thread(), one.lock(), one.mode(), taken);
    if (end != null && end.failure() != null) {
      draft.step(one.thread(), Action.FAILS, end.failure().className(), end.failure().stack());
      draft.value("failure", end.failure().className());
    }
    tally.meet(sites, draft, one.nanos(), findings);
  }

  private StackTrace takenAt(LockLeft one) {
    for (Acquisition taken : acquisitions.of(one.thread(), one.lock().id())) {
      if (taken.mode() == one.mode()) {
        return taken.stack();
      }
    }
    return StackTrace.UNKNOWN;
  }
}
