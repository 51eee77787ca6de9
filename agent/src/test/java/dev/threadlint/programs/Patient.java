package dev.threadlint.programs;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Stands still under a lock that another thread wants, until somebody comes in his own time. */
public final class Patient {
  /** Who that is. */
  public enum Waker {
    TIMER,
    SCHEDULED_POOL,
    SLEEPER,
    DAEMON_THAT_GAVE_BEFORE
  }

  // Longer than any hang takes to be told.
  private static final long MILLIS = 8_000;
  private static final Object LOCK = new Object();

  private Patient() {}

  public static void main(String[] arguments) throws InterruptedException {
    CountDownLatch alarm = new CountDownLatch(1);
    set(Waker.valueOf(arguments[0]), alarm);
    Thread sleeping = Threads.start("sleeping", () -> sleepUntil(alarm));
    Thread second = Threads.start("second", () -> sleepUntil(alarm));
    Threads.join(sleeping);
    Threads.join(second);
    System.out.println("awake");
  }

  private static void sleepUntil(CountDownLatch alarm) {
    synchronized (LOCK) {
      try {
        alarm.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void set(Waker waker, CountDownLatch alarm) {
    switch (waker) {
      case TIMER:
        TimerTask task =
            new TimerTask() {
              @Override
              public void run() {
                alarm.countDown();
              }
            };
        new Timer(true).schedule(task, MILLIS);
        break;
      case SCHEDULED_POOL:
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
        pool.schedule(alarm::countDown, MILLIS, TimeUnit.MILLISECONDS);
        pool.shutdown();
        break;
      case SLEEPER:
        new Thread(() -> sleepThenRing(alarm), "sleeper").start();
        break;
      default:
        Thread daemon = new Thread(() -> ringTwice(alarm), "bell");
        daemon.setDaemon(true);
        daemon.start();
    }
  }

  private static void ringTwice(CountDownLatch alarm) {
    new CountDownLatch(1).countDown();
    sleepThenRing(alarm);
  }

  private static void sleepThenRing(CountDownLatch alarm) {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    alarm.countDown();
  }
}
