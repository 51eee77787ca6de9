package dev.threadlint.programs;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Two threads, apart in time, that take two locks in both orders: by each sort of lock. */
public final class LockOrders {
  private static final Object A = new Object();
  private static final Object B = new Object();
  private static final Object C = new Object();
  private static final Object GATE = new Object();
  private static final Lock LOCK_A = new ReentrantLock();
  private static final Lock LOCK_B = new ReentrantLock();
  private static final ReentrantReadWriteLock RW_A = new ReentrantReadWriteLock();
  private static final ReentrantReadWriteLock RW_B = new ReentrantReadWriteLock();

  private LockOrders() {}

  public static void main(String[] arguments) {
    switch (arguments[0]) {
      case "monitors" -> InTurn.run(() -> nest(A, B), () -> nest(B, A));
      case "locks" -> InTurn.run(() -> nest(LOCK_A, LOCK_B), () -> nest(LOCK_B, LOCK_A));
      case "mixed" -> InTurn.run(LockOrders::monitorThenLock, LockOrders::lockThenMonitor);
      case "three" -> InTurn.run(() -> nest(A, B), () -> nest(B, C), () -> nest(C, A));
      case "gate" -> InTurn.run(() -> gated(A, B), () -> gated(B, A));
      case "same-thread" -> InTurn.run(LockOrders::bothOrders);
      case "joined" -> joined();
      case "try" -> InTurn.run(() -> tries(LOCK_A, LOCK_B), () -> tries(LOCK_B, LOCK_A));
      case "timed" -> InTurn.run(() -> triesFor(LOCK_A, LOCK_B), () -> triesFor(LOCK_B, LOCK_A));
      case "read-read" ->
          InTurn.run(
              () -> nest(RW_A.readLock(), RW_B.readLock()),
              () -> nest(RW_B.readLock(), RW_A.readLock()));
      case "read-write" ->
          InTurn.run(
              () -> nest(RW_A.readLock(), RW_B.writeLock()),
              () -> nest(RW_B.readLock(), RW_A.writeLock()));
      case "stamped" -> stamped(new StampedLock().asWriteLock(), new StampedLock().asWriteLock());
      case "signalled" -> signalled(new Semaphore(0));
      case "semaphores" -> semaphores(new Semaphore(1), new Semaphore(1));
      case "stripes" -> stripes(new Lock[8]);
      case "outer-wait" -> InTurn.run(() -> waitForOuter(A, B), () -> nest(A, B));
      case "outer-wait-loop" -> InTurn.run(() -> waitForOuterInLoop(A, B), () -> nest(A, B));
      case "inner-wait" -> InTurn.run(() -> waitForInner(A, B), () -> nest(A, B));
      case "outer-await" ->
          InTurn.run(() -> awaitOuter(LOCK_A, LOCK_B), () -> nest(LOCK_A, LOCK_B));
      case "made-within" -> madeWithin(new Lock[1], 1);
      case "made-within-twice" -> madeWithin(new Lock[1], 2);
      case "nested-stripes" -> nestedStripes(new Object[8]);
      default -> waits();
    }
  }

  /** The first time nobody else can have the lock. */
  private static void madeWithin(Lock[] made, int times) {
    InTurn.run(
        () -> {
          synchronized (A) {
            made[0] = new ReentrantLock();
            for (int i = 0; i < times; i++) {
              made[0].lock();
              made[0].unlock();
            }
          }
        },
        () -> {
          made[0].lock();
          synchronized (A) {
            Thread.onSpinWait();
          }
          made[0].unlock();
        });
  }

  private static void nest(Object outer, Object inner) {
    synchronized (outer) {
      synchronized (inner) {
        Thread.onSpinWait();
      }
    }
  }

  private static void nest(Lock outer, Lock inner) {
    outer.lock();
    inner.lock();
    inner.unlock();
    outer.unlock();
  }

  private static void monitorThenLock() {
    synchronized (A) {
      LOCK_A.lock();
      LOCK_A.unlock();
    }
  }

  private static void lockThenMonitor() {
    LOCK_A.lock();
    synchronized (A) {
      LOCK_A.unlock();
    }
  }

  private static void gated(Object outer, Object inner) {
    synchronized (GATE) {
      nest(outer, inner);
    }
  }

  private static void bothOrders() {
    nest(A, B);
    nest(B, A);
  }

  private static void joined() {
    Threads.join(Threads.start("first", () -> nest(A, B)));
    Threads.join(Threads.start("second", () -> nest(B, A)));
  }

  private static void tries(Lock outer, Lock inner) {
    if (outer.tryLock()) {
      if (inner.tryLock()) {
        inner.unlock();
      }
      outer.unlock();
    }
  }

  private static void triesFor(Lock outer, Lock inner) {
    try {
      if (outer.tryLock(1, TimeUnit.MINUTES)) {
        if (inner.tryLock(1, TimeUnit.MINUTES)) {
          inner.unlock();
        }
        outer.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stamped(Lock one, Lock other) {
    InTurn.run(() -> nest(one, other), () -> nest(other, one));
  }

  private static void signalled(Semaphore signal) {
    Thread first =
        Threads.start(
            "first",
            () -> {
              nest(A, B);
              signal.release();
            });
    Thread second =
        Threads.start(
            "second",
            () -> {
              signal.acquireUninterruptibly();
              nest(B, A);
            });
    Threads.join(first);
    Threads.join(second);
  }

  private static void semaphores(Semaphore one, Semaphore other) {
    InTurn.run(() -> nest(one, other), () -> nest(other, one));
  }

  private static void nest(Semaphore outer, Semaphore inner) {
    outer.acquireUninterruptibly();
    inner.acquireUninterruptibly();
    inner.release();
    outer.release();
  }

  private static void stripes(Lock[] stripes) {
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = new ReentrantLock();
    }
    InTurn.run(() -> takeAll(stripes, 0, 1), () -> takeAll(stripes, stripes.length - 1, -1));
  }

  private static void takeAll(Lock[] stripes, int first, int step) {
    for (int i = 0; i < stripes.length; i++) {
      stripes[first + i * step].lock();
    }
    for (Lock stripe : stripes) {
      stripe.unlock();
    }
  }

  private static void nestedStripes(Object[] stripes) {
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = new Object();
    }
    InTurn.run(() -> within(stripes, 0, 1), () -> within(stripes, stripes.length - 1, -1));
  }

  private static void within(Object[] stripes, int at, int step) {
    if (at >= 0 && at < stripes.length) {
      synchronized (stripes[at]) {
        within(stripes, at + step, step);
      }
    }
  }

  /** The outer one is given up and taken again under the inner one. */
  private static void waitForOuter(Object outer, Object inner) {
    synchronized (outer) {
      synchronized (inner) {
        waitAMoment(outer);
      }
    }
  }

  private static void waitForOuterInLoop(Object outer, Object inner) {
    synchronized (outer) {
      synchronized (inner) {
        for (int i = 0; i < 2; i++) {
          try {
            outer.wait(1);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        }
      }
    }
  }

  private static void waitForInner(Object outer, Object inner) {
    synchronized (outer) {
      synchronized (inner) {
        waitAMoment(inner);
      }
    }
  }

  private static void waitAMoment(Object monitor) {
    try {
      monitor.wait(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitOuter(Lock outer, Lock inner) {
    outer.lock();
    inner.lock();
    try {
      outer.newCondition().await(1, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    inner.unlock();
    outer.unlock();
  }

  /**
   * The waiter has A only when it does not wait, so that the other's way to A through B is free.
   */
  private static void waits() {
    boolean[] told = new boolean[1];
    Thread waiter = Threads.start("waiter", () -> waitFor(told));
    Thread teller = Threads.start("teller", () -> tell(told));
    Threads.join(waiter);
    Threads.join(teller);
  }

  private static void waitFor(boolean[] told) {
    synchronized (A) {
      while (!told[0]) {
        try {
          A.wait();
        } catch (InterruptedException e) {
          return;
        }
      }
    }
    synchronized (B) {
      told[0] = false;
    }
  }

  private static void tell(boolean[] told) {
    synchronized (B) {
      synchronized (A) {
        told[0] = true;
        A.notifyAll();
      }
    }
  }
}
