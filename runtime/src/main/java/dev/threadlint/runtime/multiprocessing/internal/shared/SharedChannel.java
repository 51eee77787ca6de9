package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.internal.Deadline;
import org.jspecify.annotations.Nullable;

/** A pipe that any number of threads of all processes write to and read from, in one file. */
public final class SharedChannel {
  // A process that is killed while it writes or reads leaves its side locked, and half a message:
  // so it is with Python's queues, and nobody could tell what the half was.
  private static final int READING = 0;
  private static final int WRITING = READING + SharedWord.BYTES;
  private static final int SLOTS = WRITING + SharedWord.BYTES;
  private static final int RING = SLOTS + SharedWord.BYTES;

  private final SharedFile file;
  private final SharedMutex reading;
  private final SharedMutex writing;
  private final SharedPermits slots;
  private final SharedRing ring;

  private SharedChannel(SharedFile file) {
    this.file = file;
    this.reading = new SharedMutex(file.word(READING));
    this.writing = new SharedMutex(file.word(WRITING));
    this.slots = new SharedPermits(file.word(SLOTS));
    this.ring = new SharedRing(file, RING);
  }

  /** An empty one with a number of slots, which only its users count. */
  public static SharedChannel create(int slots) {
    SharedFile file = SharedFile.create(RING + SharedRing.BYTES);
    file.word(SLOTS).set(slots);
    return new SharedChannel(file);
  }

  /** That of another process, by what {@link #handle} gave there. */
  public static SharedChannel attach(long handle) {
    return new SharedChannel(SharedFile.attach(handle));
  }

  /** What is to be sent to a child. */
  public long handle() {
    return file.handle();
  }

  /** Writes a message, waiting for room as long as it takes. */
  public void send(byte[] message, Object blocker) {
    writing.acquire(blocker, Deadline.NEVER);
    try {
      ring.write(message);
    } finally {
      writing.release();
    }
  }

  /** Reads a message if one begins to come before the deadline; null if not. */
  public byte @Nullable [] receive(Object blocker, Deadline deadline) {
    if (!reading.acquire(blocker, deadline)) {
      return null;
    }
    try {
      return ring.poll(deadline) ? ring.read() : null;
    } finally {
      reading.release();
    }
  }

  public boolean isEmpty() {
    return ring.isEmpty();
  }

  /** Permits for those who bound the number of messages. */
  public SharedPermits slots() {
    return slots;
  }
}
