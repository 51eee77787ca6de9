package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.HandoffQueue;
import dev.threadlint.runtime.internal.ProgramExit;
import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedChannel;
import dev.threadlint.runtime.threading.Thread;
import org.jspecify.annotations.Nullable;

/** Writes what a process has put into a {@link Queue}, so that put need not wait for readers. */
final class QueueFeeder {
  // It does not know its queue: one that is forgotten closes its feeder, which then finishes.
  private static final Object NULL = new Object();
  private static final Object END = new Object();

  private final SharedChannel channel;
  private final HandoffQueue<Object> items = new HandoffQueue<>();
  private final Runnable finish = this::finish;
  private final Thread thread =
      Thread.builder().name("QueueFeederThread").target(this::feed).daemon(true).build();

  QueueFeeder(SharedChannel channel) {
    this.channel = channel;
  }

  /** The process waits for it at its end, unless told otherwise. */
  void start(boolean waitAtExit) {
    if (waitAtExit) {
      ProgramExit.addHandler(finish);
    }
    thread.start();
  }

  void put(@Nullable Object item) {
    items.put(item == null ? NULL : item);
  }

  /** Ends the thread when all that was put has been written. */
  void close() {
    items.put(END);
  }

  void join() {
    thread.join();
  }

  void doNotWaitAtExit() {
    ProgramExit.removeHandler(finish);
  }

  private void finish() {
    close();
    join();
  }

  private void feed() {
    Object item;
    while ((item = items.take(this, Deadline.NEVER)) != END) {
      write(item == NULL ? null : item);
    }
    ProgramExit.removeHandler(finish);
  }

  private void write(@Nullable Object item) {
    byte[] message;
    try {
      message = Pickle.dumps(item);
    } catch (Throwable e) {
      reportDropped(e);
      channel.slots().release(Integer.MAX_VALUE);
      return;
    }
    channel.send(message, this);
  }

  @SuppressWarnings("CatchAndPrintStackTrace") // Python writes this to stderr, whatever the logging
  private static void reportDropped(Throwable e) {
    e.printStackTrace();
  }
}
