package dev.threadlint.runtime.threading;

/**
 * Releases what a {@code hold()} acquired. Python: the end of a {@code with} block.
 *
 * <p>Closing twice releases once. What the block throws passes through after the release.
 *
 * <pre>{@code
 * try (Guard held = lock.hold()) {
 *   counter++;
 * }
 * }</pre>
 */
public final class Guard implements AutoCloseable {
  private final Runnable release;
  private boolean closed;

  /** For what has just been acquired. */
  public Guard(Runnable release) {
    this.release = release;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      release.run();
    }
  }
}
