package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Repr;
import dev.threadlint.runtime.multiprocessing.internal.Spawning;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedFile;
import dev.threadlint.runtime.multiprocessing.internal.shared.Slice;
import dev.threadlint.runtime.multiprocessing.internal.shared.TypeCode;
import java.io.Serial;
import java.io.Serializable;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Numbers or characters in shared memory, without lock. Python: {@code
 * multiprocessing.sharedctypes.RawArray}.
 *
 * <pre>{@code
 * RawArray samples = new RawArray('d', 1_000_000);
 * Process.builder().target(Tasks::fill, Arguments.of(samples)).start();
 * DoubleBuffer fast = samples.buffer().asDoubleBuffer();
 * }</pre>
 */
public final class RawArray implements Iterable<Object>, Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final TypeCode type;
  private final int length;
  private final transient SharedFile file;
  private final transient ByteBuffer memory;

  /**
   * Zeros. Python: {@code RawArray(typecode, size)}.
   *
   * @throws IllegalArgumentException {@code Array length must be >= 0, not -1}
   * @throws ClassCastException {@code this type has no size}
   */
  public RawArray(char typecode, int size) {
    this(TypeCode.of(typecode), checked(size));
  }

  /**
   * Python: {@code RawArray(typecode, sequence)}.
   *
   * @throws ClassCastException as {@link RawValue#set}
   */
  public RawArray(char typecode, List<? extends @Nullable Object> initial) {
    this(typecode, initial.size());
    for (int i = 0; i < length; i++) {
      set(i, initial.get(i));
    }
  }

  /** Of characters. Python: {@code RawArray('c', bytes)}. */
  public RawArray(byte[] initial) {
    this('c', initial.length);
    setRaw(initial);
  }

  private RawArray(TypeCode type, int length) {
    this(type, length, SharedFile.create((long) type.size() * length));
  }

  private RawArray(TypeCode type, int length, SharedFile file) {
    this.type = type;
    this.length = length;
    this.file = file;
    this.memory = file.bytes(0, type.size() * length);
  }

  /** Python: {@code len(array)}. */
  public int length() {
    return length;
  }

  /**
   * Python: {@code array[index]}.
   *
   * @param index from the end if it is negative
   * @throws IndexOutOfBoundsException {@code invalid index}
   */
  public Object get(int index) {
    VarHandle.acquireFence();
    return type.read(memory, offset(index));
  }

  /**
   * Python: {@code array[index] = value}.
   *
   * @param index from the end if it is negative
   * @throws IndexOutOfBoundsException {@code invalid index}
   * @throws ClassCastException as {@link RawValue#set}
   */
  public void set(int index, @Nullable Object value) {
    type.write(memory, offset(index), value);
    VarHandle.releaseFence();
  }

  /** A copy of a part; ends beyond the array are no error. Python: {@code array[start:stop]}. */
  public List<Object> slice(int start, int stop) {
    List<Object> copy = new ArrayList<>();
    for (int i : Slice.of(start, stop, length).indices()) {
      copy.add(get(i));
    }
    return copy;
  }

  /**
   * Python: {@code array[start:stop] = values}.
   *
   * @throws IllegalArgumentException {@code Can only assign sequence of same size}
   * @throws ClassCastException as {@link RawValue#set}
   */
  public void setSlice(int start, int stop, List<? extends @Nullable Object> values) {
    int[] indices = Slice.of(start, stop, length).indices();
    if (indices.length != values.size()) {
      throw new IllegalArgumentException("Can only assign sequence of same size");
    }
    for (int i = 0; i < indices.length; i++) {
      set(indices[i], values.get(i));
    }
  }

  /** The characters up to the first zero. Python: {@code array.value}. */
  public byte[] value() {
    byte[] all = raw();
    int end = 0;
    while (end < all.length && all[end] != 0) {
      end++;
    }
    return Arrays.copyOf(all, end);
  }

  /**
   * Python: {@code array.value = bytes}: with a zero after them if there is room.
   *
   * @throws IllegalArgumentException {@code byte string too long}
   */
  public void setValue(byte[] bytes) {
    setRaw(bytes);
    if (bytes.length < length) {
      memory.put(bytes.length, (byte) 0);
    }
  }

  /** All the characters. Python: {@code array.raw}. */
  public byte[] raw() {
    requireCharacters("raw");
    VarHandle.acquireFence();
    byte[] all = new byte[length];
    memory.get(0, all);
    return all;
  }

  /**
   * Python: {@code array.raw = bytes}.
   *
   * @throws IllegalArgumentException {@code byte string too long}
   */
  public void setRaw(byte[] bytes) {
    requireCharacters("raw");
    if (bytes.length > length) {
      throw new IllegalArgumentException("byte string too long");
    }
    memory.put(0, bytes);
    VarHandle.releaseFence();
  }

  /** The shared memory itself, for those who want it fast. Python: {@code memoryview(array)}. */
  public ByteBuffer buffer() {
    return memory.duplicate().order(ByteOrder.nativeOrder());
  }

  @Override
  public Iterator<Object> iterator() {
    return slice(0, length).iterator();
  }

  @Override
  public String toString() {
    return "<multiprocessing.sharedctypes.%s object at %s>"
        .formatted(typeName(), Repr.address(this));
  }

  String typeName() {
    return type.typeName() + "_Array_" + length;
  }

  boolean isOfCharacters() {
    return type == TypeCode.CHAR;
  }

  private void requireCharacters(String attribute) {
    if (!isOfCharacters()) {
      throw new NoSuchElementException(
          "'%s' object has no attribute '%s'".formatted(typeName(), attribute));
    }
  }

  private int offset(int index) {
    int from = index < 0 ? index + length : index;
    if (from < 0 || from >= length) {
      throw new IndexOutOfBoundsException("invalid index");
    }
    return from * type.size();
  }

  private static int checked(int size) {
    if (size < 0) {
      throw new IllegalArgumentException("Array length must be >= 0, not " + size);
    }
    return size;
  }

  @Serial
  private Object writeReplace() {
    Spawning.handOver(typeName(), this);
    return new Handle(type, length, file.handle());
  }

  private record Handle(TypeCode type, int length, long file) implements Serializable {
    @Serial
    private Object readResolve() {
      return new RawArray(type, length, SharedFile.attach(file));
    }
  }
}
