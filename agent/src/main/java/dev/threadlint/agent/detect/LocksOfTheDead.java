package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.ProcessAsked;
import dev.threadlint.agent.fact.ProcessStarted;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.SharedLock;
import dev.threadlint.agent.fact.SharedLockLeft;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.StackTrace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Locks that child processes had when they ended: {@link LockNotReleasedDetector} tells of them.
 */
final class LocksOfTheDead {
  private final ChildStarts starts = new ChildStarts();
  private final Set<Long> stopped = new HashSet<>();
  private final List<SharedLockLeft> left = new ArrayList<>();

  void add(ProcessStarted start) {
    starts.add(start);
    stopped.remove(start.child().pid());
  }

  void add(ProcessAsked asked) {
    if (asked.how() == ProcessAsked.How.STOPPED && starts.of(asked.pid()) != null) {
      stopped.add(asked.pid());
    }
  }

  void add(SharedLockLeft lock) {
    left.add(lock);
  }

  void tell(RunEnded end, Tally tally, Findings findings) {
    boolean inOrder =
        end.cause() == RunEnded.Cause.EXIT || end.cause() == RunEnded.Cause.LAST_THREAD;
    for (SharedLockLeft one : left) {
      if (counts(one, inOrder)) {
        report(one, tally, findings);
      }
    }
  }

  private boolean counts(SharedLockLeft one, boolean inOrder) {
    long pid = one.end().child().pid();
    ProcessStarted start = starts.of(pid);
    if (start == null || one.end().atExit() && start.traits().daemon()) {
      // A program ends its daemons when it needs nothing any more.
      return false;
    }
    if (stopped.contains(pid)) {
      // It may have done with all that this concerns.
      return one.wanted();
    }
    // What ends the program from outside ends its children, too.
    return inOrder || !ExitCodeUnreadDetector.ASKED_TO_END.contains(one.end().code());
  }

  private void report(SharedLockLeft one, Tally tally, Findings findings) {
    SharedLock lock = one.lock();
    ProcessStarted start = starts.of(one.end().child().pid());
    FindingDraft draft = FindingDraft.observed(false).thread(one.holder());
    Sites sites = new Sites().at(lock.made()).named(lock.ref().className());
    if (start != null) {
      ChildStarts.describe(start, draft);
      sites.at(start.stack());
    }
    draft
        .holds(one.holder(), lock.ref(), LockMode.EXCLUSIVE, StackTrace.UNKNOWN)
        .step(lock.maker(), Action.CREATES, lock.ref().className(), lock.made())
        .value("kind", "process")
        .value("code", one.end().code());
    String made = placeOf(lock.made());
    if (made != null) {
      draft.value("madeSite", made);
    }
    tally.meet(sites, draft, one.nanos(), findings);
  }

  private static @Nullable String placeOf(StackTrace stack) {
    Frame site = stack.site();
    return site == null || site.isLibrary() ? null : site.location();
  }
}
