package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.multiprocessing.EndOfFile;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The parent's side of a child: the system's process and the wire to it. */
@SuppressWarnings("FutureReturnValueIgnored") // what is done when a future completes has no result
public final class ChildJvm {
  /*
   * A child that ends in order says so on the wire, as its very last word. So an exit status above
   * 128 without that word is a signal: the JVM answers SIGTERM by exiting with 143, which looks
   * like a program that chose that number.
   */
  private static final int SIGNALLED = 128;

  private static final int TERMINATED = -15;

  private final Process process;
  private final CompletableFuture<Wire> wire;
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private @Nullable Boolean inOrder;
  private volatile boolean terminatedUnborn;

  ChildJvm(Process process, CompletableFuture<Wire> wire) {
    this.process = process;
    this.wire = wire;
    onEnd(this::release);
    onEnd(() -> watches.forEach(Watch::wakeUp));
  }

  public long pid() {
    return process.pid();
  }

  /** Sends what the child shall do, as soon as it has connected. */
  void begin(byte[] order, byte[] body) {
    wire.thenAccept(
        connected -> {
          try {
            connected.send(order);
            connected.send(body);
          } catch (UncheckedIOException e) {
            // It has died meanwhile, which its exit status tells.
          }
        });
  }

  boolean isConnected() {
    return wire.isDone();
  }

  CompletableFuture<Wire> connected() {
    return wire;
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
    if (wire.isDone()) {
      process.destroy();
    } else if (process.isAlive()) {
      terminatedUnborn = true;
      process.destroyForcibly();
    }
  }

  /** SIGKILL. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Ends a child that was never told what to do. */
  void discard() {
    process.destroyForcibly();
  }

  /** Gives back what a child that has ended leaves behind. */
  private void release() {
    exitCode(); // which the wire may have to be asked for
    wire.thenAccept(Wire::close);
    wire.cancel(false);
    ChildJvms.forget(pid());
  }

  private synchronized boolean endedInOrder() {
    if (inOrder == null) {
      inOrder = lastWord();
    }
    return inOrder;
  }

  private boolean lastWord() {
    Wire connected = wire.getNow(null);
    try {
      return connected != null && connected.receive(Deadline.in(Duration.ZERO)) != null;
    } catch (EndOfFile | UncheckedIOException e) {
      return false;
    }
  }
}
