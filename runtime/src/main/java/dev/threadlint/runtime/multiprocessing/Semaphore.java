package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.multiprocessing.internal.OsErrors;
import dev.threadlint.runtime.multiprocessing.internal.Spawning;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedFile;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedPermits;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedWord;
import dev.threadlint.runtime.threading.Guard;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets a number of threads of all processes in at a time. Python: {@code
 * multiprocessing.Semaphore}.
 *
 * <p>Permits belong to nobody: any process may release. What a process that dies has not released
 * stays taken. Unlike {@link dev.threadlint.runtime.threading.Semaphore} it may be overtaken while
 * one waits, and gives one permit back at a time.
 *
 * <pre>{@code
 * Semaphore gate = new Semaphore(3);
 * try (Guard held = gate.hold()) {
 *   download();
 * }
 * }</pre>
 */
public sealed class Semaphore implements Serializable permits BoundedSemaphore {
  @Serial private static final long serialVersionUID = 1;

  private final transient SharedFile file;
  private final transient SharedPermits permits;

  /** With one permit. Python: {@code Semaphore()}. */
  public Semaphore() {
    this(1);
  }

  /**
   * Python: {@code Semaphore(value)}.
   *
   * @throws java.io.UncheckedIOException {@code [Errno 22] Invalid argument} if it is negative
   */
  public Semaphore(int value) {
    this(newFile(value));
  }

  Semaphore(SharedFile file) {
    this.file = file;
    this.permits = new SharedPermits(file.word(0));
  }

  /** Takes a permit, waiting as long as it takes. Python: {@code acquire()}. Always true. */
  public boolean acquire() {
    return permits.acquire(this, Deadline.NEVER);
  }

  /**
   * Takes a permit, waiting for it or not. Python: {@code acquire(block)}.
   *
   * @return whether a permit was taken
   */
  public boolean acquire(boolean block) {
    return block ? acquire() : permits.tryAcquire();
  }

  /**
   * Takes a permit, waiting no longer than the time-out. Python: {@code acquire(timeout=t)}.
   *
   * @param timeout zero or less does not wait, null waits for ever
   * @return whether a permit was taken
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public boolean acquire(@Nullable Duration timeout) {
    return permits.acquire(this, Deadline.in(timeout));
  }

  /**
   * Python: {@code acquire(block, timeout)}.
   *
   * @param timeout not looked at if block is false
   * @return whether a permit was taken
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public boolean acquire(boolean block, @Nullable Duration timeout) {
    return block ? acquire(timeout) : permits.tryAcquire();
  }

  /**
   * Puts one permit back. Python: {@code release()}.
   *
   * @throws IllegalArgumentException {@code semaphore or lock released too many times}, beyond an
   *     int
   */
  public void release() {
    if (!permits.release(most())) {
      throw new IllegalArgumentException("semaphore or lock released too many times");
    }
  }

  /** How many permits there were a moment ago. Python: {@code get_value()}. */
  public int getValue() {
    return (int) permits.value();
  }

  /** Whether there was none a moment ago. Python 3.14: {@code locked()}. */
  public boolean locked() {
    return permits.value() == 0;
  }

  /** Takes a permit until the guard is closed. Python: {@code with semaphore:}. */
  public Guard hold() {
    acquire();
    return new Guard(this::release);
  }

  @Override
  public String toString() {
    return "<Semaphore(value=" + getValue() + ")>";
  }

  /** How many permits there may be. */
  int most() {
    return Integer.MAX_VALUE;
  }

  final long handle(String typeName) {
    Spawning.handOver(typeName, this);
    return file.handle();
  }

  static SharedFile newFile(int value) {
    if (value < 0) {
      throw OsErrors.of("[Errno 22] Invalid argument");
    }
    SharedFile file = SharedFile.create(SharedWord.BYTES);
    file.word(0).set(value);
    return file;
  }

  @Serial
  private Object writeReplace() {
    return new Handle(handle("Semaphore"));
  }

  private record Handle(long file) implements Serializable {
    @Serial
    private Object readResolve() {
      return new Semaphore(SharedFile.attach(file));
    }
  }
}
