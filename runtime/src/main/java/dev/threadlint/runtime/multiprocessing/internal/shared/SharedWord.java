package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.internal.Deadline;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A long in shared memory that threads of all processes change atomically and can wait for. */
public final class SharedWord {
  /*
   * Beside the value is a mark that says whether anybody waits. Only the broker sets it to
   * WAITED_FOR or NOBODY; whoever changes the value while somebody waits sets it to CALLED and
   * tells the broker, and until the broker has reacted further changes need not tell it again.
   *
   *   broker:   mark = WAITED_FOR, then look at the value
   *   changer:  change the value, then look at the mark
   *
   * All four are volatile, so one of the two sees the other and no change goes unnoticed. A changer
   * that is killed between its two steps is made up for by the broker's look from time to time.
   *
   * The rest of the room says of a mutex whether anybody but its holder has ever freed it. Nobody
   * here looks at that: it is for whoever wants to know why a program hangs.
   */
  /** How much room a word takes in a file. */
  public static final int BYTES = 16;

  private static final int MARK = 8;
  private static final int LENT = 12;
  private static final int NOBODY = 0;
  private static final int WAITED_FOR = 1;
  private static final int CALLED = 2;

  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private final SharedFile file;
  private final ByteBuffer memory;
  private final int offset;

  SharedWord(SharedFile file, int offset) {
    this.file = file;
    this.memory = file.memory();
    this.offset = offset;
  }

  public long get() {
    return (long) LONG.getVolatile(memory, offset);
  }

  /** Without telling those who wait; see {@link #changed}. */
  public void set(long value) {
    LONG.setVolatile(memory, offset, value);
  }

  /** Without telling those who wait; see {@link #changed}. */
  public boolean compareAndSet(long expected, long value) {
    return LONG.compareAndSet(memory, offset, expected, value);
  }

  /** Without telling those who wait; see {@link #changed}. */
  public void add(long difference) {
    LONG.getAndAdd(memory, offset, difference);
  }

  /** Has those woken for whom the value is right now; to be called after a change. */
  public void changed() {
    if (isWaitedFor() && INT.compareAndSet(memory, offset + MARK, WAITED_FOR, CALLED)) {
      Waits.here().changed(this);
    }
  }

  /** Remembers that the holder of this mutex need not be who frees it. */
  void markLent() {
    INT.setVolatile(memory, offset + LENT, 1);
  }

  boolean isLent() {
    return (int) INT.getVolatile(memory, offset + LENT) != 0;
  }

  /**
   * Waits until the value is as wanted, which it may no longer be when this returns.
   *
   * @param expected the value that is not wanted, for {@link Until#CHANGED}
   * @param again whether the caller was woken before and found the value taken by another: it is
   *     the first to be woken then
   * @return false if the deadline passed first
   */
  public boolean await(
      Until until, long expected, boolean again, Object blocker, Deadline deadline) {
    return !deadline.hasPassed()
        && Waits.here()
            .enqueue(this, until, expected, again, deadline.isNever())
            .await(blocker, deadline);
  }

  /** Takes a place among those who wait for a signal, before leaving a lock that guards them. */
  public Place enqueueForSignal() {
    return Waits.here().enqueue(this, Until.SIGNALLED, 0, false, false);
  }

  /** Wakes the n longest of those who wait for a signal. */
  public void signal(int n) {
    if (n > 0 && isWaitedFor()) {
      Waits.here().signal(this, n);
    }
  }

  WordAddress address() {
    return new WordAddress(file.id(), offset);
  }

  void markWaitedFor() {
    INT.setVolatile(memory, offset + MARK, WAITED_FOR);
  }

  void markNobody() {
    INT.setVolatile(memory, offset + MARK, NOBODY);
  }

  private boolean isWaitedFor() {
    return (int) INT.getVolatile(memory, offset + MARK) != NOBODY;
  }
}
