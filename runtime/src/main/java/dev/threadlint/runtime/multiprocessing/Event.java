package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Repr;
import dev.threadlint.runtime.multiprocessing.internal.Spawning;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedFile;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedWord;
import dev.threadlint.runtime.multiprocessing.internal.shared.Until;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A flag that all processes see and can wait for. Python: {@code multiprocessing.Event}.
 *
 * <pre>{@code
 * Event ready = new Event();
 * Process.builder().target(Tasks::serve, Arguments.of(ready)).start();
 * ready.await();
 * }</pre>
 */
public final class Event implements Serializable {
  // The word counts how often the flag has changed: it is set while that is odd. Who waits has seen
  // an even number, and any other one means that set() was called since, whatever clear() did then.
  @Serial private static final long serialVersionUID = 1;

  private final transient SharedFile file;
  private final transient SharedWord changes;

  /** Not set. Python: {@code Event()}. */
  public Event() {
    this(SharedFile.create(SharedWord.BYTES));
  }

  private Event(SharedFile file) {
    this.file = file;
    this.changes = file.word(0);
  }

  /** Python: {@code event.is_set()}. */
  public boolean isSet() {
    return isSet(changes.get());
  }

  /** Sets the flag and wakes all who wait. Python: {@code event.set()}. */
  public void set() {
    if (change(false)) {
      changes.changed();
    }
  }

  /** Takes the flag back. Python: {@code event.clear()}. */
  public void clear() {
    change(true);
  }

  /** Waits until the flag is set. Python: {@code event.wait()}. Always true. */
  public boolean await() {
    return await(Deadline.NEVER);
  }

  /**
   * Waits until the flag is set, no longer than the time-out. Python: {@code event.wait(timeout)}.
   *
   * @param timeout zero or less does not wait, null waits for ever
   * @return false if the time ran out
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public boolean await(@Nullable Duration timeout) {
    return await(Deadline.in(timeout));
  }

  @Override
  public String toString() {
    return "<Event at %s %s>".formatted(Repr.address(this), isSet() ? "set" : "unset");
  }

  private boolean await(Deadline deadline) {
    long seen = changes.get();
    return isSet(seen) || changes.await(Until.CHANGED, seen, false, this, deadline);
  }

  /** Changes the flag if it is as said; false if it is not. */
  private boolean change(boolean from) {
    long seen = changes.get();
    while (isSet(seen) == from) {
      if (changes.compareAndSet(seen, seen + 1)) {
        return true;
      }
      seen = changes.get();
    }
    return false;
  }

  private static boolean isSet(long changes) {
    return (changes & 1) == 1;
  }

  @Serial
  private Object writeReplace() {
    // Python's consists of a Condition and names that.
    Spawning.handOver("Condition", this);
    return new Handle(file.handle());
  }

  private record Handle(long file) implements Serializable {
    @Serial
    private Object readResolve() {
      return new Event(SharedFile.attach(file));
    }
  }
}
