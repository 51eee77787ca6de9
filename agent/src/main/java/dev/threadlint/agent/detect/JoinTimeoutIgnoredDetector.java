package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.JoinRequested;
import dev.threadlint.agent.fact.JoinReturned;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.ThreadEnded;
import dev.threadlint.agent.fact.ThreadPolled;
import dev.threadlint.agent.state.Bounded;
import dev.threadlint.agent.state.OpenJoins;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A join's time-out passed, and its caller went on to its end without looking whether the thread
 * had ended.
 *
 * <p>Whoever looks, joins again or interrupts the thread knows that it may still run, also if it is
 * another thread than the one that joined.
 */
final class JoinTimeoutIgnoredDetector extends Detector {
  static final String RULE = "join-timeout-ignored";

  // Each look at a thread goes through all of them.
  private static final int MAX_JOINERS = 64;
  private static final int MAX_TARGETS = 256;

  // What a join is called by, and passes on.
  private static final Set<String> JOINS =
      Set.of(
          "java.lang.Thread",
          "java.util.concurrent.TimeUnit",
          "dev.threadlint.runtime.internal.CarrierJoin",
          "dev.threadlint.runtime.threading.Thread");

  private final OpenJoins joins;
  private final Tally tally = new Tally(RULE);
  private final Map<Long, Map<Long, JoinRequested>> overdue = new Bounded<>(MAX_JOINERS);

  JoinTimeoutIgnoredDetector(OpenJoins joins) {
    this.joins = joins;
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onJoinReturned(JoinReturned fact, Findings findings) {
    JoinRequested join = joins.of(fact);
    boolean self = fact.thread().id() == fact.target().id();
    if (fact.ended() || fact.tells() || self || join == null || byLibrary(join.stack())) {
      return;
    }
    if (join.timed()) {
      overdue
          .computeIfAbsent(fact.thread().id(), id -> new Bounded<>(MAX_TARGETS))
          .put(fact.target().id(), join);
    }
  }

  @Override
  void onJoinRequested(JoinRequested fact, Findings findings) {
    looked(fact.target());
  }

  @Override
  void onThreadPolled(ThreadPolled fact, Findings findings) {
    looked(fact.target());
  }

  @Override
  void onThreadEnded(ThreadEnded fact, Findings findings) {
    Map<Long, JoinRequested> ignored = overdue.remove(fact.thread().id());
    if (ignored != null) {
      ignored.values().forEach(join -> report(join, findings));
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    List<Map<Long, JoinRequested>> ignored = new ArrayList<>(overdue.values());
    overdue.clear();
    ignored.forEach(all -> all.values().forEach(join -> report(join, findings)));
    tally.tellAll(findings);
  }

  private void looked(ThreadRef target) {
    for (Map<Long, JoinRequested> targets : overdue.values()) {
      targets.remove(target.id());
    }
  }

  /** Whether not the program but a library called join. */
  private static boolean byLibrary(StackTrace stack) {
    for (Frame frame : stack.frames()) {
      if (!JOINS.contains(frame.className())) {
        return frame.isLibrary();
      }
    }
    return true;
  }

  private void report(JoinRequested join, Findings findings) {
    FindingDraft draft =
        FindingDraft.suspicious()
            .step(join.thread(), Action.JOINS, join.target().name(), join.stack())
            .thread(join.target())
            .value("timeoutMs", Millis.of(join.timeoutNanos()));
    tally.meet(new Sites().at(join.stack()), draft, join.nanos(), findings);
  }
}
