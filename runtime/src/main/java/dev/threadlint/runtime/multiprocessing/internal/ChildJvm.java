package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.Deadline;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The parent's side of a child: the system's process and the line to it. */
@SuppressWarnings("FutureReturnValueIgnored") // what is done when a future completes has no result
public final class ChildJvm {
  /*
   * A child that ends in order leaves a mark, as its very last deed. So an exit status above 128
   * without that mark is a signal: the JVM answers SIGTERM by exiting with 143, which looks like a
   * program that chose that number.
   */
  private static final int SIGNALLED = 128;

  private static final int TERMINATED = -15;

  private final Process process;
  private final ParentLine line;
  private final ChildMark mark;
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private @Nullable Boolean inOrder;
  private boolean rehearsed; // guarded by who keeps it: Spares
  private volatile boolean terminatedUnborn;

  ChildJvm(Process process) {
    this.process = process;
    this.line = new ParentLine(process.getOutputStream());
    this.mark = new ChildMark(process.pid());
    onEnd(this::release);
    onEnd(() -> watches.forEach(Watch::wakeUp));
  }

  public long pid() {
    return process.pid();
  }

  /** Has a child that will get its task later make itself ready; once is enough. */
  void rehearse() {
    if (!rehearsed) {
      rehearsed = true;
      line.rehearse();
    }
  }

  /** Tells the child what to do. */
  void begin(byte[] order, byte[] body) {
    line.begin(order, body);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Has something done when the child has ended, or now if it has. */
  public void onEnd(Runnable action) {
    process.onExit().thenRun(action);
  }

  /** Has the watch woken when the child has ended, or now if it has. */
  public void watch(Watch watch) {
    watches.add(watch);
    watch.onClose(() -> watches.remove(watch));
    if (!isAlive()) {
      watch.wakeUp();
    }
  }

  /** Waits for the end of the child; false if the deadline passed first. */
  public boolean await(Deadline deadline) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          if (process.waitFor(Math.max(0, deadline.nanosLeft()), TimeUnit.NANOSECONDS)) {
            return true;
          } else if (deadline.hasPassed()) {
            return false;
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Python's exit code: that of the child, or less than zero for a signal; empty while it runs. */
  public OptionalInt exitCode() {
    if (process.isAlive()) {
      return OptionalInt.empty();
    }
    if (terminatedUnborn) {
      return OptionalInt.of(TERMINATED);
    }
    int status = process.exitValue();
    return OptionalInt.of(status > SIGNALLED && !endedInOrder() ? SIGNALLED - status : status);
  }

  /**
   * SIGTERM; but a JVM that is told to exit while it starts can say so on its standard error, so
   * one that has not yet begun with what it is to do is ended without a word.
   */
  public void terminate() {
    if (mark.hasBegun()) {
      process.toHandle().destroy(); // and not close the line, which says that the parent is gone
    } else if (process.isAlive()) {
      terminatedUnborn = true;
      process.toHandle().destroyForcibly();
    }
  }

  /** SIGKILL. */
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Ends a child that was never told what to do. */
  void discard() {
    process.toHandle().destroyForcibly();
  }

  /** Gives back what a child that has ended leaves behind. */
  private void release() {
    endedInOrder(); // which nobody can tell when the mark is gone
    mark.remove();
    line.close();
    Exchange.forget(pid());
  }

  private synchronized boolean endedInOrder() {
    if (inOrder == null) {
      inOrder = mark.hasEnded();
    }
    return inOrder;
  }
}
