package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.multiprocessing.internal.Spawning;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedFile;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedMutex;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedWord;
import java.io.Serial;
import java.io.Serializable;

/**
 * A lock among processes. Python: {@code multiprocessing.Lock}.
 *
 * <p>It is not reentrant, and it belongs to nobody: any thread of any process may release it. A
 * process that dies while it has the lock leaves it locked, as in Python. It goes to a child as an
 * argument of its {@link Process} and in no other way.
 *
 * <pre>{@code
 * Lock lock = new Lock();
 * Process.builder().target(Tasks::count, Arguments.of(lock, counter)).start();
 * try (Guard held = lock.hold()) {
 *   counter.set(counter.intValue() + 1);
 * }
 * }</pre>
 */
public final class Lock extends Lockable {
  // Free, it is taken and given back by one compare-and-set each in memory that the processes
  // share.
  @Serial private static final long serialVersionUID = 1;

  private final transient SharedFile file;
  private final transient SharedMutex mutex;

  /** Not locked. Python: {@code Lock()}. */
  public Lock() {
    this(SharedFile.create(SharedWord.BYTES));
  }

  private Lock(SharedFile file) {
    this.file = file;
    this.mutex = new SharedMutex(file.word(0));
  }

  /**
   * Frees the lock, whoever acquired it.
   *
   * @throws IllegalArgumentException {@code semaphore or lock released too many times}
   */
  @Override
  public void release() {
    if (!mutex.release()) {
      throw new IllegalArgumentException("semaphore or lock released too many times");
    }
  }

  @Override
  public boolean locked() {
    return mutex.isHeld();
  }

  /** {@code <Lock(owner=MainProcess)>}; see {@link LockOwner}. */
  @Override
  public String toString() {
    return "<Lock(owner=" + LockOwner.of(mutex) + ")>";
  }

  @Override
  boolean tryAcquire() {
    return mutex.tryAcquire();
  }

  @Override
  boolean acquire(Deadline deadline) {
    return mutex.acquire(this, deadline);
  }

  @Override
  boolean isMine() {
    return mutex.isMine();
  }

  @Override
  int releaseAll() {
    release();
    return 1;
  }

  @Override
  void acquireAll(int levels) {
    acquire();
  }

  @Serial
  private Object writeReplace() {
    Spawning.handOver("Lock", this);
    return new Handle(file.handle());
  }

  private record Handle(long file) implements Serializable {
    @Serial
    private Object readResolve() {
      return new Lock(SharedFile.attach(file));
    }
  }
}
