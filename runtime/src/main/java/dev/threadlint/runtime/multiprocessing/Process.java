package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.Routine;
import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.PythonType;
import dev.threadlint.runtime.multiprocessing.internal.ChildJvm;
import dev.threadlint.runtime.multiprocessing.internal.ChildMain;
import dev.threadlint.runtime.multiprocessing.internal.OwnPid;
import dev.threadlint.runtime.multiprocessing.internal.Spawning;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A process, that is a JVM of its own, as Python has it. Python: {@code multiprocessing.Process}.
 *
 * <p>The object itself is copied to the child, and its {@link #run} called there. To subclass it,
 * override {@code run}; fields are copied too, and must be serialisable. The child has the
 * program's class path and system properties, writes where the program writes, and has nothing to
 * read. It ends with its parent, however that ends: unlike in Python, nobody is left behind.
 *
 * <pre>{@code
 * Process worker = Process.builder().target(Crawler::work, Arguments.of(url)).start();
 * worker.join();
 * System.out.println(worker.exitCode().getAsInt()); // 0 if all went well, -9 if it was killed
 * }</pre>
 */
@SuppressWarnings("JavaLangClash") // Python's name; ported code imports this one instead
public class Process implements Serializable {
  /*
   * What is not transient travels to the child. There the copy is the current process, knows no
   * child JVM, and takes itself for alive. Everything that changes is changed under the monitor of
   * the object, but for waiting, which needs no more than the child JVM that is set once.
   */
  @Serial private static final long serialVersionUID = 1;

  private final Lineage lineage;

  @SuppressWarnings("serial") // a lambda or method reference
  private final @Nullable Routine<?> target;

  private final Arguments arguments;
  private final boolean warm;
  private volatile String name;
  private volatile boolean daemon;
  private volatile byte[] authkey;
  private transient volatile @Nullable ChildJvm child;
  private transient volatile boolean closed;

  /** Without target: for subclasses that override {@link #run}. */
  public Process() {
    this(builder());
  }

  /** With a target and a default name. Python: {@code Process(target=f)}. */
  public Process(Block target) {
    this(builder().target(target));
  }

  /**
   * With all that a builder says; subclasses call {@code super(Process.builder().name("w"))}.
   *
   * @throws AssertionError {@code group argument must be None for now}
   * @throws ClassCastException {@code 'int' object is not iterable}, for arguments that are not
   */
  public Process(ProcessBuilder builder) {
    if (builder.group != null) {
      throw new AssertionError("group argument must be None for now");
    }
    Process parent = CurrentProcess.get();
    this.lineage = parent.lineage.next();
    this.target = builder.target;
    this.arguments = builder.takenOutArguments();
    this.warm = builder.context.isWarm();
    boolean plain = getClass() == Process.class && !builder.kind.isEmpty();
    String kind = plain ? builder.kind : PythonType.nameOf(getClass());
    this.name = builder.name.isEmpty() ? kind + "-" + lineage : builder.name;
    this.daemon = builder.daemon == null ? parent.daemon : builder.daemon;
    this.authkey = parent.authkey;
  }

  /** For the program itself. */
  Process(String name, byte[] authkey) {
    this.lineage = Lineage.ROOT;
    this.target = null;
    this.arguments = Arguments.none();
    this.warm = true;
    this.name = name;
    this.authkey = authkey;
  }

  /** For a child. */
  Process(ProcessParts parts) {
    this.lineage = parts.lineage();
    this.target = parts.target();
    this.arguments = parts.arguments();
    this.warm = parts.warm();
    this.name = parts.name();
    this.daemon = parts.daemon();
    this.authkey = new byte[0]; // it comes on another way
  }

  /** The arguments of Python's {@code Process(…)} by name. */
  public static ProcessBuilder builder() {
    return new ProcessBuilder(Context.current());
  }

  /**
   * Starts the process and returns; what it runs is copied now. Python: {@code process.start()}.
   *
   * @throws AssertionError {@code cannot start a process twice}; {@code can only start a process
   *     object created by current process}; {@code daemonic processes are not allowed to have
   *     children}
   * @throws IllegalArgumentException {@code process object is closed}
   * @throws IllegalStateException {@code An attempt has been made to start a new process before the
   *     current process has finished its bootstrapping phase.} and why that may be: a child, or a
   *     worker of a pool, still reads what it shall do
   * @throws NotPicklable if target or arguments cannot travel; nothing has been started then
   */
  public synchronized void start() {
    checkOpen();
    if (child != null) {
      throw new AssertionError("cannot start a process twice");
    }
    if (!lineage.isChildOfThisProcess()) {
      throw new AssertionError("can only start a process object created by current process");
    }
    if (ChildMain.isReadingTask()) { // first, for a worker is a daemon besides
      throw new IllegalStateException(
          "An attempt has been made to start a new process before the current process has finished"
              + " its bootstrapping phase. This probably means that a static initializer starts it,"
              + " which must be done in a method.");
    }
    if (CurrentProcess.get().daemon) {
      throw new AssertionError("daemonic processes are not allowed to have children");
    }
    Children.removeEnded();
    child = Children.start(this, warm);
  }

  /** What the process does: calls the target. Python: {@code process.run()}. */
  public void run() throws Exception {
    Routine<?> routine = target;
    if (routine != null) {
      arguments.call(routine);
    }
  }

  /** Waits until the process has ended; see {@link #join(Duration)}. */
  public void join() {
    join(null);
  }

  /**
   * Waits until the process has ended or the time is up; ask {@link #exitCode} which. Python:
   * {@code process.join(timeout)}.
   *
   * @param timeout zero or less does not wait, null waits for ever
   * @throws AssertionError {@code can only join a started process} or {@code can only join a child
   *     process}
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public void join(@Nullable Duration timeout) {
    checkOpen();
    checkParent("join");
    ChildJvm started = child;
    if (started == null) {
      throw new AssertionError("can only join a started process");
    }
    if (started.await(Deadline.in(timeout))) {
      Children.remove(this);
    }
  }

  /**
   * From start() until the process has ended. Python: {@code process.is_alive()}.
   *
   * @throws AssertionError {@code can only test a child process}
   */
  public boolean isAlive() {
    checkOpen();
    if (this == CurrentProcess.get()) {
      return true;
    }
    checkParent("test");
    ChildJvm started = child;
    return started != null && exitCodeOf(started).isEmpty();
  }

  /**
   * Asks the process to end, by SIGTERM: what it would do at its end is not done. Python: {@code
   * process.terminate()}.
   *
   * @throws IllegalArgumentException {@code process not started}
   */
  public void terminate() {
    started().terminate();
  }

  /** Ends the process, by SIGKILL. Python: {@code process.kill()}; see {@link #terminate}. */
  public void kill() {
    started().kill();
  }

  /**
   * Lets go of what the process has left. Afterwards only name and daemon can be asked for. Python:
   * {@code process.close()}. Twice is fine; the program itself has nothing to let go of.
   *
   * @throws IllegalArgumentException {@code Cannot close a process while it is still running. You
   *     should first call join() or terminate().}
   */
  public synchronized void close() {
    ChildJvm started = child;
    if (closed || lineage == Lineage.ROOT) {
      return;
    }
    if (started != null) {
      if (started.isAlive()) {
        throw new IllegalArgumentException(
            "Cannot close a process while it is still running. You should first call join() or"
                + " terminate().");
      }
      Children.remove(this);
    }
    closed = true;
    child = null;
  }

  /**
   * How the process ended: 0, the code it exited with, 1 after an exception, less than zero for the
   * signal that ended it; empty before that. Python: {@code process.exitcode}.
   */
  public OptionalInt exitCode() {
    checkOpen();
    ChildJvm started = child;
    if (started == null || this == CurrentProcess.get()) {
      return OptionalInt.empty();
    }
    return exitCodeOf(started);
  }

  private OptionalInt exitCodeOf(ChildJvm started) {
    OptionalInt code = started.exitCode();
    if (code.isPresent()) {
      Children.remove(this);
    }
    return code;
  }

  /** The system's number for the process, empty before it starts. Python: {@code process.pid}. */
  public OptionalLong pid() {
    checkOpen();
    if (this == CurrentProcess.get()) {
      return OptionalLong.of(OwnPid.get());
    }
    ChildJvm started = child;
    return started == null ? OptionalLong.empty() : OptionalLong.of(started.pid());
  }

  /** The same. Python: {@code process.ident}. */
  public OptionalLong ident() {
    return pid();
  }

  /**
   * What becomes ready when the process has ended. Python: {@code process.sentinel}.
   *
   * @throws IllegalArgumentException {@code process not started}
   */
  public Sentinel sentinel() {
    return new Sentinel(started());
  }

  /** Python: {@code process.name}. */
  public String getName() {
    return name;
  }

  /** Python: {@code process.name = …}. */
  public void setName(String newName) {
    name = newName;
  }

  /** Whether the process is ended with its parent. Python: {@code process.daemon}. */
  public boolean isDaemon() {
    return daemon;
  }

  /**
   * Python: {@code process.daemon = …}. The current process may be told, as in Python: a worker of
   * a pool that is a daemon no more may have children.
   *
   * @throws AssertionError {@code process has already started}
   */
  public synchronized void setDaemon(boolean newDaemon) {
    if (child != null) {
      throw new AssertionError("process has already started");
    }
    daemon = newDaemon;
  }

  /**
   * The key by which connections of this process and its children are let in. Python: {@code
   * process.authkey}.
   */
  public byte[] authkey() {
    checkOpen();
    return authkey.clone();
  }

  /** Python: {@code process.authkey = …}; children started later inherit it. */
  public void setAuthkey(byte[] newAuthkey) {
    checkOpen();
    authkey = newAuthkey.clone();
  }

  /** {@code <Process name='w' pid=12 parent=3 stopped exitcode=-SIGTERM>} and the like. */
  @Override
  public String toString() {
    return ProcessRepr.of(this);
  }

  ProcessParts parts() {
    return new ProcessParts(lineage, name, daemon, warm, target, arguments);
  }

  Lineage lineage() {
    return lineage;
  }

  @Nullable ChildJvm child() {
    return child;
  }

  boolean isClosed() {
    return closed;
  }

  /** In the child, where what must not be copied has come on another way. */
  void arrive(byte[] inheritedAuthkey) {
    authkey = inheritedAuthkey;
    CurrentProcess.set(this);
  }

  private ChildJvm started() {
    checkOpen();
    ChildJvm started = child;
    if (started == null) {
      throw new IllegalArgumentException("process not started");
    }
    return started;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalArgumentException("process object is closed");
    }
  }

  private void checkParent(String action) {
    if (!lineage.isChildOfThisProcess()) {
      throw new AssertionError("can only " + action + " a child process");
    }
  }

  @Serial
  private void writeObject(ObjectOutputStream out) throws IOException {
    if (!Spawning.isActive()) {
      throw new NotPicklable(
          "Pickling an AuthenticationString object is disallowed for security reasons", null);
    }
    out.defaultWriteObject();
  }
}
