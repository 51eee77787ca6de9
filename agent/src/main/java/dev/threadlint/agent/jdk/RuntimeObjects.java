package dev.threadlint.agent.jdk;

import org.jspecify.annotations.Nullable;

/** Locks, futures and pools of the runtime library, which is known by name only. */
public final class RuntimeObjects {
  private static final String RUNTIME = "dev.threadlint.runtime.";
  private static final String LOCK = RUNTIME + "threading.Lock";
  private static final String RLOCK = RUNTIME + "threading.RLock";
  private static final String SEMAPHORE = RUNTIME + "threading.Semaphore";
  private static final String EVENT = RUNTIME + "threading.Event";
  private static final String BARRIER = RUNTIME + "threading.Barrier";
  private static final String FUTURE = RUNTIME + "futures.Future";
  private static final String POOL = RUNTIME + "futures.ThreadPoolExecutor";

  private static final RuntimeField LOCK_HOLDER = new RuntimeField(LOCK, "holder");
  private static final RuntimeField RLOCK_OWNER = new RuntimeField(RLOCK, "owner");
  private static final RuntimeField PERMITS = new RuntimeField(SEMAPHORE, "value");
  private static final RuntimeField STATE = new RuntimeField(FUTURE, "state");
  private static final RuntimeField CALLBACKS = new RuntimeField(FUTURE, "callbacks");
  private static final RuntimeField WORKERS = new RuntimeField(POOL, "maxWorkers");

  private static final RuntimeField PARTIES = new RuntimeField(BARRIER, "parties");
  private static final RuntimeField ARRIVED = new RuntimeField(BARRIER, "count");

  private static final RuntimeField THROWN =
      new RuntimeField(RUNTIME + "threading.ExceptHookArgs", "excValue");

  private RuntimeObjects() {}

  /** Whether a thing is a Lock. */
  public static boolean isLock(Object thing) {
    return thing.getClass().getName().equals(LOCK);
  }

  /** Whether a thing is an RLock. */
  public static boolean isReentrantLock(Object thing) {
    return thing.getClass().getName().equals(RLOCK);
  }

  /** Whether a thing is a Semaphore, bounded or not. */
  public static boolean isSemaphore(Object thing) {
    String name = thing.getClass().getName();
    return name.equals(SEMAPHORE) || name.equals(RUNTIME + "threading.BoundedSemaphore");
  }

  /** Whether a thing is any of these. */
  public static boolean isAnyLock(Object thing) {
    return thing.getClass().getName().startsWith(RUNTIME)
        && (isLock(thing) || isReentrantLock(thing) || isSemaphore(thing));
  }

  /** Whether a thing is an Event. */
  public static boolean isEvent(Object thing) {
    return thing.getClass().getName().equals(EVENT);
  }

  /** How many parties a Barrier still waits for; below 0 if it is none. */
  public static int partiesMissing(Object thing) {
    return thing.getClass().getName().equals(BARRIER)
        ? PARTIES.getInt(thing, 0) - ARRIVED.getInt(thing, 0)
        : -1;
  }

  /** Whether a thing is a Future. */
  public static boolean isFuture(Object thing) {
    return thing.getClass().getName().equals(FUTURE);
  }

  /** The thread that has a Lock or RLock. */
  public static @Nullable Thread holderOf(Object lock) {
    return (Thread) (isLock(lock) ? LOCK_HOLDER : RLOCK_OWNER).get(lock);
  }

  /** The free permits of a Semaphore; 1 if not known. */
  public static int permits(Object semaphore) {
    return PERMITS.getInt(semaphore, 1);
  }

  /** Whether a Future's task still waits for a worker. */
  public static boolean isPending(Object future) {
    return stateOf(future).equals("PENDING");
  }

  /**
   * Whether a failure of a Future's task goes on to callbacks, or comes too late to be its outcome.
   */
  public static boolean isWatched(Object future) {
    String state = stateOf(future);
    return !state.equals("PENDING") && !state.equals("RUNNING")
        || CALLBACKS.get(future) instanceof java.util.List<?> callbacks && !callbacks.isEmpty();
  }

  /** How many workers a pool may have; {@link Integer#MAX_VALUE} if not bounded or not known. */
  public static int maxWorkers(Object pool) {
    return WORKERS.getInt(pool, Integer.MAX_VALUE);
  }

  /** What a thread threw, from the arguments of the hook that is told; null if it only exits. */
  public static @Nullable Throwable thrownIn(Object exceptHookArgs) {
    Throwable thrown = (Throwable) THROWN.get(exceptHookArgs);
    boolean exits = thrown != null && thrown.getClass().getName().equals(RUNTIME + "SystemExit");
    return exits ? null : thrown;
  }

  /** How many workers a pool of the library may have; 1 if it is none. */
  public static int parallelism(Object pool) {
    return WORKERS.getInt(pool, 1);
  }

  private static String stateOf(Object future) {
    return STATE.get(future) instanceof Enum<?> state ? state.name() : "";
  }
}
