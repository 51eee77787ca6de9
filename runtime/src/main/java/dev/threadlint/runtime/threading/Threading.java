package dev.threadlint.runtime.threading;

import dev.threadlint.runtime.internal.CarrierJoin;
import dev.threadlint.runtime.internal.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The functions of Python's {@code threading} module.
 *
 * <pre>{@code
 * System.out.println(Threading.currentThread().getName()); // MainThread
 * }</pre>
 */
public final class Threading {
  /** The longest time-out that any call accepts. Python: {@code threading.TIMEOUT_MAX}. */
  public static final Duration TIMEOUT_MAX = Deadline.LONGEST;

  private static final long SMALLEST_STACK = 32_768;

  private static volatile long stackSize;

  private Threading() {}

  /**
   * The calling thread; a stand-in named {@code Dummy-N} if it was not made here. Python: {@code
   * threading.current_thread()}.
   */
  public static Thread currentThread() {
    return ThreadRegistry.current();
  }

  /** The thread that runs {@code main}. Python: {@code threading.main_thread()}. */
  public static Thread mainThread() {
    return ThreadRegistry.main();
  }

  /**
   * All threads that are alive, in the order of their start; of threads not made here those that
   * have asked for {@link #currentThread}. Python: {@code threading.enumerate()}.
   */
  public static List<Thread> enumerate() {
    return ThreadRegistry.live();
  }

  /** How many threads {@link #enumerate} lists. Python: {@code threading.active_count()}. */
  public static int activeCount() {
    return enumerate().size();
  }

  /** The JVM's number for the calling thread. Python: {@code threading.get_ident()}. */
  public static long getIdent() {
    return java.lang.Thread.currentThread().getId();
  }

  /**
   * The system's number for the calling thread, empty where it cannot be had (outside Linux).
   * Python: {@code threading.get_native_id()}.
   */
  public static OptionalLong getNativeId() {
    return currentThread().nativeId();
  }

  /**
   * Waits until all threads have ended or the time is up, for all of them together: the time-outs
   * of joins in a loop add up, this one does not. Not in Python.
   *
   * <pre>{@code
   * List<Thread> late = Threading.joinAll(threads, Duration.ofSeconds(2));
   * }</pre>
   *
   * @param timeout for all; zero or less does not wait, null waits for ever
   * @return the threads that are still alive, in the order given
   * @throws IllegalStateException as {@link Thread#join(Duration)}, before any waiting
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public static List<Thread> joinAll(
      Collection<? extends Thread> threads, @Nullable Duration timeout) {
    List<Thread> joined = new ArrayList<>(threads);
    joined.forEach(Thread::checkJoinable);
    Deadline deadline = Deadline.in(timeout);
    for (Thread thread : joined) {
      java.lang.Thread carrier = thread.carrier();
      if (carrier != null) {
        CarrierJoin.join(carrier, deadline);
      }
    }
    joined.removeIf(thread -> !thread.isAlive());
    return joined;
  }

  /** Calls the hook for failed threads. Python: {@code threading.excepthook(args)}. */
  public static void excepthook(ExceptHookArgs args) throws Exception {
    ThreadHooks.exceptHook.handle(args);
  }

  /** The hook for failed threads. Python: {@code threading.excepthook}. */
  public static ExceptHook getExcepthook() {
    return ThreadHooks.exceptHook;
  }

  /**
   * Sets the hook for failed threads. It gets SystemExit too, which the default ignores. Python:
   * {@code threading.excepthook = hook}.
   */
  public static void setExcepthook(ExceptHook hook) {
    ThreadHooks.exceptHook = hook;
  }

  /**
   * The hook that prints {@code Exception in thread NAME:} and the stack to stderr. Python: {@code
   * threading.__excepthook__}.
   */
  public static ExceptHook defaultExcepthook() {
    return ThreadHooks.DEFAULT_EXCEPT_HOOK;
  }

  /** Sets a hook for threads that begin from now on. Python: {@code threading.settrace(func)}. */
  public static void setTrace(@Nullable ThreadHook hook) {
    ThreadHooks.trace = hook;
  }

  /** Python: {@code threading.gettrace()}. */
  public static @Nullable ThreadHook getTrace() {
    return ThreadHooks.trace;
  }

  /** A second hook, inside the first. Python: {@code threading.setprofile(func)}. */
  public static void setProfile(@Nullable ThreadHook hook) {
    ThreadHooks.profile = hook;
  }

  /** Python: {@code threading.getprofile()}. */
  public static @Nullable ThreadHook getProfile() {
    return ThreadHooks.profile;
  }

  /** The stack size in bytes for new threads, 0 for the default. Python: {@code stack_size()}. */
  public static long stackSize() {
    return stackSize;
  }

  /**
   * Sets the stack size for new threads and returns the old one. Python: {@code stack_size(n)}.
   *
   * @param bytes 0 for the JVM's default, otherwise at least 32768
   * @throws IllegalArgumentException {@code size not valid: 100 bytes} or {@code size must be 0 or
   *     a positive value}
   */
  public static long stackSize(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("size must be 0 or a positive value");
    }
    if (bytes != 0 && bytes < SMALLEST_STACK) {
      throw new IllegalArgumentException("size not valid: " + bytes + " bytes");
    }
    long old = stackSize;
    stackSize = bytes;
    return old;
  }
}
