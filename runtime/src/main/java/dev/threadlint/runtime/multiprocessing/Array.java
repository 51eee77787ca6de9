package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.Spawning;
import dev.threadlint.runtime.threading.Guard;
import java.io.Serial;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Numbers or characters in shared memory, with a lock. Python: {@code multiprocessing.Array}.
 *
 * <p>The letters are those of {@link Value}. Each call is done under the lock; for several together
 * hold it.
 *
 * <pre>{@code
 * Array histogram = new Array('l', 256);
 * try (Guard held = histogram.hold()) {
 *   histogram.set(7, (long) histogram.get(7) + 1);
 * }
 * }</pre>
 */
public final class Array implements Iterable<Object>, Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final RawArray array;
  private final @Nullable Lockable lock;

  /** Zeros. Python: {@code Array(typecode, size)}; see {@link RawArray#RawArray(char, int)}. */
  public Array(char typecode, int size) {
    this(new RawArray(typecode, size));
  }

  /** Python: {@code Array(typecode, sequence)}; see {@link RawArray#RawArray(char, List)}. */
  public Array(char typecode, List<? extends @Nullable Object> initial) {
    this(new RawArray(typecode, initial));
  }

  /** Of characters. Python: {@code Array('c', bytes)}. */
  public Array(byte[] initial) {
    this(new RawArray(initial));
  }

  /** With an RLock of its own. Python: {@code synchronized(raw_array)}. */
  public Array(RawArray array) {
    this(array, true);
  }

  /** With an RLock of its own or none. Python: {@code Array(…, lock=False)}. */
  public Array(RawArray array, boolean lock) {
    this(lock ? new RLock() : null, array);
  }

  /** With a lock that others may use too. Python: {@code Array(…, lock=lock)}. */
  public Array(RawArray array, Lockable lock) {
    this(lock, array);
  }

  private Array(@Nullable Lockable lock, RawArray array) {
    this.array = array;
    this.lock = lock;
  }

  /** Python: {@code len(array)}. */
  public int length() {
    return array.length();
  }

  /** Python: {@code array[index]}; see {@link RawArray#get}. */
  public Object get(int index) {
    return locked(() -> array.get(index));
  }

  /** Python: {@code array[index] = value}; see {@link RawArray#set}. */
  public void set(int index, @Nullable Object value) {
    locked(() -> array.set(index, value));
  }

  /** A copy of a part. Python: {@code array[start:stop]}. */
  public List<Object> slice(int start, int stop) {
    return locked(() -> array.slice(start, stop));
  }

  /** Python: {@code array[start:stop] = values}; see {@link RawArray#setSlice}. */
  public void setSlice(int start, int stop, List<? extends @Nullable Object> values) {
    locked(() -> array.setSlice(start, stop, values));
  }

  /**
   * The characters up to the first zero. Python: {@code array.value}.
   *
   * @throws NoSuchElementException {@code 'SynchronizedArray' object has no attribute 'value'}, if
   *     they are numbers
   */
  public byte[] value() {
    requireCharacters("value");
    return locked(array::value);
  }

  /** Python: {@code array.value = bytes}; see {@link RawArray#setValue}. */
  public void setValue(byte[] bytes) {
    requireCharacters("value");
    locked(() -> array.setValue(bytes));
  }

  /** All the characters. Python: {@code array.raw}; otherwise as {@link #value}. */
  public byte[] raw() {
    requireCharacters("raw");
    return locked(array::raw);
  }

  /** Python: {@code array.raw = bytes}; see {@link RawArray#setRaw}. */
  public void setRaw(byte[] bytes) {
    requireCharacters("raw");
    locked(() -> array.setRaw(bytes));
  }

  /** A copy of what is there now. */
  @Override
  public Iterator<Object> iterator() {
    return slice(0, length()).iterator();
  }

  /**
   * Its lock. Python: {@code get_lock()}.
   *
   * @throws NoSuchElementException {@code 'c_int_Array_3' object has no attribute 'get_lock'}, if
   *     it was made without
   */
  public Lockable getLock() {
    if (lock == null) {
      throw missing("get_lock");
    }
    return lock;
  }

  /** The array without the lock. Python: {@code get_obj()}. */
  public RawArray getObj() {
    return array;
  }

  /** Takes the lock until the guard is closed. Python: {@code with array:}. */
  public Guard hold() {
    return getLock().hold();
  }

  @Override
  public String toString() {
    return lock == null ? array.toString() : "<%s wrapper for %s>".formatted(typeName(), array);
  }

  private String typeName() {
    if (lock == null) {
      return array.typeName(); // without one Python gives the array itself
    }
    return array.isOfCharacters() ? "SynchronizedString" : "SynchronizedArray";
  }

  private void requireCharacters(String attribute) {
    if (!array.isOfCharacters()) {
      throw missing(attribute);
    }
  }

  private NoSuchElementException missing(String attribute) {
    return new NoSuchElementException(
        "'%s' object has no attribute '%s'".formatted(typeName(), attribute));
  }

  private void locked(Runnable change) {
    locked(
        () -> {
          change.run();
          return "";
        });
  }

  private <T> T locked(Supplier<T> question) {
    if (lock == null) {
      return question.get();
    }
    lock.acquire();
    try {
      return question.get();
    } finally {
      lock.release();
    }
  }

  @Serial
  private Object writeReplace() {
    if (lock != null) {
      Spawning.handOver(typeName(), this);
    }
    return new Handle(array, lock);
  }

  private record Handle(RawArray array, @Nullable Lockable lock) implements Serializable {
    @Serial
    private Object readResolve() {
      return new Array(lock, array);
    }
  }
}
