package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.Deadline;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Where one thread waits for the first of several things to happen. */
public final class Watch implements AutoCloseable {
  private final Selector selector;
  private final List<Runnable> atClose = new ArrayList<>();

  public Watch() {
    try {
      selector = Selectors.open();
    } catch (IOException e) {
      throw OsErrors.of(e);
    }
  }

  /** Wakes when something can be read from the wire. */
  void add(Wire wire) {
    SocketChannel channel = wire.channel();
    try {
      if (channel.keyFor(selector) == null) {
        channel.register(selector, SelectionKey.OP_READ);
      }
    } catch (ClosedChannelException e) {
      wakeUp();
    }
  }

  /** Has something done when the wait is over. */
  void onClose(Runnable action) {
    atClose.add(action);
  }

  public void wakeUp() {
    selector.wakeup();
  }

  /** Waits until woken or the deadline has passed; may also return without a cause. */
  public void await(Deadline deadline) {
    boolean interrupted = Thread.interrupted();
    try {
      if (!deadline.hasPassed()) {
        Selectors.select(selector, Readiness.millis(deadline));
      }
    } catch (IOException e) {
      throw OsErrors.of(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    atClose.forEach(Runnable::run);
    Selectors.close(selector);
  }
}
