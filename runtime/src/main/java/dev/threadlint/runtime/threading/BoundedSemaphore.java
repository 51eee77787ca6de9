package dev.threadlint.runtime.threading;

/**
 * A semaphore whose value never exceeds the initial one. Python: {@code
 * threading.BoundedSemaphore}.
 *
 * <p>A release too many is an error, and changes nothing.
 *
 * <pre>{@code
 * BoundedSemaphore connections = new BoundedSemaphore(5);
 * connections.release(); // IllegalArgumentException: Semaphore released too many times
 * }</pre>
 */
public final class BoundedSemaphore extends Semaphore {
  private final int initialValue;

  /** With one permit. Python: {@code BoundedSemaphore()}. */
  public BoundedSemaphore() {
    this(1);
  }

  /**
   * Python: {@code BoundedSemaphore(value)}.
   *
   * @throws IllegalArgumentException {@code semaphore initial value must be >= 0}
   */
  public BoundedSemaphore(int value) {
    super(value);
    this.initialValue = value;
  }

  /**
   * Puts n permits back and wakes up to n waiters. Python: {@code release(n)}.
   *
   * @throws IllegalArgumentException {@code n must be one or more}, or {@code Semaphore released
   *     too many times} if the value would exceed the initial one
   */
  @Override
  public void release(int n) {
    super.release(n);
  }

  @Override
  void checkBound(long newValue) {
    if (newValue > initialValue) {
      throw new IllegalArgumentException("Semaphore released too many times");
    }
  }

  @Override
  String describeValue(int current) {
    return current + "/" + initialValue;
  }
}
