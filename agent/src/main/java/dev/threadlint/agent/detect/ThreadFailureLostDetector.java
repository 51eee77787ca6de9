package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.Failure;
import dev.threadlint.agent.fact.JoinRequested;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.ThreadEnded;
import dev.threadlint.agent.fact.ThreadPolled;
import dev.threadlint.agent.fact.ThreadStarted;
import dev.threadlint.agent.state.Bounded;
import dev.threadlint.agent.state.ThreadStarts;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.ThreadRef;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A thread died of an exception, no handler of the program was told, and nobody waited for it.
 *
 * <p>The program's own threads can still be joined after their end, so they are judged when the run
 * ends; nobody joins those of pools and timers. A thread whose start was not seen, as the main
 * thread, is not judged: the JVM's exit code tells of that one.
 */
final class ThreadFailureLostDetector extends Detector {
  static final String RULE = "thread-failure-lost";

  // How the JDK makes a thread end; not a failure.
  private static final String STOPPED = "java.lang.ThreadDeath";
  private static final int MAX_FAILURES = 10_000;
  private static final int MAX_AWAITED = 4_096;
  private static final int MAX_SITES = 1_000;

  private final ThreadStarts starts;
  private final Tally tally = new Tally(RULE);
  private final Map<Long, Lost> lost = new LinkedHashMap<>();
  private final Map<Sites, Lost> alike = new Bounded<>(MAX_SITES);
  private final Map<Long, Boolean> awaited = new Bounded<>(MAX_AWAITED);

  ThreadFailureLostDetector(ThreadStarts starts) {
    this.starts = starts;
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onThreadStarted(ThreadStarted fact, Findings findings) {
    // Whoever asked before did not ask what has become of it.
    awaited.remove(fact.child().id());
  }

  @Override
  void onJoinRequested(JoinRequested fact, Findings findings) {
    await(fact.target());
  }

  @Override
  void onThreadPolled(ThreadPolled fact, Findings findings) {
    await(fact.target());
  }

  private void await(ThreadRef thread) {
    if (lost.remove(thread.id()) == null) {
      awaited.put(thread.id(), true);
    }
  }

  @Override
  void onThreadEnded(ThreadEnded fact, Findings findings) {
    Failure failure = fact.failure();
    ThreadStarted start = starts.of(fact.thread());
    boolean known = awaited.remove(fact.thread().id()) != null;
    if (known || failure == null || start == null || !fact.unheard() || isStop(failure)) {
      return;
    }
    Lost one = new Lost(fact.nanos(), fact.thread(), start, failure);
    if (start.service()) {
      report(one, findings);
    } else if (lost.size() < MAX_FAILURES) {
      lost.put(fact.thread().id(), withSharedStacks(one));
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    lost.values().forEach(one -> report(one, findings));
    lost.clear();
    tally.tellAll(findings);
  }

  private static boolean isStop(Failure failure) {
    return failure.className().equals(STOPPED);
  }

  /** Ten thousand failures of one place need no ten thousand stacks. */
  private Lost withSharedStacks(Lost one) {
    Lost first = alike.computeIfAbsent(sites(one), key -> one);
    return new Lost(one.nanos, one.thread, first.start, first.failure);
  }

  private static Sites sites(Lost one) {
    Sites sites = new Sites().at(one.failure.stack()).named(one.failure.className());
    // A pool replaces a worker that has died by one that is started elsewhere.
    return one.start.service() ? sites : sites.at(one.start.stack());
  }

  private void report(Lost one, Findings findings) {
    FindingDraft draft =
        FindingDraft.observedWarning()
            .thread(one.thread)
            .step(one.start.thread(), Action.STARTS, one.thread.name(), one.start.stack())
            .step(one.thread, Action.FAILS, one.failure.className(), one.failure.stack())
            .value("failure", one.failure.className());
    Frame site = one.start.stack().site();
    if (site != null && !site.isLibrary()) {
      draft.value("startSite", site.location());
    }
    tally.meet(sites(one), draft, one.nanos, findings);
  }

  private record Lost(long nanos, ThreadRef thread, ThreadStarted start, Failure failure) {}
}
