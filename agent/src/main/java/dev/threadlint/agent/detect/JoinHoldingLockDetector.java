package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.Hold;
import dev.threadlint.agent.fact.JoinRequested;
import dev.threadlint.agent.fact.JoinRequested.TargetState;
import dev.threadlint.agent.fact.LockOrderObserved;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.state.Acquisition;
import dev.threadlint.agent.state.AcquisitionTable;
import dev.threadlint.agent.state.Bounded;
import dev.threadlint.reports.model.Action;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Predicts that a thread which joins another under a lock that the other takes can wait for ever.
 *
 * <p>Silent when all times that the other took the lock lie before the join: then it is done with
 * it. The joiner keeps all that it holds until the other ends, so nothing that the other holds
 * besides makes a difference.
 */
final class JoinHoldingLockDetector extends Detector {
  static final String RULE = "join-holding-lock";

  private static final int MAX_TARGETS = 1_024;
  private static final int MAX_JOINS_PER_TARGET = 8;
  private static final int MAX_SITES = 1_000;

  private final AcquisitionTable acquisitions;
  private final Tally tally = new Tally(RULE);
  private final Map<Long, Deque<JoinRequested>> joins = new Bounded<>(MAX_TARGETS);
  private final Map<Sites, JoinNeeds> needs = new Bounded<>(MAX_SITES);

  JoinHoldingLockDetector(AcquisitionTable acquisitions) {
    this.acquisitions = acquisitions;
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onJoinRequested(JoinRequested join, Findings findings) {
    boolean self = join.thread().id() == join.target().id();
    if (join.held().isEmpty() || join.state() == TargetState.NEW || self) {
      return;
    }
    Deque<JoinRequested> earlier =
        joins.computeIfAbsent(join.target().id(), id -> new ArrayDeque<>());
    if (earlier.size() == MAX_JOINS_PER_TARGET) {
      earlier.removeFirst();
    }
    earlier.addLast(join);
    for (Hold hold : join.held()) {
      for (Acquisition acquisition : acquisitions.of(join.target(), hold.lock().id())) {
        judge(join, hold, acquisition, findings);
      }
    }
  }

  @Override
  void onLockOrder(LockOrderObserved fact, Findings findings) {
    Deque<JoinRequested> joined = joins.get(fact.thread().id());
    if (joined == null) {
      return;
    }
    for (Acquisition acquisition : acquisitions.added()) {
      for (JoinRequested join : joined) {
        for (Hold hold : join.held()) {
          judge(join, hold, acquisition, findings);
        }
      }
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    tally.tellAll(findings);
  }

  private void judge(JoinRequested join, Hold hold, Acquisition acquisition, Findings findings) {
    if (hold.lock().id() == acquisition.lock().id()
        && !hold.confined()
        && acquisition.excludes(hold.mode())
        && acquisition.stamp().concurrent(join.stamp())) {
      report(new Need(join, hold, acquisition), findings);
    }
  }

  /** One finding for a join, with all the locks that stand in its way; each join counts once. */
  private void report(Need need, Findings findings) {
    Sites sites = new Sites().at(need.join.stack());
    JoinNeeds known = needs.computeIfAbsent(sites, key -> new JoinNeeds(need.join));
    if (!same(known.latest, need.join)) {
      known.latest = need.join;
      tally.meetAgain(sites, findings);
    }
    boolean ofFirst = same(known.first, need.join);
    if (ofFirst && known.byLock.putIfAbsent(need.hold.lock().id(), need) == null) {
      FindingDraft draft = draft(List.copyOf(known.byLock.values()));
      if (known.byLock.size() == 1) {
        tally.meet(sites, draft, need.join.nanos(), findings);
      } else {
        tally.replace(sites, draft, findings);
      }
    }
  }

  private static boolean same(JoinRequested one, JoinRequested other) {
    return one.nanos() == other.nanos() && one.thread().id() == other.thread().id();
  }

  private static FindingDraft draft(List<Need> needs) {
    JoinRequested join = needs.get(0).join;
    FindingDraft draft = FindingDraft.predicted(join.timed());
    for (Need need : needs) {
      draft.holds(join.thread(), need.hold.lock(), need.hold.mode(), need.hold.stack());
    }
    draft.step(join.thread(), Action.JOINS, join.target().name(), join.stack());
    for (Need need : needs) {
      Acquisition taken = need.acquisition;
      draft.wants(taken.thread(), taken.lock(), taken.mode(), taken.stack());
    }
    return draft.value("timed", join.timed());
  }

  private record Need(JoinRequested join, Hold hold, Acquisition acquisition) {}

  /** What stands in the way of the joins at one site. */
  private static final class JoinNeeds {
    private final JoinRequested first;
    private final Map<Integer, Need> byLock = new LinkedHashMap<>();
    private JoinRequested latest;

    JoinNeeds(JoinRequested first) {
      this.first = first;
      this.latest = first;
    }
  }
}
