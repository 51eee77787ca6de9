package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What the tracer knows of one thread; written by that thread alone.
 *
 * <p>Only {@link #depth}, {@link #site0} and {@link #lock0} are touched by locks that are not
 * nested. The outermost hold lies in those fields, the ones within in arrays that exist from the
 * first nested lock on. Others read this without synchronisation and must live with what they see:
 * every reading is repeated before anything is said.
 */
public final class ThreadState {
  private static final ThreadLocal<@Nullable ThreadState> CURRENT = new ThreadLocal<>();

  /** The thread. */
  public final Thread thread;

  /** Its id, which for a thread never changes. */
  public final long id;

  int depth;
  int site0;
  @Nullable Object lock0;

  /** The site of the monitor that {@link #lock0} is: a hold of another one has left no instance. */
  int lock0Site;

  long mix0;
  int count0;

  /** Which bin the outermost hold is, if it is one and {@link #lock0} the map. */
  int binHash;

  @Nullable Nest nest;

  @Nullable BornLocks born;

  /**
   * The outermost hold under which the first one of the nest was last asked for, and was no news.
   */
  @Nullable Object knownUnder;

  /** Its tag; 0 if nothing of the kind is known in this epoch. */
  int knownAs;

  /** Above 0 while the tracer's own code runs on this thread. */
  int busy;

  /** What the lock that is now being asked for may cost: see {@link LockOrders}. */
  int patience;

  /** The latest {@link HoldMark}. */
  int marks;

  /** Hand-overs so far that told others something new. */
  int epoch;

  /** Whether a fact was told in this epoch. */
  boolean toldInEpoch;

  /** Names thread and epoch in {@link KnownOrders}. */
  int stampTag;

  Clock clock = Clock.EMPTY;

  /** What it knew as it put something in a queue; and how many things it is still followed for. */
  Clock clockOfPuts = Clock.EMPTY;

  int putsLeft = PassedItems.FIRST;
  int takesLeft = PassedItems.FIRST;
  int putsSeen;

  /** Whether it gave anything to another thread. */
  boolean handedOver;

  /** Whether it gave something that processes share to the child that it is about to start. */
  boolean handsToChild;

  /** Identity hash of the latest future of the runtime library that it is to be told of; or 0. */
  int listensTo;

  /** How many tasks it handed to pools since it last waited for one. */
  int submitted;

  /** Identity hash of the latest of them. */
  int latestTask;

  /** Since when it waits for the only one of them; 0 if it does not. */
  long waitsForOnlySince;

  /** Whether it is in a join that the JDK may pass on to another form of join. */
  boolean joinIsTold;

  /** What it waits for and holds, with the time; null if it never had to wait. */
  @Nullable LockTimer timer;

  /** Identity hash of the latest thing that it asked whether it is done, and that was not. */
  int polled;

  /** How often it asked that one in a row. */
  int polls;

  /** Identity hash of the queue that it asked last whether there is something in it; or 0. */
  int asked;

  /** What it asked and was told, see {@link QueueHooks}; and how often it had waited by then. */
  int askedAs;

  int askedWaits;

  /** Identity hash of the queue that it uses now because of the answer; or 0. */
  int acting;

  /** Identity hashes of the latest queues of which it was told that it does so, or uses them. */
  int toldActing;

  int toldUsing;

  /** The pool whose worker it is. */
  @Nullable Object pool;

  /** That pool's meter. */
  @Nullable PoolMeter meter;

  /** How many of its tasks the thread has run. */
  int tasks;

  /** Whether it runs one now. */
  volatile boolean working;

  /** Identity hash of that task. */
  int taskHash;

  /** Since when, if its time is taken. */
  long taskSince;

  /** The work of the program inside what the runtime library is about to submit. */
  @Nullable Object wrapped;

  /** The future of the runtime library whose task it runs. */
  volatile @Nullable Object task;

  /** What it waits for, if that is no lock; see {@link Waits}. */
  public volatile @Nullable Object waitsFor;

  /** The end of a pipe between processes that it reads from, as long as it takes. */
  public volatile @Nullable Object readsFrom;

  /** Whether what it waits for was signalled before, when nobody waited, and not since. */
  volatile boolean missedSignal;

  /** Whether that wait has a time-out. */
  public volatile boolean waitTimed;

  /** Changes with each wait. */
  public volatile int waits;

  // What the watchdog saw at its latest look; touched by the analysis thread alone.
  private int lookNumber;
  private int lookWaits;
  private int lookDepth;
  private int lookBlocker;

  private ThreadState(Thread thread) {
    this.thread = thread;
    this.id = JdkFields.idOf(thread);
    newStampTag();
  }

  /**
   * The state of the calling thread. This and {@link #place} are all that knows how a thread finds
   * it.
   *
   * <p>The shipped jar has a second form of the two, made when it is built, where the state lies in
   * the thread's own map of thread locals: see {@link ThreadMaps}.
   */
  public static ThreadState current() {
    ThreadState state = CURRENT.get();
    return state != null ? state : create();
  }

  private static void place(ThreadState state) {
    CURRENT.set(state);
  }

  @Outlined
  private static ThreadState create() {
    ThreadState state = new ThreadState(Thread.currentThread());
    place(state);
    ThreadStates.add(state);
    Channels.receive(state, Channels.ofThread(state.id));
    return state;
  }

  /** The calling thread goes on in the tracer's own code, which is not traced. */
  public static ThreadState enterTracer() {
    ThreadState state = current();
    state.busy++;
    return state;
  }

  /** It is back in the program's. */
  public void leaveTracer() {
    busy--;
  }

  /** The same as {@link #enterTracer} for 1, and as {@link #leaveTracer} for -1. */
  public static void addBusy(int more) {
    current().busy += more;
  }

  /** Marks the calling thread as the tracer's own: nothing that it does is seen. */
  public static void ignoreCurrent() {
    current().busy = 1 << 20;
  }

  /** Takes {@link #ignoreCurrent} back, for a test of the hooks. */
  public static void heedCurrent() {
    current().busy = 0;
  }

  /** Whether the thread belongs to the tracer. */
  public boolean ignored() {
    return busy >= 1 << 20;
  }

  /** How many locks it holds, or is about to. */
  public int depth() {
    return depth;
  }

  /** The pool that it works for. */
  public @Nullable Object pool() {
    return pool;
  }

  /** Since when it is parked for a lock; 0 if it is not. */
  public long parkedSince() {
    LockTimer known = timer;
    return known == null ? 0 : known.parkedSince();
  }

  /** The lock that it is parked for. */
  public @Nullable Object parkedFor() {
    LockTimer known = timer;
    return known == null ? null : known.queuedFor();
  }

  /** Names the latest thing that it asked whether it is done, and that was not. */
  public int polled() {
    return polled;
  }

  /** How often it asked that one in a row. */
  public int polls() {
    return polls;
  }

  /** The meter of the pool that it works for. */
  public @Nullable PoolMeter meter() {
    return meter;
  }

  /** How many tasks of its pool it has run. */
  public int tasks() {
    return tasks;
  }

  /** Whether it runs a task of its pool. */
  public boolean working() {
    return working;
  }

  /** The future of the runtime library whose task it runs. */
  public @Nullable Object task() {
    return task;
  }

  /** Whether it gave anything to another thread. */
  public boolean handedOver() {
    return handedOver;
  }

  /** Whether what it waits for was signalled before, when nobody waited. */
  public boolean missedSignal() {
    return missedSignal;
  }

  /** The i-th hold's lock, outermost first; null if not known. */
  public @Nullable Object lockAt(int i) {
    Nest inner = nest;
    return i == 0
        ? lock0Known()
        : inner == null || i > inner.locks.length ? null : inner.locks[i - 1];
  }

  /** The i-th hold's site, or what it is if it is no monitor. */
  public int tagAt(int i) {
    Nest inner = nest;
    return i == 0
        ? HoldMark.without(site0)
        : inner == null || i > inner.tags.length ? 0 : inner.tags[i - 1];
  }

  private @Nullable Object lock0Known() {
    // The site may have been found to have locks within by another thread, while this one was
    // there.
    if (site0 > 0 && lock0Site != HoldMark.without(site0)) {
      return null;
    }
    Object lock = lock0;
    return lock instanceof LockTimer timed ? timed.held : lock;
  }

  /** Whether others could learn anything from it. */
  boolean hasNews() {
    return toldInEpoch || clock != Clock.EMPTY;
  }

  /** Ends an epoch if anything was told in it; what the receiver of the hand-over then knows. */
  Clock handOver() {
    if (toldInEpoch) {
      clock = clock.with(id, epoch);
      epoch++;
      toldInEpoch = false;
      newStampTag();
    }
    return clock;
  }

  void learn(Clock other) {
    clock = clock.merge(other);
  }

  /**
   * Notes what the watchdog sees, and says whether it saw the very same at the look before; for the
   * analysis thread.
   */
  public boolean looksAsBefore(int number, @Nullable Object blocker) {
    int hash = System.identityHashCode(blocker);
    boolean same =
        lookNumber == number - 1 && lookWaits == waits && lookDepth == depth && lookBlocker == hash;
    lookNumber = number;
    lookWaits = waits;
    lookDepth = depth;
    lookBlocker = hash;
    return same;
  }

  /** Names what the watchdog saw: the same number for the same wait. */
  public long lookMark() {
    return KnownOrders.mix(
        KnownOrders.mix(id * 31 + lookWaits) + ((long) lookDepth << 32) + lookBlocker);
  }

  private void newStampTag() {
    stampTag = (int) (KnownOrders.mix(id * 31 + epoch) & 0x7FFF);
    knownAs = 0;
  }

  /** Drops references to locks that are no longer held; called by the analysis thread. */
  public void forgetReleased() {
    if (depth == 0) {
      // If the thread begins a hold just now, that one hold has no known instance: no harm.
      lock0Site = 0;
      lock0 = null;
      nest = null;
      born = null;
      knownAs = 0;
      knownUnder = null;
    }
  }
}
