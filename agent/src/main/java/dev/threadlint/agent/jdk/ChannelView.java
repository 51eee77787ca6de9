package dev.threadlint.agent.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * How far a queue of the runtime library, which is known by name only, has been written and read.
 *
 * @param writer the process that is in the middle of writing; 0 if none is
 * @param isBeingRead whether anybody reads, or waits to
 * @param written how many bytes were ever written
 * @param read how many were ever read
 * @param isFull whether nothing more can be written before something is read
 * @param processes how many processes have it
 */
public record ChannelView(
    long writer, boolean isBeingRead, long written, long read, boolean isFull, int processes) {
  private static final String SHARED = "dev.threadlint.runtime.multiprocessing.internal.shared.";
  private static final String CHANNEL = SHARED + "SharedChannel";
  private static final String RING = SHARED + "SharedRing";

  private static final RuntimeField FILE = new RuntimeField(CHANNEL, "file");
  private static final RuntimeField READING = new RuntimeField(CHANNEL, "reading");
  private static final RuntimeField WRITING = new RuntimeField(CHANNEL, "writing");
  private static final RuntimeField RING_OF = new RuntimeField(CHANNEL, "ring");
  private static final RuntimeField WRITTEN = new RuntimeField(RING, "written");
  private static final RuntimeField READ = new RuntimeField(RING, "read");
  private static final RuntimeField BYTES = new RuntimeField(RING, "bytes");
  private static final RuntimeField MEMORY = new RuntimeField(SHARED + "SharedFile", "memory");

  // The first int of the file, as SharedFile has it.
  private static final int REFERENCES = 0;
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  /** Looks at a queue; null if it cannot be seen. */
  public static @Nullable ChannelView of(Object channel) {
    Object reading = READING.get(channel);
    Object writing = WRITING.get(channel);
    Object ring = RING_OF.get(channel);
    Object file = FILE.get(channel);
    if (reading == null || writing == null || ring == null || file == null) {
      return null;
    }
    SharedWord reader = SharedLocks.wordOfMutex(reading);
    SharedWord writer = SharedLocks.wordOfMutex(writing);
    SharedWord written = wordIn(ring, WRITTEN);
    SharedWord read = wordIn(ring, READ);
    if (reader == null
        || writer == null
        || written == null
        || read == null
        || !(BYTES.get(ring) instanceof ByteBuffer bytes)
        || !(MEMORY.get(file) instanceof ByteBuffer memory)) {
      return null;
    }
    long far = written.holder();
    long near = read.holder();
    return new ChannelView(
        SharedWord.processOf(writer.holder()),
        reader.holder() != 0,
        far,
        near,
        far - near >= bytes.capacity(),
        (int) INT.getVolatile(memory, REFERENCES));
  }

  private static @Nullable SharedWord wordIn(Object ring, RuntimeField field) {
    Object word = field.get(ring);
    return word == null ? null : SharedLocks.read(word);
  }
}
