package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Repr;
import dev.threadlint.runtime.internal.Thrown;
import dev.threadlint.runtime.multiprocessing.internal.Spawning;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedFile;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedWord;
import dev.threadlint.runtime.threading.BrokenBarrier;
import dev.threadlint.runtime.threading.Guard;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets a fixed number of threads of all processes go on together, round after round. Python: {@code
 * multiprocessing.Barrier}.
 *
 * <p>The first to arrive gets index 0, and a thread of the next round waits until all of this round
 * have left.
 *
 * <pre>{@code
 * Barrier barrier = new Barrier(2);
 * Process.builder().target(Tasks::play, Arguments.of(barrier)).start();
 * barrier.await();
 * }</pre>
 */
public final class Barrier implements Serializable {
  /*
   * The states are those of threading.Barrier; they and the count lie in shared memory, guarded by
   * the condition's lock, and all wait on that one condition. The action runs with the lock held,
   * which is an RLock for it to be able to use the barrier.
   */
  private enum State {
    FILLING,
    DRAINING,
    RESETTING,
    BROKEN
  }

  @Serial private static final long serialVersionUID = 1;

  private final Condition condition;
  private final int parties;

  // As in Python the action has to travel with the barrier, so it must be serialisable then.
  private final transient @Nullable Block action;

  private final @Nullable Duration timeout;
  private final transient SharedFile file;
  private final transient SharedWord state;
  private final transient SharedWord count;

  /** Python: {@code Barrier(parties)}; see {@link #Barrier(int, Block, Duration)}. */
  public Barrier(int parties) {
    this(parties, null, null);
  }

  /** Python: {@code Barrier(parties, action)}; see {@link #Barrier(int, Block, Duration)}. */
  public Barrier(int parties, Block action) {
    this(parties, action, null);
  }

  /**
   * Python: {@code Barrier(parties, action, timeout)}.
   *
   * @param parties how many threads go on together
   * @param action what the last to arrive does, once a round, before anybody leaves; null is
   *     nothing. To travel it must be a method reference or serialisable
   * @param timeout for every wait that has none of its own; null waits for ever
   * @throws IllegalArgumentException {@code parties must be >= 1}
   */
  public Barrier(int parties, @Nullable Block action, @Nullable Duration timeout) {
    this(
        new Condition(),
        checked(parties),
        action,
        timeout,
        SharedFile.create(2 * SharedWord.BYTES));
  }

  private Barrier(
      Condition condition,
      int parties,
      @Nullable Block action,
      @Nullable Duration timeout,
      SharedFile file) {
    this.condition = condition;
    this.parties = parties;
    this.action = action;
    this.timeout = timeout;
    this.file = file;
    this.state = file.word(0);
    this.count = file.word(SharedWord.BYTES);
  }

  /**
   * Waits for the others with the barrier's own time-out; see {@link #await(Duration)}. Python:
   * {@code barrier.wait()}.
   */
  public int await() {
    return await(timeout);
  }

  /**
   * Waits until all parties have arrived. Python: {@code barrier.wait(timeout)}.
   *
   * <p>Throws what the action throws, checked or not, in the thread that ran it.
   *
   * @param limit zero or less does not wait, null means the barrier's own time-out
   * @return 0 for the first to arrive in this round, … parties - 1 for the last
   * @throws BrokenBarrier if the barrier is or becomes broken or is reset; a time-out of any one
   *     waiter and a failed action break it for all
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  @SuppressWarnings("try") // the guard is there to be closed
  public int await(@Nullable Duration limit) {
    Deadline deadline = Deadline.in(limit == null ? timeout : limit);
    try (Guard held = condition.hold()) {
      enter();
      int index = (int) count.get();
      count.set(index + 1L);
      try {
        if (index + 1 == parties) {
          open();
        } else {
          awaitOpening(deadline);
        }
        return index;
      } finally {
        count.set(count.get() - 1);
        leave();
      }
    }
  }

  /**
   * Makes the barrier empty and usable; who waits gets a {@link BrokenBarrier}. Python: {@code
   * barrier.reset()}.
   */
  @SuppressWarnings("try") // the guard is there to be closed
  public void reset() {
    try (Guard held = condition.hold()) {
      if (count.get() == 0) {
        become(State.FILLING);
      } else if (!is(State.DRAINING)) {
        become(State.RESETTING);
      }
    }
  }

  /** Breaks the barrier until it is reset. Python: {@code barrier.abort()}. */
  @SuppressWarnings("try") // the guard is there to be closed
  public void abort() {
    try (Guard held = condition.hold()) {
      become(State.BROKEN);
    }
  }

  /** Python: {@code barrier.parties}. */
  public int parties() {
    return parties;
  }

  /** How many threads wait for this round to be full. Python: {@code barrier.n_waiting}. */
  public int nWaiting() {
    return is(State.FILLING) ? (int) count.get() : 0;
  }

  /** Whether it stays broken until it is reset. Python: {@code barrier.broken}. */
  public boolean broken() {
    return is(State.BROKEN);
  }

  @Override
  public String toString() {
    String status = broken() ? "broken" : "waiters=" + nWaiting() + "/" + parties;
    return "<multiprocessing.synchronize.Barrier at %s: %s>".formatted(Repr.address(this), status);
  }

  private void enter() {
    while (is(State.DRAINING) || is(State.RESETTING)) {
      condition.await();
    }
    if (broken()) {
      throw new BrokenBarrier();
    }
  }

  private void open() {
    try {
      if (action != null) {
        action.run();
      }
      become(State.DRAINING);
    } catch (Throwable e) {
      become(State.BROKEN);
      throw Thrown.again(e);
    }
  }

  private void awaitOpening(Deadline deadline) {
    while (is(State.FILLING)) {
      if (!condition.await(deadline) && is(State.FILLING)) {
        become(State.BROKEN);
      }
    }
    if (!is(State.DRAINING)) {
      throw new BrokenBarrier();
    }
  }

  private void leave() {
    if (count.get() == 0 && (is(State.DRAINING) || is(State.RESETTING))) {
      become(State.FILLING);
    }
  }

  private boolean is(State wanted) {
    return state.get() == wanted.ordinal();
  }

  private void become(State next) {
    state.set(next.ordinal());
    condition.signalAll();
  }

  private static int checked(int parties) {
    if (parties < 1) {
      throw new IllegalArgumentException("parties must be >= 1");
    }
    return parties;
  }

  @Serial
  private Object writeReplace() {
    Spawning.handOver("Condition", this);
    return new Handle(condition, parties, action, timeout, file.handle());
  }

  private record Handle(
      Condition condition,
      int parties,
      @Nullable Block action,
      @Nullable Duration timeout,
      long file)
      implements Serializable {
    @Serial
    private Object readResolve() {
      return new Barrier(condition, parties, action, timeout, SharedFile.attach(file));
    }
  }
}
