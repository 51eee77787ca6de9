package dev.threadlint.programs.library;

import dev.threadlint.runtime.queue.Queue;
import dev.threadlint.runtime.threading.Barrier;
import dev.threadlint.runtime.threading.Condition;
import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Lock;
import dev.threadlint.runtime.threading.Semaphore;
import dev.threadlint.runtime.threading.Thread;
import java.util.ArrayDeque;

/** Threads that tell each other something, each in one of the library's ways; nobody joins. */
public final class Signals {
  private static final int ROUNDS = 3;

  private Signals() {}

  public static void main(String[] arguments) {
    lockThatIsWaitedFor();
    locksInBothOrders();
    lockLeftUnderAnother();
    condition();
    queue();
    barrier();
    semaphore();
  }

  /** Main takes a Lock twice: the second time it waits for the worker to release it. */
  private static void lockThatIsWaitedFor() {
    Lock done = new Lock();
    done.acquire();
    for (int round = 0; round < ROUNDS; round++) {
      Turns turns = new Turns();
      new Thread(
              () -> {
                turns.await(1);
                done.release();
              })
          .start();
      turns.done(0);
      done.acquire();
    }
  }

  /** Two Locks that go to and fro between threads, under others in any order. */
  private static void locksInBothOrders() {
    Lock ping = new Lock();
    Lock pong = new Lock();
    ping.acquire();
    pong.acquire();
    new Thread(
            () -> {
              for (int round = 0; round < ROUNDS; round++) {
                ping.acquire();
                pong.release();
              }
            })
        .start();
    for (int round = 0; round < ROUNDS; round++) {
      ping.release();
      pong.acquire();
    }
  }

  /** As Python's own Condition does it: who waits leaves a Lock of its own, and takes it twice. */
  private static void lockLeftUnderAnother() {
    Lock mutex = new Lock();
    ArrayDeque<Lock> waiters = new ArrayDeque<>();
    Turns turns = new Turns();
    new Thread(
            () -> {
              turns.await(1);
              try (Guard held = mutex.hold()) {
                waiters.remove().release();
              }
            })
        .start();
    Lock waiter = new Lock();
    waiter.acquire();
    try (Guard held = mutex.hold()) {
      waiters.add(waiter);
    }
    turns.done(0);
    waiter.acquire();
  }

  private static void condition() {
    Condition changed = new Condition();
    ArrayDeque<Integer> items = new ArrayDeque<>();
    new Thread(
            () -> {
              for (int round = 0; round < ROUNDS; round++) {
                try (Guard held = changed.hold()) {
                  items.add(round);
                  changed.signal();
                }
              }
            })
        .start();
    for (int round = 0; round < ROUNDS; round++) {
      try (Guard held = changed.hold()) {
        changed.waitFor(() -> !items.isEmpty());
        items.remove();
      }
    }
  }

  private static void queue() {
    Queue<Integer> work = new Queue<>(1);
    for (int worker = 0; worker < 2; worker++) {
      new Thread(
              () -> {
                while (work.get() >= 0) {
                  work.taskDone();
                }
                work.taskDone();
              })
          .start();
    }
    for (int item = 0; item < ROUNDS; item++) {
      work.put(item);
    }
    work.put(-1);
    work.put(-1);
    work.join();
  }

  private static void barrier() {
    Barrier meeting = new Barrier(2);
    new Thread(() -> meeting.await()).start();
    meeting.await();
  }

  private static void semaphore() {
    Semaphore permits = new Semaphore(0);
    new Thread(() -> permits.release()).start();
    permits.acquire();
  }
}
