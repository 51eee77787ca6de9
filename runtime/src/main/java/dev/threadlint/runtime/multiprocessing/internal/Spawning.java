package dev.threadlint.runtime.multiprocessing.internal;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether what is being serialised goes to a child that is being started, the one way in
 * which a lock or a queue may travel. Python: {@code context.assert_spawning}.
 *
 * <p>A class that travels by inheritance only has this method, and the handle, a small serialisable
 * record, has a {@code readResolve} that makes the object of the child:
 *
 * <pre>{@code
 * @Serial
 * private Object writeReplace() {
 *   return Spawning.handOver("Lock", new LockHandle(file, offset));
 * }
 * }</pre>
 */
public final class Spawning {
  private static final ThreadLocal<@Nullable Boolean> ACTIVE = new ThreadLocal<>();

  private Spawning() {}

  /**
   * Gives the handle back if a child is being started by this thread.
   *
   * @throws IllegalStateException {@code Lock objects should only be shared between processes
   *     through inheritance} otherwise
   */
  public static <T> T handOver(String typeName, T handle) {
    if (ACTIVE.get() == null) {
      throw refusal(typeName);
    }
    return handle;
  }

  /** The refusal of {@link #handOver}, for what may not even travel to a child. */
  public static IllegalStateException refusal(String typeName) {
    return new IllegalStateException(
        typeName + " objects should only be shared between processes through inheritance");
  }
}
