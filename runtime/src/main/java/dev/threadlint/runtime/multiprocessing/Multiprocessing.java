package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.ChildCommand;
import dev.threadlint.runtime.multiprocessing.internal.OwnPid;
import dev.threadlint.runtime.multiprocessing.internal.Spares;
import dev.threadlint.runtime.multiprocessing.internal.Strictness;
import dev.threadlint.runtime.multiprocessing.internal.TravelFilter;
import java.io.ObjectInputFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions of Python's {@code multiprocessing} module.
 *
 * <pre>{@code
 * System.out.println(Multiprocessing.currentProcess().getName()); // MainProcess
 * }</pre>
 */
public final class Multiprocessing {
  private Multiprocessing() {}

  /** How many processors this JVM may use. Python: {@code multiprocessing.cpu_count()}. */
  public static int cpuCount() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** This process. Python: {@code multiprocessing.current_process()}. */
  public static Process currentProcess() {
    return CurrentProcess.get();
  }

  /** Who started this process, null in the program itself. Python: {@code parent_process()}. */
  public static @Nullable ParentProcess parentProcess() {
    return CurrentProcess.parent();
  }

  /**
   * The children of this process that run, in the order of their start; those that have ended are
   * joined. Python: {@code multiprocessing.active_children()}.
   */
  public static List<Process> activeChildren() {
    return Children.live();
  }

  /** That in which the program starts processes. Python: {@code multiprocessing.get_context()}. */
  public static Context getContext() {
    return Context.current();
  }

  /**
   * Python: {@code multiprocessing.get_context(method)}.
   *
   * @throws IllegalArgumentException {@code cannot find context for 'fork'}
   */
  public static Context getContext(String method) {
    return Context.of(method);
  }

  /** Python: {@code multiprocessing.get_start_method()}. */
  public static String getStartMethod() {
    return Context.current().getStartMethod();
  }

  /** The default first. Python: {@code multiprocessing.get_all_start_methods()}. */
  public static List<String> getAllStartMethods() {
    return Context.methods();
  }

  /**
   * Python: {@code multiprocessing.set_start_method(method)}.
   *
   * @throws IllegalArgumentException {@code cannot find context for 'bogus'}
   * @throws IllegalStateException {@code context has already been set}, which whatever uses it does
   */
  public static void setStartMethod(String method) {
    setStartMethod(method, false);
  }

  /**
   * Python: {@code multiprocessing.set_start_method(method, force)}.
   *
   * @param method null for none yet, as at the beginning
   * @param force whether also after it has been set or used
   */
  public static void setStartMethod(@Nullable String method, boolean force) {
    Context.choose(method, force);
  }

  /**
   * Sets the {@code java} that children are started with, null for that of this JVM. Python: {@code
   * multiprocessing.set_executable(path)}.
   */
  public static void setExecutable(@Nullable String java) {
    ChildCommand.setExecutable(java);
  }

  /** This process' number. Python: {@code os.getpid()}. */
  public static long getpid() {
    return OwnPid.get();
  }

  /** The number of the process' parent, 0 if it is gone. Python: {@code os.getppid()}. */
  public static long getppid() {
    return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
  }

  /**
   * Never does it: a JVM cannot be doubled. Python: {@code os.fork()}.
   *
   * @throws UnsupportedOperationException always, and points to {@link Process}
   */
  @SuppressWarnings("DoNotCallSuggester") // Python has it
  public static int fork() {
    throw new UnsupportedOperationException("a JVM cannot fork; start a multiprocessing.Process");
  }

  /**
   * How many JVMs may be launched in advance, for starting a process to be quick; zero is none.
   * Without this call as many as there are processors, at most 4, and none before the first process
   * has been started. Python's fork server has no such number.
   */
  public static void setSpareProcesses(int most) {
    Spares.setLimit(most);
  }

  /**
   * Whether what Python leaves hanging, or takes without a word, shall be an error: the result of a
   * task whose worker died, a lambda as a task. No Python original.
   */
  public static void setStrict(boolean strict) {
    Strictness.set(strict);
  }

  /**
   * What besides the limits of this module shall decide which classes are read from other
   * processes; null is nothing. No Python original.
   */
  public static void setObjectFilter(@Nullable ObjectInputFilter filter) {
    TravelFilter.set(filter);
  }
}
