package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.internal.ProgramExit;
import dev.threadlint.runtime.multiprocessing.internal.OsErrors;
import dev.threadlint.runtime.multiprocessing.internal.RunFolder;
import dev.threadlint.runtime.multiprocessing.internal.Spawning;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A file that processes map into their memory, removed when the last one has let it go. */
public final class SharedFile {
  /*
   * The first int counts references: one for the object of the process that made the file, and one
   * for each child that it was handed to, from the moment the child is being started. The parent
   * gives that one back when the child has ended, however it ended. So the file is there when the
   * child looks, also if the parent has forgotten it meanwhile, and no killed child keeps it.
   * What has been mapped stays usable without the file.
   */
  private static final int REFERENCES = 0;
  private static final int HEADER = 64;

  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final Set<Reference> LIVE = ConcurrentHashMap.newKeySet();

  static {
    ProgramExit.addCleanup(() -> LIVE.forEach(Reference::run));
  }

  private final long id;
  private final ByteBuffer memory;

  private SharedFile(long id, ByteBuffer memory) {
    this.id = id;
    this.memory = memory;
  }

  /**
   * A new file of zeros.
   *
   * @param bytes how much room it has, beside what it needs itself
   * @throws java.io.UncheckedIOException if there is no room for it
   * @throws IllegalArgumentException if it is more than Java can map in one piece
   */
  public static SharedFile create(long bytes) {
    if (bytes > Integer.MAX_VALUE - HEADER) {
      throw new IllegalArgumentException("more than 2 GiB cannot be shared in one piece");
    }
    long id = SharedMutex.PROCESS << Integer.SIZE | COUNTER.incrementAndGet();
    SharedFile file = new SharedFile(id, MappedFiles.create(pathOf(id), HEADER + bytes));
    INT.setVolatile(file.memory, REFERENCES, 1);
    Reference reference = new Reference(id, file.memory);
    LIVE.add(reference);
    Forgotten.then(file, reference);
    return file;
  }

  /** The file of a handle that was sent to this process, or while somebody else has it. */
  public static SharedFile attach(long id) {
    return new SharedFile(id, MappedFiles.open(pathOf(id)));
  }

  /** Counts a reference for the child that is being started; returns what is to be sent to it. */
  public long handle() {
    INT.getAndAdd(memory, REFERENCES, 1);
    Reference reference = new Reference(id, memory);
    LIVE.add(reference);
    Spawning.onChildEnd(reference);
    return id;
  }

  /** The word at an offset, a multiple of 8. */
  public SharedWord word(int offset) {
    return new SharedWord(this, HEADER + offset);
  }

  /**
   * The word that another process means.
   *
   * @throws IllegalArgumentException if there can be none
   */
  SharedWord wordAt(int offset) {
    if (offset < HEADER
        || offset % Long.BYTES != 0
        || offset > size() + HEADER - SharedWord.BYTES) {
      throw new IllegalArgumentException("no word at " + offset);
    }
    return new SharedWord(this, offset);
  }

  /** The bytes from an offset on, in the order of this machine. */
  public ByteBuffer bytes(int offset, int length) {
    return memory.slice(HEADER + offset, length).order(ByteOrder.nativeOrder());
  }

  /** How many bytes there are. */
  public int size() {
    return memory.capacity() - HEADER;
  }

  long id() {
    return id;
  }

  ByteBuffer memory() {
    return memory;
  }

  private static Path pathOf(long id) {
    return RunFolder.current().path().resolve("m-" + Long.toHexString(id));
  }

  /** Gives one reference back, once. */
  private static final class Reference implements Runnable {
    private final long id;
    private final ByteBuffer memory;

    Reference(long id, ByteBuffer memory) {
      this.id = id;
      this.memory = memory;
    }

    @Override
    public void run() {
      if (LIVE.remove(this) && (int) INT.getAndAdd(memory, REFERENCES, -1) == 1) {
        try {
          Files.deleteIfExists(pathOf(id));
        } catch (IOException e) {
          throw OsErrors.of(e);
        }
      }
    }
  }
}
