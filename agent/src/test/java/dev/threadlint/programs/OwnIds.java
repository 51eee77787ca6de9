package dev.threadlint.programs;

import java.util.concurrent.CountDownLatch;

/** Two threads that say they have the same id lock each other out. */
public final class OwnIds {
  private static final Object A = new Object();
  private static final Object B = new Object();

  private OwnIds() {}

  public static void main(String[] arguments) throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    Thread first = new SameId(() -> aThenB(both));
    Thread second = new SameId(() -> bThenA(both));
    first.start();
    second.start();
    first.join();
    second.join();
  }

  private static void aThenB(CountDownLatch both) {
    synchronized (A) {
      meet(both);
      synchronized (B) {
        System.out.println("never");
      }
    }
  }

  private static void bThenA(CountDownLatch both) {
    synchronized (B) {
      meet(both);
      synchronized (A) {
        System.out.println("never");
      }
    }
  }

  private static void meet(CountDownLatch both) {
    both.countDown();
    try {
      both.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class SameId extends Thread {
    SameId(Runnable work) {
      super(work);
    }

    @Override
    public long getId() {
      return 42;
    }
  }
}
