package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.Spawning;
import dev.threadlint.runtime.threading.Guard;
import java.io.Serial;
import java.io.Serializable;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * One number or character in shared memory, with a lock. Python: {@code multiprocessing.Value}.
 *
 * <p>Letters: {@code b B} a byte, signed and not; {@code h H} two bytes; {@code i I} four; {@code l
 * L q Q} eight; {@code f d} a float and a double; {@code c} a character, that is one byte.
 *
 * <p>Each {@code get} and {@code set} is done under the lock, but the two together are not: to
 * count, hold it.
 *
 * <pre>{@code
 * Value counter = new Value('i', 0);
 * try (Guard held = counter.getLock().hold()) {
 *   counter.set(counter.intValue() + 1);
 * }
 * }</pre>
 */
public final class Value implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final RawValue value;
  private final @Nullable Lockable lock;

  /** A zero. Python: {@code Value(typecode)}. */
  public Value(char typecode) {
    this(typecode, null);
  }

  /**
   * With an RLock of its own. Python: {@code Value(typecode, value)}.
   *
   * @param initial null is a zero
   * @throws ClassCastException {@code this type has no size}, or as {@link RawValue#set}
   */
  public Value(char typecode, @Nullable Object initial) {
    this(new RawValue(typecode, initial), new RLock());
  }

  /** With an RLock of its own or none. Python: {@code Value(typecode, value, lock=False)}. */
  public Value(char typecode, @Nullable Object initial, boolean lock) {
    this(new RawValue(typecode, initial), lock ? new RLock() : null);
  }

  /** With a lock that others may use too. Python: {@code Value(typecode, value, lock=lock)}. */
  public Value(char typecode, @Nullable Object initial, Lockable lock) {
    this(new RawValue(typecode, initial), lock);
  }

  private Value(RawValue value, @Nullable Lockable lock) {
    this.value = value;
    this.lock = lock;
  }

  /** Python: {@code value.value}; see {@link RawValue#get}. */
  public Object get() {
    acquire();
    try {
      return value.get();
    } finally {
      release();
    }
  }

  /** The value as an int. */
  public int intValue() {
    acquire();
    try {
      return value.intValue();
    } finally {
      release();
    }
  }

  /** The value as a long. */
  public long longValue() {
    acquire();
    try {
      return value.longValue();
    } finally {
      release();
    }
  }

  /** The value as a double. */
  public double doubleValue() {
    acquire();
    try {
      return value.doubleValue();
    } finally {
      release();
    }
  }

  /** Python: {@code value.value = …}; see {@link RawValue#set}. */
  public void set(@Nullable Object newValue) {
    acquire();
    try {
      value.set(newValue);
    } finally {
      release();
    }
  }

  /**
   * Its lock. Python: {@code get_lock()}.
   *
   * @throws NoSuchElementException {@code 'c_int' object has no attribute 'get_lock'}, if it was
   *     made without
   */
  public Lockable getLock() {
    if (lock == null) {
      throw new NoSuchElementException(
          "'%s' object has no attribute 'get_lock'".formatted(value.typeName()));
    }
    return lock;
  }

  /** The value without the lock. Python: {@code get_obj()}. */
  public RawValue getObj() {
    return value;
  }

  /** Takes the lock until the guard is closed. Python: {@code with value:}. */
  public Guard hold() {
    return getLock().hold();
  }

  /** {@code <Synchronized wrapper for c_int(7)>}. */
  @Override
  public String toString() {
    return lock == null ? value.toString() : "<Synchronized wrapper for " + value + ">";
  }

  private void acquire() {
    if (lock != null) {
      lock.acquire();
    }
  }

  private void release() {
    if (lock != null) {
      lock.release();
    }
  }

  @Serial
  private Object writeReplace() {
    if (lock != null) {
      Spawning.handOver("Synchronized", this);
    }
    return new Handle(value, lock);
  }

  private record Handle(RawValue value, @Nullable Lockable lock) implements Serializable {
    @Serial
    private Object readResolve() {
      return new Value(value, lock);
    }
  }
}
