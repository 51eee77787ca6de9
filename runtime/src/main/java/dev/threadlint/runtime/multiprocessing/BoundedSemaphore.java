package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.shared.SharedFile;
import java.io.Serial;
import java.io.Serializable;

/**
 * A semaphore among processes whose value never exceeds the initial one. Python: {@code
 * multiprocessing.BoundedSemaphore}.
 *
 * <pre>{@code
 * BoundedSemaphore connections = new BoundedSemaphore(5);
 * connections.release(); // IllegalArgumentException: semaphore or lock released too many times
 * }</pre>
 */
public final class BoundedSemaphore extends Semaphore {
  @Serial private static final long serialVersionUID = 1;

  private final int initialValue;

  /** With one permit. Python: {@code BoundedSemaphore()}. */
  public BoundedSemaphore() {
    this(1);
  }

  /**
   * Python: {@code BoundedSemaphore(value)}.
   *
   * @throws java.io.UncheckedIOException {@code [Errno 22] Invalid argument} if it is negative
   */
  public BoundedSemaphore(int value) {
    this(newFile(value), value);
  }

  private BoundedSemaphore(SharedFile file, int initialValue) {
    super(file);
    this.initialValue = initialValue;
  }

  /**
   * Puts one permit back. Python: {@code release()}.
   *
   * @throws IllegalArgumentException {@code semaphore or lock released too many times}; nothing
   *     changes then
   */
  @Override
  public void release() {
    super.release();
  }

  @Override
  public String toString() {
    return "<BoundedSemaphore(value=%d, maxvalue=%d)>".formatted(getValue(), initialValue);
  }

  @Override
  int most() {
    return initialValue;
  }

  @Serial
  private Object writeReplace() {
    return new Handle(handle("BoundedSemaphore"), initialValue);
  }

  private record Handle(long file, int initialValue) implements Serializable {
    @Serial
    private Object readResolve() {
      return new BoundedSemaphore(SharedFile.attach(file), initialValue);
    }
  }
}
