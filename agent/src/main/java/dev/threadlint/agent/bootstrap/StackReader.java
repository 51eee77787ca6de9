package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/** Knows what the calling thread's frames hold. Given at install. */
public abstract class StackReader {
  private static @Nullable StackReader installed;
  private static long firstTraced = Long.MAX_VALUE;

  /** Sets the reader that works on this JVM. */
  public static void install(StackReader reader) {
    installed = reader;
  }

  /**
   * Threads with lower ids than this were there before all hooks were: they may be in methods that
   * have none. Such is main, too, which may hold a monitor of the JDK as it starts its first
   * thread.
   */
  public static void setFirstTraced(long threadId) {
    firstTraced = threadId;
  }

  /** Whether the calling thread holds a monitor that no hook has seen it take. */
  static boolean holdsUnseen(ThreadState state, Object lock, int site) {
    StackReader reader = installed;
    return state.id < firstTraced
        && reader != null
        && Thread.holdsLock(lock)
        && reader.isHeldFurtherOut(lock, site);
  }

  /** Whether a collection of the JDK was called by the program, and not by the JDK itself. */
  static boolean isAskedByProgram(ThreadState state) {
    StackReader reader = installed;
    state.busy++;
    try {
      return reader == null || reader.isCollectionOfProgram();
    } finally {
      state.busy--;
    }
  }

  static @Nullable StackReader get() {
    return installed;
  }

  /**
   * The monitor that the calling thread holds in the method of a site, the outermost one if several
   * frames are of that method; null if there is none.
   */
  public abstract @Nullable Object lockAt(int site);

  /**
   * Whether the calling thread holds a monitor in a method that led to the one of a site, as one
   * does that began before it had hooks.
   */
  public abstract boolean isHeldFurtherOut(Object lock, int site);

  /** Whether the first frame that is neither the tracer's nor a collection's is the program's. */
  public abstract boolean isCollectionOfProgram();
}
