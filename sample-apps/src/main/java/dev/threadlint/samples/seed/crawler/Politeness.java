package dev.threadlint.samples.seed.crawler;

import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Lock;
import dev.threadlint.runtime.threading.Semaphore;
import java.time.Duration;
import java.util.concurrent.Callable;

/** What a crawler owes to a server: few requests at a time, and a pause between any two. */
@SuppressWarnings("try") // guards are only there to be closed
final class Politeness {
  private final Semaphore places;
  private final long pauseNanos;
  private final Lock lock = new Lock();
  private long nextStart = Long.MIN_VALUE;

  Politeness(int mostAtATime, Duration pause) {
    places = new Semaphore(mostAtATime);
    pauseNanos = pause.toNanos();
  }

  /** Makes a request when it may be made. */
  <T> T ask(Callable<T> request) throws Exception {
    try (Guard place = places.hold()) {
      long now = System.nanoTime();
      // Slept outside of the lock: only the order is agreed on under it.
      Thread.sleep(Duration.ofNanos(start(now) - now).toMillis());
      return request.call();
    }
  }

  /** When a request may start that would like to start now; the next one must start later. */
  long start(long now) {
    try (Guard held = lock.hold()) {
      long start = nextStart == Long.MIN_VALUE ? now : Math.max(now, nextStart);
      nextStart = start + pauseNanos;
      return start;
    }
  }
}
