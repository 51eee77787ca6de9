package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.Deadline;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets one thread at a time wait until a socket can be read, or written. */
final class Readiness {
  // A selector costs three file descriptors: most sockets never need the one for writing.
  private final SelectableChannel channel;
  private final int operation;
  private @Nullable Selector selector;
  private boolean closed;

  Readiness(SelectableChannel channel, int operation) {
    this.channel = channel;
    this.operation = operation;
  }

  /** Returns true when the socket may be ready or closed; false if the deadline passed first. */
  boolean await(Object blocker, Deadline deadline) {
    if (deadline.hasPassed()) {
      return false;
    }
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= Thread.interrupted();
        int ready = select(deadline);
        if (ready != 0) {
          return true;
        }
        if (deadline.hasPassed()) {
          return false;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private int select(Deadline deadline) {
    try {
      Selector current = open();
      if (current == null) {
        return -1;
      }
      int ready = Selectors.select(current, millis(deadline));
      return !channel.isOpen() ? -1 : ready;
    } catch (ClosedSelectorException | ClosedChannelException e) {
      return -1;
    } catch (IOException e) {
      throw OsErrors.of(e);
    }
  }

  /** For a selector 0 is for ever, and so is it here. */
  static long millis(Deadline deadline) {
    return deadline.isNever()
        ? 0
        : Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline.nanosLeft() + 999_999));
  }

  private synchronized @Nullable Selector open() throws IOException {
    if (closed) {
      return null;
    }
    if (selector == null) {
      selector = Selectors.open();
      channel.register(selector, operation);
    }
    return selector;
  }

  /** Wakes whoever waits. */
  void close() {
    Selector open;
    synchronized (this) {
      closed = true;
      open = selector;
    }
    if (open != null) {
      Selectors.close(open);
    }
  }
}
