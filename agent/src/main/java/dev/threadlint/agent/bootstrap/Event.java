package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * A raw fact on its way from an app thread to the analysis thread. Holds app objects only until it
 * is taken out of the queue, at most some tens of milliseconds.
 */
public final class Event {
  /** The {@link #pathKey} of an event whose stack is no other's. */
  public static final long NO_PATH = 0;

  /** What happened. */
  public enum Kind {
    /** A lock was asked for under others. */
    LOCK_ORDER,
    /** A thread asks for a lock that it holds. */
    SELF_BLOCKED,
    /** A lock of the runtime library that another thread had acquired is released: subject. */
    LOCK_SIGNALLED,
    /** The event's thread ends and holds an explicit lock: subject. */
    LOCK_LEFT,
    /** Something is waited for or signalled under locks: subject; see {@link NestedWaits}. */
    NESTED_WAIT,
    /** A thread is started: subject. */
    THREAD_STARTED,
    /** The event's thread ends. */
    THREAD_ENDED,
    /** The event's thread dies of a throwable: subject. */
    THREAD_FAILED,
    /** No handler of the program was told of what the event's thread dies of. */
    THREAD_FAILURE_UNHEARD,
    /** A thread is asked whether it lives: subject. */
    THREAD_POLLED,
    /** A thread is about to be joined: subject. */
    JOIN_REQUESTED,
    /** A join returned: subject. */
    JOIN_RETURNED,
    /** A pool has been made: subject; pool is that of the thread. */
    POOL_MADE,
    /** A pool is told to end: subject. */
    POOL_SHUT_DOWN,
    /** A worker waits for a task of its own pool: subject is the task, other the pool. */
    TASK_AWAITED,
    /** A thread waited at once for the one task that it had handed to a pool. */
    TASK_WAITED_FOR,
    /** A task failed: subject is the task, other the throwable. */
    TASK_FAILED,
    /** A failed task was asked for its result: subject. */
    TASK_FAILURE_SEEN,
    /** A child process was started: subject is the Process, other the child's JVM. */
    PROCESS_STARTED,
    /** This is a child process: subject is its Process. */
    PROCESS_ARRIVED,
    /** A child process has ended: subject is its JVM, number 1 if the program was about to end. */
    PROCESS_ENDED,
    /** The program takes notice of a child process: subject is its JVM, null for all. */
    PROCESS_ASKED,
    /** A lock that processes may share was made, or has come from the parent: subject. */
    LOCK_SHARED,
    /** This process knows who waits for such locks: subject is its broker. */
    BROKER_MADE,
    /** Something cannot travel to another process: subject is the failure that says so. */
    NOT_SENT,
    /** The program gets such a failure: subject, or the outcome that it is in. */
    NOT_SENT_READ,
    /** A queue of the runtime library is used after a question: subject; see {@link QueueHooks}. */
    QUEUE_USED
  }

  /** What happened. */
  public final Kind kind;

  /** To whom. */
  public final Thread thread;

  /** When, {@link System#nanoTime}. */
  public final long nanos = System.nanoTime();

  /** The thing that it is about. */
  public @Nullable Object subject;

  /** A second thing. */
  public @Nullable Object other;

  /** A number whose meaning depends on the kind: mode, patience, state. */
  public int number;

  /** Whether only this thread can know the thing, for it has just made it. */
  public boolean confined;

  /** How many nanoseconds a wait may last at most, 0 if for ever; or how many it lasted. */
  public long timeout;

  /** The thread's hand-overs so far. */
  public int epoch;

  /** What lies before. */
  public Clock clock = Clock.EMPTY;

  /** The pool that the thread works for. */
  public @Nullable Object pool;

  /** Held locks, outermost first. */
  public @Nullable Object @Nullable [] held;

  /** Site of each held lock, or 0. */
  public int @Nullable [] heldSites;

  /** Mode of each held lock. */
  public int @Nullable [] heldModes;

  /** Tells the present hold of the outermost lock from this thread's other holds; 0 if unknown. */
  public int outermostHold;

  /** Site of the wanted lock, or 0. */
  public int site;

  /** Names the code path: the same path has the same key. Or {@link #NO_PATH}. */
  public long pathKey = NO_PATH;

  /** Where, to be resolved by the analysis thread. */
  public @Nullable Throwable stack;

  /** Where, with frames already resolved; in place of {@link #stack}. */
  public StackTraceElement @Nullable [] frames;

  /** Its place among all events, for the queue. */
  long position;

  Event(Kind kind, Thread thread) {
    this.kind = kind;
    this.thread = thread;
  }
}
