package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.ProgramExit;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Child JVMs that were launched in advance and wait for something to do. */
public final class Spares {
  /*
   * Nothing is launched in advance before a program has started its first child. From then on there
   * is one spare, and one more whenever none was left, up to the limit. A moment passes before they
   * are replaced, for the child that was just started needs the processors more, above all one that
   * was not a spare; and when nobody has started a child for a while, they are let go.
   *
   * What a spare can do in advance it does when there is a pause. Who starts one child after the
   * other takes it before that, and what the child then needs not at all would be done in vain.
   */
  private static final int LIMIT =
      Integer.getInteger(
          "threadlint.multiprocessing.spares",
          Math.min(4, Runtime.getRuntime().availableProcessors()));
  private static final long DELAY_MILLIS = 10;
  private static final long COLD_DELAY_MILLIS = 150;
  private static final long CALM_MILLIS = 100;
  private static final long PATIENCE_MILLIS = 60_000;

  private static final ArrayDeque<ChildJvm> SPARES = new ArrayDeque<>();
  private static int limit = LIMIT;
  private static int wanted = 1;
  private static boolean due;
  private static long delay;
  private static @Nullable Thread keeper;

  private Spares() {}

  /** Sets how many there may be at most; zero is none, and every child starts from scratch. */
  public static synchronized void setLimit(int newLimit) {
    limit = newLimit;
    wanted = Math.min(wanted, newLimit);
    while (SPARES.size() > newLimit) {
      SPARES.pop().discard();
    }
  }

  static synchronized int count() {
    return SPARES.size();
  }

  static synchronized @Nullable ChildJvm take() {
    ChildJvm spare;
    while ((spare = SPARES.poll()) != null) {
      if (spare.isAlive()) {
        return spare;
      }
      spare.discard();
    }
    wanted = Math.min(limit, wanted + 1);
    return null;
  }

  /**
   * Has the missing ones launched in a moment.
   *
   * @param cold whether the child that was just started is still to be launched
   */
  static synchronized void replenish(boolean cold) {
    if (SPARES.size() >= Math.min(limit, wanted) || ProgramExit.isFinalizing()) {
      return;
    }
    due = true;
    delay = cold ? COLD_DELAY_MILLIS : DELAY_MILLIS;
    if (keeper == null) {
      ProgramExit.addCleanup(() -> setLimit(0));
      keeper = Exchange.daemon("spares", Spares::keep);
    }
    Spares.class.notifyAll();
  }

  private static void keep() {
    while (true) {
      try {
        Thread.sleep(awaitDemand());
      } catch (InterruptedException e) {
        return; // nobody does
      }
      launchMissing();
    }
  }

  private static synchronized long awaitDemand() throws InterruptedException {
    if (!isDueWithin(CALM_MILLIS)) {
      SPARES.forEach(ChildJvm::rehearse);
    }
    while (!isDueWithin(PATIENCE_MILLIS)) {
      letGo();
    }
    due = false;
    return delay;
  }

  private static synchronized boolean isDueWithin(long millis) throws InterruptedException {
    long begin = System.nanoTime();
    long left = millis;
    while (!due && left > 0) {
      Spares.class.wait(left);
      left = millis - (System.nanoTime() - begin) / 1_000_000;
    }
    return due;
  }

  private static void letGo() {
    SPARES.forEach(ChildJvm::discard);
    SPARES.clear();
    wanted = Math.min(limit, 1);
  }

  private static void launchMissing() {
    Rehearsal.expect();
    while (isOneMissing()) {
      keepOrDiscard(ChildJvms.launch());
    }
  }

  private static synchronized boolean isOneMissing() {
    return SPARES.size() < Math.min(limit, wanted) && !ProgramExit.isFinalizing();
  }

  private static synchronized void keepOrDiscard(ChildJvm spare) {
    if (SPARES.size() < limit) {
      SPARES.add(spare);
    } else {
      spare.discard();
    }
  }
}
