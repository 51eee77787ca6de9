package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.internal.Deadline;
import java.nio.ByteBuffer;

/** A pipe in shared memory: messages of bytes from whoever writes to whoever reads. */
final class SharedRing {
  /*
   * Two words count the bytes ever written and ever read; the bytes in between lie in a ring. There
   * is one writer and one reader at a time: locks of the user see to that. A message is its length
   * and its bytes, and it may be longer than the ring: then the writer waits for the reader with
   * half of it written, as with a pipe.
   *
   * Nothing here is a socket, so any number of processes can have either end, one that dies closes
   * nothing, and as long as neither side has to wait no system call is made.
   */
  private static final int HEADER = 2 * SharedWord.BYTES;
  // That of a pipe on Linux.
  private static final int CAPACITY = 1 << 16;

  /** How much room a ring takes in a file. */
  static final int BYTES = HEADER + CAPACITY;

  private static final int LENGTH = Integer.BYTES;
  private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 0;

  private final SharedWord written;
  private final SharedWord read;
  private final ByteBuffer bytes;

  /** The one at an offset of a file; empty if the file is new. */
  SharedRing(SharedFile file, int offset) {
    this.written = file.word(offset);
    this.read = file.word(offset + SharedWord.BYTES);
    this.bytes = file.bytes(offset + HEADER, CAPACITY);
  }

  /** Writes a message, waiting for room as long as it takes. For one writer at a time. */
  void write(byte[] message) {
    byte[] length = ByteBuffer.allocate(LENGTH).putInt(message.length).array();
    write(length, message);
  }

  /** Reads a message, waiting for all of it as long as it takes. For one reader at a time. */
  byte[] read() {
    byte[] length = new byte[LENGTH];
    readFully(length);
    byte[] message = new byte[ByteBuffer.wrap(length).getInt()];
    readFully(message);
    return message;
  }

  /** Waits until there is a message, or the beginning of one. For one reader at a time. */
  boolean poll(Deadline deadline) {
    return available() > 0 || awaitChange(written, read.get(), deadline);
  }

  /** Whether everything that was written has been read. */
  boolean isEmpty() {
    return available() == 0;
  }

  private long available() {
    return written.get() - read.get();
  }

  /** Both at once if there is room: then the reader is told once. */
  private void write(byte[] length, byte[] message) {
    long position = written.get();
    if (LENGTH + message.length <= CAPACITY - (position - read.get())) {
      put(position, length, 0, LENGTH);
      put(position + LENGTH, message, 0, message.length);
      wrote(position + LENGTH + message.length);
    } else {
      writeFully(length);
      writeFully(message);
    }
  }

  private void writeFully(byte[] source) {
    int done = 0;
    while (done < source.length) {
      long position = written.get();
      long seen = read.get();
      int room = (int) (CAPACITY - (position - seen));
      if (room == 0) {
        awaitChange(read, seen, Deadline.NEVER);
      } else {
        int piece = Math.min(room, source.length - done);
        put(position, source, done, piece);
        wrote(position + piece);
        done += piece;
      }
    }
  }

  private void readFully(byte[] target) {
    int done = 0;
    while (done < target.length) {
      long position = read.get();
      long seen = written.get();
      int there = (int) (seen - position);
      if (there == 0) {
        awaitChange(written, seen, Deadline.NEVER);
      } else {
        int piece = Math.min(there, target.length - done);
        get(position, target, done, piece);
        haveRead(position + piece);
        done += piece;
      }
    }
  }

  private void put(long position, byte[] source, int offset, int length) {
    int start = (int) (position % CAPACITY);
    int first = Math.min(length, CAPACITY - start);
    bytes.put(start, source, offset, first);
    bytes.put(0, source, offset + first, length - first);
  }

  private void get(long position, byte[] target, int offset, int length) {
    int start = (int) (position % CAPACITY);
    int first = Math.min(length, CAPACITY - start);
    bytes.get(start, target, offset, first);
    bytes.get(0, target, offset + first, length - first);
  }

  private void wrote(long position) {
    written.set(position);
    written.changed();
  }

  // A writer that waits for room is woken when half of the ring is free: one message at a time it
  // would be woken for each. It is no matter that it sleeps on for a while, for then there is
  // something to read.
  private void haveRead(long position) {
    read.set(position);
    if (written.get() - position <= CAPACITY / 2) {
      read.changed();
    }
  }

  private boolean awaitChange(SharedWord word, long seen, Deadline deadline) {
    for (int i = 0; i < SPINS; i++) {
      if (word.get() != seen) {
        return true;
      }
      Thread.onSpinWait();
    }
    return word.await(Until.CHANGED, seen, false, this, deadline);
  }
}
