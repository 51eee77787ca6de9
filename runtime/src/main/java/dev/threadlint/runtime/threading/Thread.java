package dev.threadlint.runtime.threading;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.Routine;
import dev.threadlint.runtime.internal.CarrierJoin;
import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.ProgramExit;
import dev.threadlint.runtime.internal.PythonType;
import dev.threadlint.runtime.internal.Waiter;
import dev.threadlint.runtime.internal.WorkerThreads;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A thread as Python has it. Python: {@code threading.Thread}.
 *
 * <p>Unlike {@link java.lang.Thread}: joining a thread that has not been started, or oneself, is an
 * error; a join for no time does not wait; what {@code run} throws goes to {@link
 * Threading#excepthook}; names count from 1; {@code start} returns when the thread runs. To
 * subclass it, override {@code run} only.
 *
 * <pre>{@code
 * Thread worker = new Thread(() -> download(url));
 * worker.start();
 * worker.join(Duration.ofSeconds(2));
 * if (worker.isAlive()) {
 *   System.out.println("still at it");
 * }
 * }</pre>
 */
@SuppressWarnings("JavaLangClash") // Python's name; ported code imports this one instead
public class Thread {
  /*
   * This is not a java.lang.Thread but has one, because the JDK's join, isAlive and setDaemon are
   * final and mean something else. The state goes INITIAL -> STARTING by compare-and-set, so one of
   * several starters wins, and on to STARTED -> STOPPED in the thread itself. Until it is STARTED
   * nobody may join it, for its java.lang.Thread may not be alive yet and would look finished.
   * STOPPED is set, and the registry left, before the java.lang.Thread ends; join waits for the
   * latter, so whoever has joined a thread finds it stopped and unlisted.
   */
  private static final int INITIAL = 0;
  private static final int STARTING = 1;
  private static final int STARTED = 2;
  private static final int STOPPED = 3;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Thread.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
    WorkerThreads.install(new PoolThreadStarter());
    ProgramExit.awaitThreadsWith(ThreadRegistry::awaitNonDaemonThreads);
  }

  private final String functionName;
  private final Arguments arguments;
  private @Nullable Routine<?> target;
  private volatile boolean targetDropped;
  private volatile String name;
  private volatile boolean daemon;
  private volatile int state;
  private volatile java.lang.@Nullable Thread carrier;
  private volatile OptionalLong nativeId = OptionalLong.empty();

  /** Without target: for subclasses that override {@link #run}. */
  public Thread() {
    this(new ThreadBuilder());
  }

  /**
   * With a target, a default name and the creator's daemon flag. Python: {@code Thread(target=f)}.
   */
  public Thread(Block target) {
    this(new ThreadBuilder().target(target));
  }

  /**
   * With all that a builder says; subclasses call {@code super(Thread.builder().name("w"))}.
   *
   * @throws AssertionError {@code group argument must be None for now}
   */
  public Thread(ThreadBuilder builder) {
    if (builder.group != null) {
      throw new AssertionError("group argument must be None for now");
    }
    this.functionName = builder.functionName;
    this.target = builder.target;
    this.arguments = builder.arguments;
    this.name = builder.name.isEmpty() ? ThreadRegistry.newThreadName(functionName) : builder.name;
    this.daemon = builder.daemon == null ? Threading.currentThread().isDaemon() : builder.daemon;
  }

  /** For a java.lang.Thread that runs already. */
  Thread(java.lang.Thread carrier, String name, boolean daemon) {
    this.functionName = "";
    this.arguments = Arguments.none();
    this.name = name;
    this.daemon = daemon;
    this.carrier = carrier;
    this.state = STARTED;
  }

  /** The arguments of Python's {@code Thread(…)} by name. */
  public static ThreadBuilder builder() {
    return new ThreadBuilder();
  }

  /**
   * Starts the thread and returns when it runs. Python: {@code thread.start()}.
   *
   * @throws IllegalStateException {@code threads can only be started once}; {@code can't start new
   *     thread} if the system refuses; {@code can't create new thread at interpreter shutdown} from
   *     an exit handler
   */
  public void start() {
    if (!STATE.compareAndSet(this, INITIAL, STARTING)) {
      throw new IllegalStateException("threads can only be started once");
    }
    Waiter untilRunning = new Waiter();
    ThreadRegistry.add(this);
    try {
      startCarrier(untilRunning);
    } catch (IllegalStateException e) {
      ThreadRegistry.remove(this);
      carrier = null;
      state = INITIAL;
      throw e;
    }
    untilRunning.await(this, Deadline.NEVER);
  }

  /**
   * What the thread does: calls the target. Called directly it runs in the caller. Python: {@code
   * thread.run()}.
   *
   * @throws NoSuchElementException {@code 'Thread' object has no attribute '_target'}, on a second
   *     call, for the target is dropped after the first
   */
  public void run() throws Exception {
    if (targetDropped) {
      throw new NoSuchElementException(
          "'%s' object has no attribute '_target'".formatted(typeName()));
    }
    try {
      Routine<?> routine = target;
      if (routine != null) {
        arguments.call(routine, functionName.isEmpty() ? "<lambda>" : functionName);
      }
    } finally {
      targetDropped = true;
      target = null;
    }
  }

  /** Waits until the thread has ended; see {@link #join(Duration)}. */
  public void join() {
    join(null);
  }

  /**
   * Waits until the thread has ended or the time is up; ask {@link #isAlive} which. Python: {@code
   * thread.join(timeout)}.
   *
   * @param timeout zero or less does not wait, null waits for ever
   * @throws IllegalStateException {@code cannot join thread before it is started} or {@code cannot
   *     join current thread}
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public void join(@Nullable Duration timeout) {
    checkJoinable();
    Deadline deadline = Deadline.in(timeout);
    java.lang.Thread waitedFor = carrier;
    if (waitedFor != null) {
      CarrierJoin.join(waitedFor, deadline);
    }
  }

  /** From start() until run() has ended. Python: {@code thread.is_alive()}. */
  public boolean isAlive() {
    return state == STARTED;
  }

  /** Python: {@code thread.name}. */
  public final String getName() {
    return name;
  }

  /** Changes the name, also of a running thread. Python: {@code thread.name = …}. */
  public final void setName(Object newName) {
    name = String.valueOf(newName);
    java.lang.Thread running = carrier;
    if (running != null && !isForeign()) {
      running.setName(name);
    }
  }

  /** Whether the program may end without waiting for this thread. Python: {@code thread.daemon}. */
  public final boolean isDaemon() {
    return daemon;
  }

  /**
   * Python: {@code thread.daemon = …}.
   *
   * @throws IllegalStateException {@code cannot set daemon status of active thread}, once it has
   *     been started, even when it has ended
   */
  public final void setDaemon(boolean newDaemon) {
    if (state != INITIAL) {
      throw new IllegalStateException("cannot set daemon status of active thread");
    }
    daemon = newDaemon;
  }

  /** The JVM's number for the thread, empty before it starts. Python: {@code thread.ident}. */
  public final OptionalLong ident() {
    java.lang.Thread running = carrier;
    return running == null ? OptionalLong.empty() : OptionalLong.of(running.getId());
  }

  /**
   * The system's number for the thread, empty before it starts and where it cannot be had: outside
   * Linux, and for a thread not made here unless it asks itself. Python: {@code thread.native_id}.
   */
  public final OptionalLong nativeId() {
    if (nativeId.isEmpty() && carrier == java.lang.Thread.currentThread()) {
      nativeId = NativeThreads.currentId();
    }
    return nativeId;
  }

  /** {@code <Thread(w, initial)>}, {@code started 12}, {@code stopped daemon 12} and so on. */
  @Override
  public String toString() {
    String status = isBegun() ? isAlive() ? "started" : "stopped" : "initial";
    OptionalLong id = ident();
    return "<%s(%s, %s%s%s)>"
        .formatted(
            typeName(),
            name,
            status,
            daemon ? " daemon" : "",
            id.isPresent() ? " " + id.getAsLong() : "");
  }

  String typeName() {
    return PythonType.nameOf(getClass());
  }

  /** Whether the java.lang.Thread was made by somebody else. */
  boolean isForeign() {
    return false;
  }

  /** Whether the JVM may end without waiting for the java.lang.Thread. */
  boolean isCarrierDaemon() {
    return daemon;
  }

  void checkJoinable() {
    if (!isBegun()) {
      throw new IllegalStateException("cannot join thread before it is started");
    }
    if (this == Threading.currentThread()) {
      throw new IllegalStateException("cannot join current thread");
    }
  }

  final java.lang.@Nullable Thread carrier() {
    return carrier;
  }

  private boolean isBegun() {
    return state >= STARTED;
  }

  private void startCarrier(Waiter untilRunning) {
    if (ProgramExit.isFinalizing()) {
      throw new IllegalStateException("can't create new thread at interpreter shutdown");
    }
    java.lang.Thread fresh =
        new java.lang.Thread(null, () -> bootstrap(untilRunning), name, Threading.stackSize());
    fresh.setDaemon(isCarrierDaemon());
    carrier = fresh;
    try {
      fresh.start();
    } catch (OutOfMemoryError e) {
      throw new IllegalStateException("can't start new thread", e);
    }
  }

  private void bootstrap(Waiter starter) {
    ThreadRegistry.enter(this);
    nativeId = NativeThreads.currentId();
    state = STARTED;
    starter.signal();
    try {
      ThreadHooks.runBetween(this);
    } catch (Throwable e) {
      ThreadHooks.report(e, this);
    } finally {
      state = STOPPED;
      ThreadRegistry.remove(this);
    }
  }
}
