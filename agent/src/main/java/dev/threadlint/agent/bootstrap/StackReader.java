package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/** Reads the calling thread's stack with the monitors that each frame holds. Given at install. */
public abstract class StackReader {
  private static @Nullable StackReader installed;

  /** Sets the reader that works on this JVM. */
  public static void install(StackReader reader) {
    installed = reader;
  }

  static @Nullable StackReader get() {
    return installed;
  }

  /** The frames of the calling thread, innermost first, without those of the tracer. */
  public abstract LiveStack read();

  /** The outermost monitor that the stack holds in the method of a site, or null. */
  public abstract @Nullable Object lockAt(LiveStack stack, int site);

  /**
   * A stack.
   *
   * <p>{@code monitors[i]} are the monitors that frame i holds, or null.
   */
  public static final class LiveStack {
    /** The frames, innermost first. */
    public final StackTraceElement[] frames;

    /** The monitors of each frame. */
    public final Object @Nullable [][] monitors;

    /** A stack; the arrays are not copied. */
    public LiveStack(StackTraceElement[] frames, Object @Nullable [][] monitors) {
      this.frames = frames;
      this.monitors = monitors;
    }
  }
}
