package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.threading.Guard;
import java.io.Serial;
import java.time.Duration;

/**
 * A lock or semaphore of {@code threading} in a manager, with that one's rules and texts. Python:
 * {@code multiprocessing.managers.AcquirerProxy}.
 *
 * <p>The owner of an RLock is the thread that calls, in whatever process. One that dies keeps it.
 *
 * <pre>{@code
 * AcquirerProxy lock = manager.lock();
 * try (Guard held = lock.hold()) {
 *   counts.setItem("a", counts.getItem("a") + 1);
 * }
 * }</pre>
 */
public class AcquirerProxy extends BaseProxy {
  @Serial private static final long serialVersionUID = 1;

  AcquirerProxy(Token token) {
    super(token);
  }

  /** Waits as long as it takes. Python: {@code acquire()}. Always true. */
  public final boolean acquire() {
    return callBoolean("acquire");
  }

  /** Python: {@code acquire(blocking)}. */
  public final boolean acquire(boolean blocking) {
    return callBoolean("acquire", blocking);
  }

  /** Python: {@code acquire(timeout=t)}. */
  public final boolean acquire(Duration timeout) {
    return callBoolean("acquire", timeout);
  }

  /** Python: {@code acquire(blocking, timeout)}. */
  public final boolean acquire(boolean blocking, Duration timeout) {
    return callBoolean("acquire", blocking, timeout);
  }

  /**
   * Python: {@code release()}.
   *
   * @throws IllegalStateException {@code release unlocked lock} or {@code cannot release
   *     un-acquired lock}
   */
  public final void release() {
    call("release");
  }

  /** Takes it until the guard is closed. Python: {@code with proxy:}. */
  public final Guard hold() {
    acquire();
    return new Guard(this::release);
  }
}
