package dev.threadlint.runtime.multiprocessing.internal;

import java.util.List;
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
  // What is to be done when the child has ended, while it is being started.
  private static final ThreadLocal<@Nullable List<Runnable>> ACTIVE = new ThreadLocal<>();

  private static final ThreadLocal<@Nullable Object> REFUSING = new ThreadLocal<>();

  private Spawning() {}

  /**
   * Gives the handle back if a child is being started by this thread.
   *
   * @throws IllegalStateException {@code Lock objects should only be shared between processes
   *     through inheritance} otherwise
   */
  public static <T> T handOver(String typeName, T handle) {
    if (!isActive()) {
      throw refusal(typeName, handle);
    }
    return handle;
  }

  /** Whether this thread is starting a child, and serialises what the child shall have. */
  public static boolean isActive() {
    return ACTIVE.get() != null;
  }

  /** The refusal of {@link #handOver}, for what may not even travel to a child. */
  static IllegalStateException refusal(String typeName, Object refusing) {
    return refused(
        new IllegalStateException(
            typeName + " objects should only be shared between processes through inheritance"),
        refusing);
  }

  /** Notes what it is that refuses to be copied; returns the failure. */
  public static <E extends RuntimeException> E refused(E failure, Object refusing) {
    REFUSING.set(refusing);
    return failure;
  }

  /** What has refused to be copied in this thread; null if nothing has since the last call. */
  static @Nullable Object takeRefusing() {
    Object refusing = REFUSING.get();
    REFUSING.remove();
    return refusing;
  }

  /** Has something done when the child that is being started has ended; nothing if none is. */
  public static void onChildEnd(Runnable action) {
    List<Runnable> actions = ACTIVE.get();
    if (actions != null) {
      actions.add(action);
    }
  }

  /**
   * Serialises what a child is started with, and collects what is to be done at its end.
   *
   * @param whole of which it is told what cannot travel
   */
  static byte[] dumps(@Nullable Object object, Object whole, List<Runnable> atEnd) {
    ACTIVE.set(atEnd);
    try {
      return Pickle.dumps(object, whole);
    } finally {
      ACTIVE.remove();
    }
  }
}
