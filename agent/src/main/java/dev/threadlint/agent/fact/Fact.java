package dev.threadlint.agent.fact;

/**
 * Something that was seen for the first time, or rarely enough to be told.
 *
 * <p>Facts of one thread come in the order in which they happened; a thread's start comes before
 * its own facts, and its end before the return of a join.
 */
public sealed interface Fact
    permits ThreadStarted,
        ThreadEnded,
        ThreadPolled,
        JoinRequested,
        JoinReturned,
        LockOrderObserved,
        SelfBlocked,
        LockSignalled,
        LockLeft,
        CutOff,
        NestedWait,
        LockMeasured,
        LockContended,
        PoolMade,
        PoolShutDown,
        PoolMeasured,
        CommonPoolBlocked,
        BusyWaiting,
        TaskAwaited,
        TaskWaitedFor,
        TaskFailed,
        TaskFailureSeen,
        TaskForgotten,
        ProcessStarted,
        ProcessArrived,
        ProcessAsked,
        ProcessEnded,
        SharedLockLeft,
        ProcessesLocked,
        NotSent,
        NotSentRead,
        QueueUsed,
        EndlessRead,
        UndrainedJoin,
        WaitSnapshot,
        RunEnded {

  /** When, in nanoseconds since the tracer began. */
  long nanos();
}
