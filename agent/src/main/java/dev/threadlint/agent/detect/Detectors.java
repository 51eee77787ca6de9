package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.BusyWaiting;
import dev.threadlint.agent.fact.CommonPoolBlocked;
import dev.threadlint.agent.fact.CutOff;
import dev.threadlint.agent.fact.EndlessRead;
import dev.threadlint.agent.fact.Fact;
import dev.threadlint.agent.fact.JoinRequested;
import dev.threadlint.agent.fact.JoinReturned;
import dev.threadlint.agent.fact.LockContended;
import dev.threadlint.agent.fact.LockLeft;
import dev.threadlint.agent.fact.LockOrderObserved;
import dev.threadlint.agent.fact.LockSignalled;
import dev.threadlint.agent.fact.NestedWait;
import dev.threadlint.agent.fact.NotSent;
import dev.threadlint.agent.fact.NotSentRead;
import dev.threadlint.agent.fact.PoolMade;
import dev.threadlint.agent.fact.PoolMeasured;
import dev.threadlint.agent.fact.PoolShutDown;
import dev.threadlint.agent.fact.ProcessAsked;
import dev.threadlint.agent.fact.ProcessEnded;
import dev.threadlint.agent.fact.ProcessStarted;
import dev.threadlint.agent.fact.ProcessesLocked;
import dev.threadlint.agent.fact.QueueUsed;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.SelfBlocked;
import dev.threadlint.agent.fact.SharedLockLeft;
import dev.threadlint.agent.fact.TaskAwaited;
import dev.threadlint.agent.fact.TaskFailed;
import dev.threadlint.agent.fact.TaskFailureSeen;
import dev.threadlint.agent.fact.TaskForgotten;
import dev.threadlint.agent.fact.TaskWaitedFor;
import dev.threadlint.agent.fact.ThreadEnded;
import dev.threadlint.agent.fact.ThreadPolled;
import dev.threadlint.agent.fact.ThreadStarted;
import dev.threadlint.agent.fact.UndrainedJoin;
import dev.threadlint.agent.fact.WaitSnapshot;
import dev.threadlint.agent.state.RunState;
import dev.threadlint.reports.model.Measures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The list of all detectors, and the one place where a fact finds its way to them. */
public final class Detectors {
  private final RunState state;
  private final List<Detector> active;

  private Detectors(RunState state, List<Detector> active) {
    this.state = state;
    this.active = active;
  }

  /** All detectors but those of the rules that are off. */
  public static Detectors create(Set<String> off) {
    var state = new RunState();
    List<Detector> active = new ArrayList<>();
    for (Detector detector : all(state)) {
      if (!off.contains(detector.rule())) {
        active.add(detector);
      }
    }
    return new Detectors(state, active);
  }

  /** The ids of all rules that have a detector. */
  public static List<String> rules() {
    List<String> rules = new ArrayList<>();
    for (Detector detector : all(new RunState())) {
      rules.add(detector.rule());
    }
    return rules;
  }

  private static List<Detector> all(RunState state) {
    return List.of(
        new JoinBeforeStartDetector(),
        new JoinSelfDetector(),
        new JoinMissingDetector(state.threads()),
        new JoinHoldingLockDetector(state.acquisitions()),
        new JoinSerialisesDetector(state.joins()),
        new JoinTimeoutsAddUpDetector(state.starts(), state.joins()),
        new JoinTimeoutIgnoredDetector(state.joins()),
        new ThreadFailureLostDetector(state.starts()),
        new ThreadCutOffDetector(state.starts()),
        new LockSelfDeadlockDetector(),
        new LockUpgradeDetector(),
        new LockNotReleasedDetector(state.starts(), state.acquisitions()),
        new LockOrderCycleDetector(state.lockOrders()),
        new DeadlockDetector(state),
        new LatchNeverOpensDetector(state),
        new BarrierShortOfPartiesDetector(state),
        new NotifyLostDetector(state),
        new WaitHoldingLockDetector(),
        new LockHeldWhileBlockingDetector(),
        new PoolStarvationDetector(state),
        new PoolNotShutDownDetector(state.pools()),
        new PoolPerTaskDetector(state.pools()),
        new PoolBlockedDetector(),
        new PoolSizeDetector(state.pools(), Runtime.getRuntime().availableProcessors()),
        new TaskOverheadDetector(state.pools()),
        new BusyWaitDetector(),
        new SubmitSerialisesDetector(),
        new TaskFailureLostDetector(),
        new ProcessNotJoinedDetector(),
        new ExitCodeUnreadDetector(),
        new QueueSharedByValueDetector(state.starts()),
        new UnpicklableTaskDetector(state.starts()),
        new CheckThenActDetector(),
        new PipeEndOpenDetector(),
        new JoinBeforeDrainDetector());
  }

  /** Takes a fact in and lets every detector see it. */
  public void accept(Fact fact, Findings findings) {
    // Without the loop here: it would make the JIT compile this first, all of the state within.
    state.update(fact);
    tellAll(fact, findings);
  }

  /** What was measured so far. */
  public Measures measures() {
    return state.measures();
  }

  private void tellAll(Fact fact, Findings findings) {
    for (Detector detector : active) {
      dispatch(fact, detector, findings);
    }
  }

  private static void dispatch(Fact fact, Detector detector, Findings findings) {
    if (fact instanceof LockOrderObserved order) {
      detector.onLockOrder(order, findings);
    } else if (fact instanceof ThreadStarted start) {
      detector.onThreadStarted(start, findings);
    } else if (fact instanceof ThreadEnded end) {
      detector.onThreadEnded(end, findings);
    } else if (fact instanceof ThreadPolled poll) {
      detector.onThreadPolled(poll, findings);
    } else if (fact instanceof JoinRequested join) {
      detector.onJoinRequested(join, findings);
    } else if (fact instanceof JoinReturned join) {
      detector.onJoinReturned(join, findings);
    } else if (fact instanceof SelfBlocked blocked) {
      detector.onSelfBlocked(blocked, findings);
    } else if (fact instanceof LockSignalled signalled) {
      detector.onLockSignalled(signalled, findings);
    } else if (fact instanceof CutOff cut) {
      detector.onCutOff(cut, findings);
    } else if (fact instanceof NestedWait wait) {
      detector.onNestedWait(wait, findings);
    } else if (fact instanceof LockLeft left) {
      detector.onLockLeft(left, findings);
    } else if (fact instanceof WaitSnapshot snapshot) {
      detector.onWaitSnapshot(snapshot, findings);
    } else if (fact instanceof RunEnded end) {
      detector.onRunEnded(end, findings);
    } else {
      dispatchOfPools(fact, detector, findings);
    }
  }

  private static void dispatchOfPools(Fact fact, Detector detector, Findings findings) {
    if (fact instanceof TaskAwaited awaited) {
      detector.onTaskAwaited(awaited, findings);
    } else if (fact instanceof TaskWaitedFor waited) {
      detector.onTaskWaitedFor(waited, findings);
    } else if (fact instanceof TaskFailed failed) {
      detector.onTaskFailed(failed, findings);
    } else if (fact instanceof TaskFailureSeen seen) {
      detector.onTaskFailureSeen(seen, findings);
    } else if (fact instanceof TaskForgotten forgotten) {
      detector.onTaskForgotten(forgotten, findings);
    } else if (fact instanceof LockContended contended) {
      detector.onLockContended(contended, findings);
    } else if (fact instanceof PoolMade made) {
      detector.onPoolMade(made, findings);
    } else if (fact instanceof PoolShutDown end) {
      detector.onPoolShutDown(end, findings);
    } else if (fact instanceof PoolMeasured measured) {
      detector.onPoolMeasured(measured, findings);
    } else if (fact instanceof CommonPoolBlocked blocked) {
      detector.onCommonPoolBlocked(blocked, findings);
    } else if (fact instanceof BusyWaiting busy) {
      detector.onBusyWaiting(busy, findings);
    } else {
      dispatchOfProcesses(fact, detector, findings);
    }
  }

  private static void dispatchOfProcesses(Fact fact, Detector detector, Findings findings) {
    if (fact instanceof ProcessStarted start) {
      detector.onProcessStarted(start, findings);
    } else if (fact instanceof ProcessAsked asked) {
      detector.onProcessAsked(asked, findings);
    } else if (fact instanceof ProcessEnded end) {
      detector.onProcessEnded(end, findings);
    } else if (fact instanceof ProcessesLocked locked) {
      detector.onProcessesLocked(locked, findings);
    } else if (fact instanceof SharedLockLeft left) {
      detector.onSharedLockLeft(left, findings);
    } else if (fact instanceof NotSent notSent) {
      detector.onNotSent(notSent, findings);
    } else if (fact instanceof NotSentRead read) {
      detector.onNotSentRead(read, findings);
    } else if (fact instanceof QueueUsed used) {
      detector.onQueueUsed(used, findings);
    } else if (fact instanceof EndlessRead read) {
      detector.onEndlessRead(read, findings);
    } else if (fact instanceof UndrainedJoin join) {
      detector.onUndrainedJoin(join, findings);
    }
  }
}
