package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.multiprocessing.internal.Spawning;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedFile;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedMutex;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedWord;
import java.io.Serial;
import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * A lock among processes that its owner, one thread of one process, may take again. Python: {@code
 * multiprocessing.RLock}.
 *
 * <p>A process that dies while it has the lock leaves it locked, as in Python.
 *
 * <pre>{@code
 * RLock lock = new RLock();
 * try (Guard outer = lock.hold();
 *     Guard inner = lock.hold()) {
 *   total.set(total.longValue() + 1);
 * }
 * }</pre>
 */
public final class RLock extends Lockable {
  // How often the owner has it is only looked at by the owner; it lies beside the mutex so that
  // two objects of one process that are the same lock agree on it.
  @Serial private static final long serialVersionUID = 1;

  private final transient SharedFile file;
  private final transient SharedMutex mutex;
  private final transient ByteBuffer levels;

  /** Not locked. Python: {@code RLock()}. */
  public RLock() {
    this(SharedFile.create(SharedWord.BYTES + Integer.BYTES));
  }

  private RLock(SharedFile file) {
    this.file = file;
    this.mutex = new SharedMutex(file.word(0));
    this.levels = file.bytes(SharedWord.BYTES, Integer.BYTES);
  }

  /**
   * Gives up one level of the lock.
   *
   * @throws AssertionError {@code attempt to release recursive lock not owned by thread}
   */
  @Override
  public void release() {
    if (!isMine()) {
      throw new AssertionError("attempt to release recursive lock not owned by thread");
    }
    int left = levels.getInt(0) - 1;
    levels.putInt(0, left);
    if (left == 0) {
      mutex.release();
    }
  }

  @Override
  public boolean locked() {
    return mutex.isHeld();
  }

  /** {@code <RLock(MainProcess, 1)>}: who has it and how often. */
  @Override
  public String toString() {
    String owner = LockOwner.of(mutex);
    String count = owner.startsWith("SomeOther") ? "nonzero" : String.valueOf(levels.getInt(0));
    return "<RLock(%s, %s)>".formatted(owner, count);
  }

  @Override
  boolean tryAcquire() {
    if (isMine()) {
      again();
      return true;
    }
    return mutex.tryAcquire() && own(1);
  }

  @Override
  boolean acquire(Deadline deadline) {
    if (isMine()) {
      again();
      return true;
    }
    return mutex.acquire(this, deadline) && own(1);
  }

  @Override
  boolean isMine() {
    return mutex.isMine();
  }

  @Override
  int releaseAll() {
    int held = levels.getInt(0);
    levels.putInt(0, 0);
    mutex.release();
    return held;
  }

  @Override
  void acquireAll(int held) {
    mutex.acquire(this, Deadline.NEVER);
    own(held);
  }

  private void again() {
    levels.putInt(0, levels.getInt(0) + 1);
  }

  private boolean own(int held) {
    levels.putInt(0, held);
    return true;
  }

  @Serial
  private Object writeReplace() {
    Spawning.handOver("RLock", this);
    return new Handle(file.handle());
  }

  private record Handle(long file) implements Serializable {
    @Serial
    private Object readResolve() {
      return new RLock(SharedFile.attach(file));
    }
  }
}
