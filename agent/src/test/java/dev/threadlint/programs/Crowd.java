package dev.threadlint.programs;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/** Far more locks, tasks or threads than anybody could keep; prints what is left of them. */
public final class Crowd {
  private static final Object OUTER = new Object();
  private static final int BATCH = 1_000;
  private static final int SAMPLES = 1_000;
  private static final int MOST_COLLECTIONS = 200;

  private static final List<WeakReference<Object>> SAMPLED = new ArrayList<>();

  private static volatile int met;

  private Crowd() {}

  public static void main(String[] arguments) throws Exception {
    int size = Integer.parseInt(arguments[1]);
    switch (arguments[0]) {
      case "locks" -> locks(size);
      case "pairs" -> twice(() -> pairs(size));
      case "young" -> twice(() -> young(size));
      case "tasks" -> tasks(size);
      case "virtual" -> virtual(size);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    System.out.println("sampled: " + (SAMPLED.size() > 0) + "\nleft: " + left());
    System.out.println("kilobytes: " + kilobytes());
  }

  private static void twice(Runnable work) {
    Threads.join(Threads.start("one", work));
    Threads.join(Threads.start("other", work));
  }

  /** All of them alive at once, each taken by two threads inside another one. */
  private static void locks(int size) {
    Object[] locks = new Object[size];
    for (int i = 0; i < size; i++) {
      locks[i] = sampled(i, size, i % 2 == 0 ? new Object() : new ReentrantLock());
    }
    twice(
        () -> {
          for (Object lock : locks) {
            synchronized (OUTER) {
              take(lock);
            }
          }
        });
  }

  /** Two new ones each time, one inside the other. */
  private static void pairs(int size) {
    for (int i = 0; i < size; i++) {
      Object outer = sampled(i, size, new Object());
      ReentrantLock inner = new ReentrantLock();
      synchronized (outer) {
        take(inner);
      }
    }
  }

  /** A cache whose entries have a lock each and die young. */
  private static void young(int size) {
    Map<Integer, Object> cache =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, Object> eldest) {
            return size() > BATCH;
          }
        };
    for (int i = 0; i < size; i++) {
      synchronized (cache) {
        int key = i;
        take(cache.computeIfAbsent(i, none -> sampled(key, size, new ReentrantLock())));
      }
    }
  }

  private static void take(Object lock) {
    if (lock instanceof ReentrantLock owned) {
      owned.lock();
      try {
        met++;
      } finally {
        owned.unlock();
      }
    } else {
      synchronized (lock) {
        met++;
      }
    }
  }

  private static void tasks(int size) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    for (int done = 0; done < size; done += BATCH) {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = done; i < done + BATCH; i++) {
        futures.add((Future<?>) sampled(i, size, pool.submit(() -> met++)));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    }
    pool.shutdown();
  }

  /** All of them wait at once, and then take a lock inside one of their own. */
  private static void virtual(int size) throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(size);
    Runnable work =
        () -> {
          try {
            open.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          ReentrantLock own = new ReentrantLock();
          own.lock();
          try {
            take(OUTER);
          } finally {
            own.unlock();
          }
          done.countDown();
        };
    for (int i = 0; i < size; i++) {
      sampled(i, size, Threads.start("one", work));
    }
    open.countDown();
    done.await();
  }

  private static Object sampled(int number, int of, Object one) {
    if (number % Math.max(1, of / SAMPLES) == 0) {
      synchronized (SAMPLED) {
        SAMPLED.add(new WeakReference<>(one));
      }
    }
    return one;
  }

  /** How many are still kept by somebody. */
  private static long left() throws InterruptedException {
    long left = kept();
    for (int i = 0; i < MOST_COLLECTIONS && left > 0; i++) {
      System.gc();
      Thread.sleep(50);
      left = kept();
    }
    return left;
  }

  private static long kept() {
    synchronized (SAMPLED) {
      return SAMPLED.stream().filter(one -> one.get() != null).count();
    }
  }

  private static long kilobytes() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(50);
      Runtime jvm = Runtime.getRuntime();
      least = Math.min(least, jvm.totalMemory() - jvm.freeMemory());
    }
    return least >> 10;
  }
}
