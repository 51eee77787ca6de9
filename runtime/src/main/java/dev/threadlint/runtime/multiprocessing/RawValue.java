package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.PythonRepr;
import dev.threadlint.runtime.multiprocessing.internal.Spawning;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedFile;
import dev.threadlint.runtime.multiprocessing.internal.shared.TypeCode;
import java.io.Serial;
import java.io.Serializable;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One number or character in shared memory, without lock. Python: {@code
 * multiprocessing.sharedctypes.RawValue}.
 *
 * <p>The letters are those of {@link Value}.
 *
 * <pre>{@code
 * RawValue progress = new RawValue('i', 0);
 * Process.builder().target(Tasks::download, Arguments.of(url, progress)).start();
 * System.out.println(progress.intValue());
 * }</pre>
 */
public final class RawValue implements Serializable {
  // The fences keep the compiler from reading once what another process changes meanwhile.
  @Serial private static final long serialVersionUID = 1;

  private final TypeCode type;
  private final transient SharedFile file;
  private final transient ByteBuffer memory;

  /** A zero. Python: {@code RawValue(typecode)}. */
  public RawValue(char typecode) {
    this(typecode, null);
  }

  /**
   * Python: {@code RawValue(typecode, value)}.
   *
   * @param initial null is a zero
   * @throws ClassCastException {@code this type has no size}, or as {@link #set}
   */
  public RawValue(char typecode, @Nullable Object initial) {
    this(TypeCode.of(typecode), SharedFile.create(Long.BYTES));
    if (initial != null) {
      set(initial);
    }
  }

  private RawValue(TypeCode type, SharedFile file) {
    this.type = type;
    this.file = file;
    this.memory = file.bytes(0, Long.BYTES);
  }

  /**
   * The value: an Integer, Long, BigInteger or Double, whichever has room for all of the type, or
   * an array of one byte. Python: {@code value.value}.
   */
  public Object get() {
    VarHandle.acquireFence();
    return type.read(memory, 0);
  }

  /** The value as an int. */
  public int intValue() {
    return number().intValue();
  }

  /** The value as a long. */
  public long longValue() {
    return number().longValue();
  }

  /** The value as a double. */
  public double doubleValue() {
    return number().doubleValue();
  }

  /**
   * Python: {@code value.value = …}. What is too large for the type wraps around, as in Python.
   *
   * @throws ClassCastException {@code 'str' object cannot be interpreted as an integer}, {@code
   *     must be real number, not str} or {@code one character bytes, bytearray or integer expected}
   */
  public void set(@Nullable Object value) {
    type.write(memory, 0, value);
    VarHandle.releaseFence();
  }

  /** {@code c_int(7)}. */
  @Override
  public String toString() {
    return type.typeName() + "(" + PythonRepr.of(get()) + ")";
  }

  String typeName() {
    return type.typeName();
  }

  private Number number() {
    if (get() instanceof Number number) {
      return number;
    }
    throw new ClassCastException("'bytes' object cannot be interpreted as an integer");
  }

  @Serial
  private Object writeReplace() {
    Spawning.handOver(type.typeName(), this);
    return new Handle(type, file.handle());
  }

  private record Handle(TypeCode type, long file) implements Serializable {
    @Serial
    private Object readResolve() {
      return new RawValue(type, SharedFile.attach(file));
    }
  }
}
