package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.PythonRepr;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedBlock;
import java.io.Serial;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A block of bytes that the processes of one program share by its name. Python: {@code
 * multiprocessing.shared_memory.SharedMemory}.
 *
 * <p>Who has made it calls {@link #unlink} when it is no longer needed, once; everybody calls
 * {@link #close}. What nobody has unlinked goes when the program ends. Unlike in Python other
 * programs cannot find it, and the bytes stay mapped until nobody holds the buffer any more.
 *
 * <pre>{@code
 * SharedMemory block = new SharedMemory(1024);
 * Process.builder().target(Tasks::fill, Arguments.of(block.name())).start(); // there: new SharedMemory(name)
 * byte first = block.buf().get(0);
 * }</pre>
 */
public final class SharedMemory implements AutoCloseable, Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final String name;
  private final int size;
  private transient volatile @Nullable ByteBuffer memory;

  /** A new one under a name of its own. Python: {@code SharedMemory(create=True, size=size)}. */
  public SharedMemory(int size) {
    this(null, true, size);
  }

  /** The one of that name. Python: {@code SharedMemory(name)}. */
  public SharedMemory(String name) {
    this(name, false, 0);
  }

  /**
   * Python: {@code SharedMemory(name, create, size)}.
   *
   * @param size of a new one, in bytes
   * @throws FileExists {@code [Errno 17] File exists: '/name'}
   * @throws FileNotFound {@code [Errno 2] No such file or directory: '/name'}
   * @throws java.io.UncheckedIOException if there is no room, or this can be no name
   * @throws IllegalArgumentException {@code 'size' must be a positive integer}, {@code 'size' must
   *     be a positive number different from zero} or {@code 'name' can only be None if create=True}
   */
  public SharedMemory(@Nullable String name, boolean create, int size) {
    check(name, create, size);
    ByteBuffer mapped;
    if (create) {
      this.name = name == null ? SharedBlock.newName() : name;
      mapped = SharedBlock.create(this.name, size);
    } else {
      this.name = String.valueOf(name);
      mapped = SharedBlock.open(this.name);
    }
    this.size = mapped.capacity();
    this.memory = mapped;
  }

  /** The bytes, in the order of this machine; null once closed. Python: {@code shm.buf}. */
  public @Nullable ByteBuffer buf() {
    ByteBuffer mapped = memory;
    return mapped == null ? null : mapped.duplicate().order(ByteOrder.nativeOrder());
  }

  /** Python: {@code shm.name}. */
  public String name() {
    return name;
  }

  /** How many bytes there are. Python: {@code shm.size}. */
  public int size() {
    return size;
  }

  /** Gives up the bytes here; others keep theirs. Twice is fine. Python: {@code shm.close()}. */
  @Override
  public void close() {
    memory = null;
  }

  /**
   * Takes the name away, for all processes. Python: {@code shm.unlink()}.
   *
   * @throws FileNotFound {@code [Errno 2] No such file or directory: '/name'}
   */
  public void unlink() {
    SharedBlock.unlink(name);
  }

  /** {@code SharedMemory('psm_1234', size=1024)}. */
  @Override
  public String toString() {
    return "SharedMemory(%s, size=%d)".formatted(PythonRepr.of(name), size);
  }

  private static void check(@Nullable String name, boolean create, int size) {
    if (size < 0) {
      throw new IllegalArgumentException("'size' must be a positive integer");
    }
    if (create && size == 0) {
      throw new IllegalArgumentException("'size' must be a positive number different from zero");
    }
    if (!create && name == null) {
      throw new IllegalArgumentException("'name' can only be None if create=True");
    }
  }

  @Serial
  private Object writeReplace() {
    return new Handle(name);
  }

  private record Handle(String name) implements Serializable {
    @Serial
    private Object readResolve() {
      return new SharedMemory(name);
    }
  }
}
