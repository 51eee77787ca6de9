package dev.threadlint.samples.seed;

import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Lock;
import dev.threadlint.runtime.threading.RLock;
import dev.threadlint.runtime.threading.Thread;
import java.time.Duration;

/**
 * A thread takes the lock it holds: an RLock lets it in again, a Lock makes it wait for itself.
 *
 * <p>In Python the second {@code acquire} of a {@code Lock} never returns. The article says that a
 * Lock belongs to all and an RLock to a thread; the other side of it is that any thread may release
 * a Lock, and only its owner an RLock.
 *
 * <p>In Java {@code synchronized} and {@code ReentrantLock} are like RLock. Like Lock are {@code
 * StampedLock} and a {@code Semaphore} with one permit. The second acquire below has a time-out, so
 * that the program ends.
 *
 * <p>The tracer says, before it blocks, that the thread asks for what it holds ({@code
 * lock-self-deadlock}).
 */
@SuppressWarnings("try") // guards are only there to be closed
public final class LockVsRLock {
  private static final Duration TIMEOUT = Duration.ofMillis(200);

  private LockVsRLock() {}

  /** Takes both kinds twice, and has another thread release them. */
  public static void main(String[] arguments) {
    RLock reentrant = new RLock();
    try (Guard outer = reentrant.hold();
        Guard inner = reentrant.hold()) {
      System.out.println("RLock, second acquire: true");
    }

    Lock plain = new Lock();
    try (Guard outer = plain.hold()) {
      boolean again = plain.acquire(TIMEOUT); // FINDING: lock-self-deadlock
      System.out.println("Lock, second acquire: " + again);
    }

    Lock signal = new Lock();
    signal.acquire();
    inAnotherThread(signal::release);
    System.out.println("Lock, released by another thread: " + !signal.locked());

    reentrant.acquire();
    inAnotherThread(() -> refused(reentrant));
    reentrant.release();
  }

  private static void refused(RLock lock) {
    try {
      lock.release();
    } catch (IllegalStateException e) {
      System.out.println("RLock, released by another thread: " + e.getMessage());
    }
  }

  private static void inAnotherThread(Block work) {
    Thread thread = new Thread(work);
    thread.start();
    thread.join();
  }
}
