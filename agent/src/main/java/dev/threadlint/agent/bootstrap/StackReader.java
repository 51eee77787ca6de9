package dev.threadlint.agent.bootstrap;

import org.jspecify.annotations.Nullable;

/** Knows what the calling thread's frames hold. Given at install. */
public abstract class StackReader {
  private static @Nullable StackReader installed;

  /** Sets the reader that works on this JVM. */
  public static void install(StackReader reader) {
    installed = reader;
  }

  static @Nullable StackReader get() {
    return installed;
  }

  /**
   * The monitor that the calling thread holds in the method of a site, the outermost one if several
   * frames are of that method; null if there is none.
   */
  public abstract @Nullable Object lockAt(int site);
}
