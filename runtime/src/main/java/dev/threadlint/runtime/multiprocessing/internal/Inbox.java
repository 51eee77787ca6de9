package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.internal.WaitQueue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Messages for an end that no other process holds; as much as the system would buffer. */
final class Inbox {
  private static final int CAPACITY = 1 << 16;
  private static final Duration RECHECK = Duration.ofMillis(50);

  private final Mutex mutex = new Mutex();
  private final WaitQueue room = new WaitQueue(mutex);
  private final ArrayDeque<byte[]> messages = new ArrayDeque<>();
  private int size;
  private volatile boolean empty = true;

  boolean isEmpty() {
    return empty;
  }

  /** Adds a copy of the message, unless that is too much beside what is there. */
  boolean offer(byte[] bytes, int offset, int length) {
    mutex.acquire(this);
    try {
      if (isFullFor(length)) {
        return false;
      }
      messages.add(Arrays.copyOfRange(bytes, offset, offset + length));
      size += length;
      empty = false;
      return true;
    } finally {
      mutex.release();
    }
  }

  byte @Nullable [] poll() {
    if (empty) {
      return null;
    }
    mutex.acquire(this);
    try {
      byte[] message = messages.poll();
      if (message != null) {
        size -= message.length;
        room.wakeAll();
      }
      empty = messages.isEmpty();
      return message;
    } finally {
      mutex.release();
    }
  }

  /** Waits until there is room, or for a moment: who takes messages may have changed. */
  void awaitRoom(int length) {
    Deadline deadline = Deadline.in(RECHECK);
    mutex.acquire(this);
    try {
      while (isFullFor(length) && !deadline.hasPassed()) {
        room.await(this, deadline);
      }
    } finally {
      mutex.release();
    }
  }

  private boolean isFullFor(int length) {
    return size > 0 && size + length > CAPACITY;
  }
}
