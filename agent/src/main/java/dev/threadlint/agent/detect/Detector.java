package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.BusyWaiting;
import dev.threadlint.agent.fact.CommonPoolBlocked;
import dev.threadlint.agent.fact.CutOff;
import dev.threadlint.agent.fact.EndlessRead;
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

/**
 * The code of one rule. Runs on the analysis thread alone: no locks, no clock, no threads, no I/O
 * and no prose. A detector overrides what it cares about.
 */
public abstract class Detector {

  /** The rule's id, as {@code lock-order-cycle}. */
  public abstract String rule();

  void onThreadStarted(ThreadStarted fact, Findings findings) {}

  void onThreadEnded(ThreadEnded fact, Findings findings) {}

  void onThreadPolled(ThreadPolled fact, Findings findings) {}

  void onJoinRequested(JoinRequested fact, Findings findings) {}

  void onJoinReturned(JoinReturned fact, Findings findings) {}

  void onLockOrder(LockOrderObserved fact, Findings findings) {}

  void onSelfBlocked(SelfBlocked fact, Findings findings) {}

  void onLockSignalled(LockSignalled fact, Findings findings) {}

  void onLockLeft(LockLeft fact, Findings findings) {}

  void onCutOff(CutOff fact, Findings findings) {}

  void onNestedWait(NestedWait fact, Findings findings) {}

  void onLockContended(LockContended fact, Findings findings) {}

  void onPoolMade(PoolMade fact, Findings findings) {}

  void onPoolShutDown(PoolShutDown fact, Findings findings) {}

  void onPoolMeasured(PoolMeasured fact, Findings findings) {}

  void onBusyWaiting(BusyWaiting fact, Findings findings) {}

  void onCommonPoolBlocked(CommonPoolBlocked fact, Findings findings) {}

  void onTaskAwaited(TaskAwaited fact, Findings findings) {}

  void onTaskWaitedFor(TaskWaitedFor fact, Findings findings) {}

  void onTaskFailed(TaskFailed fact, Findings findings) {}

  void onTaskFailureSeen(TaskFailureSeen fact, Findings findings) {}

  void onTaskForgotten(TaskForgotten fact, Findings findings) {}

  void onProcessStarted(ProcessStarted fact, Findings findings) {}

  void onProcessAsked(ProcessAsked fact, Findings findings) {}

  void onProcessEnded(ProcessEnded fact, Findings findings) {}

  void onProcessesLocked(ProcessesLocked fact, Findings findings) {}

  void onSharedLockLeft(SharedLockLeft fact, Findings findings) {}

  void onNotSent(NotSent fact, Findings findings) {}

  void onNotSentRead(NotSentRead fact, Findings findings) {}

  void onQueueUsed(QueueUsed fact, Findings findings) {}

  void onEndlessRead(EndlessRead fact, Findings findings) {}

  void onUndrainedJoin(UndrainedJoin fact, Findings findings) {}

  void onWaitSnapshot(WaitSnapshot fact, Findings findings) {}

  void onRunEnded(RunEnded fact, Findings findings) {}
}
