package dev.threadlint.programs;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Each way in which threads can lock each other, or themselves, out; named by the argument. */
public final class DeadlockShapes {
  /** The shapes. */
  public enum Shape {
    MONITORS,
    SYNCHRONIZED_METHODS,
    LOCKS,
    MONITOR_AND_LOCK,
    WRITE_LOCKS,
    READ_THEN_WRITE,
    READ_TO_WRITE,
    STAMPED_SELF,
    STAMPED,
    SEMAPHORE_SELF,
    SEMAPHORES,
    JOIN_SELF,
    JOINS,
    JOIN_UNDER_LOCK,
    TASKS,
    POOL,
    CLASS_INITIALISATION,
    LATCH_UNDER_LOCK,
    NESTED_MONITORS,
    MAP_BINS
  }

  private static final CyclicBarrier MEETING = new CyclicBarrier(2);
  private static volatile Thread first;
  private static volatile Thread second;

  private DeadlockShapes() {}

  public static void main(String[] arguments) {
    Runnable[] sides = sides(Shape.valueOf(arguments[0]));
    first = Threads.unstarted("first", sides[0]);
    second = Threads.unstarted("second", sides[sides.length - 1]);
    first.start();
    if (sides.length > 1) {
      second.start();
      Threads.join(second);
    }
    Threads.join(first);
  }

  private static Runnable[] sides(Shape shape) {
    switch (shape) {
      case MONITORS:
        return monitors(new Object(), new Object());
      case SYNCHRONIZED_METHODS:
        return methods(new Account(), new Account());
      case LOCKS:
        return crossed(new ReentrantLock(), new ReentrantLock());
      case MONITOR_AND_LOCK:
        return monitorAndLock(new Object(), new ReentrantLock());
      case WRITE_LOCKS:
        return crossed(
            new ReentrantReadWriteLock().writeLock(), new ReentrantReadWriteLock().writeLock());
      case READ_THEN_WRITE:
        return readThenWrite(new ReentrantReadWriteLock(), new ReentrantReadWriteLock());
      case READ_TO_WRITE:
        return readToWrite(new ReentrantReadWriteLock());
      case STAMPED_SELF:
        return stampedSelf(new StampedLock());
      case STAMPED:
        return crossed(new StampedLock().asWriteLock(), new StampedLock().asWriteLock());
      case SEMAPHORE_SELF:
        return semaphoreSelf(new Semaphore(1));
      case SEMAPHORES:
        return semaphores(new Semaphore(1), new Semaphore(1));
      default:
        return sidesWithoutLocks(shape);
    }
  }

  private static Runnable[] sidesWithoutLocks(Shape shape) {
    switch (shape) {
      case JOIN_SELF:
        return new Runnable[] {() -> Threads.join(Thread.currentThread())};
      case JOINS:
        return new Runnable[] {() -> join(second), () -> join(first)};
      case JOIN_UNDER_LOCK:
        return joinUnderLock(new Object());
      case TASKS:
        return tasks();
      case POOL:
        return new Runnable[] {DeadlockShapes::starve};
      case CLASS_INITIALISATION:
        return new Runnable[] {Left::touch, Right::touch};
      case LATCH_UNDER_LOCK:
        return latchUnderLock(new Object(), new CountDownLatch(1));
      case MAP_BINS:
        return mapBins(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
      default:
        return nestedMonitors(new Object(), new Object());
    }
  }

  private static Runnable[] monitors(Object a, Object b) {
    return new Runnable[] {() -> nest(a, b), () -> nest(b, a)};
  }

  private static void nest(Object outer, Object inner) {
    synchronized (outer) {
      meet();
      synchronized (inner) {
        MEETING.getParties();
      }
    }
  }

  private static Runnable[] methods(Account a, Account b) {
    return new Runnable[] {() -> a.payTo(b), () -> b.payTo(a)};
  }

  private static final class Account {
    int balance;

    synchronized void payTo(Account other) {
      balance--;
      meet();
      other.take();
    }

    synchronized void take() {
      balance++;
    }
  }

  private static Runnable[] crossed(Lock a, Lock b) {
    return new Runnable[] {() -> lockBoth(a, b), () -> lockBoth(b, a)};
  }

  private static void lockBoth(Lock outer, Lock inner) {
    outer.lock();
    meet();
    inner.lock();
  }

  private static Runnable[] monitorAndLock(Object monitor, Lock lock) {
    return new Runnable[] {
      () -> {
        synchronized (monitor) {
          meet();
          lock.lock();
        }
      },
      () -> {
        lock.lock();
        meet();
        synchronized (monitor) {
          lock.unlock();
        }
      }
    };
  }

  private static Runnable[] readThenWrite(ReentrantReadWriteLock a, ReentrantReadWriteLock b) {
    return new Runnable[] {
      () -> lockBoth(a.readLock(), b.writeLock()), () -> lockBoth(b.readLock(), a.writeLock())
    };
  }

  private static Runnable[] readToWrite(ReentrantReadWriteLock lock) {
    return new Runnable[] {
      () -> {
        lock.readLock().lock();
        lock.writeLock().lock();
      }
    };
  }

  private static Runnable[] stampedSelf(StampedLock lock) {
    return new Runnable[] {
      () -> {
        long stamp = lock.writeLock();
        lock.unlockRead(lock.readLock() + stamp);
      }
    };
  }

  private static Runnable[] semaphoreSelf(Semaphore mutex) {
    return new Runnable[] {
      () -> {
        mutex.acquireUninterruptibly();
        mutex.release();
        mutex.acquireUninterruptibly();
        mutex.acquireUninterruptibly();
      }
    };
  }

  private static Runnable[] semaphores(Semaphore a, Semaphore b) {
    return new Runnable[] {() -> acquireBoth(a, b), () -> acquireBoth(b, a)};
  }

  private static void acquireBoth(Semaphore outer, Semaphore inner) {
    outer.acquireUninterruptibly();
    meet();
    inner.acquireUninterruptibly();
  }

  private static void join(Thread other) {
    meet();
    Threads.join(other);
  }

  private static Runnable[] joinUnderLock(Object lock) {
    return new Runnable[] {
      () -> {
        meet();
        synchronized (lock) {
          MEETING.getParties();
        }
      },
      () -> {
        synchronized (lock) {
          meet();
          Threads.join(first);
        }
      }
    };
  }

  private static Runnable[] tasks() {
    FutureTask<?>[] both = new FutureTask<?>[2];
    both[0] = new FutureTask<Object>(() -> getAfterMeeting(both, 1));
    both[1] = new FutureTask<Object>(() -> getAfterMeeting(both, 0));
    return both;
  }

  private static Object getAfterMeeting(FutureTask<?>[] both, int other) throws Exception {
    meet();
    return both[other].get();
  }

  private static void starve() {
    ExecutorService pool = Executors.newFixedThreadPool(1, run -> Threads.unstarted("pool", run));
    Callable<Object> inner = Object::new;
    try {
      pool.submit(() -> pool.submit(inner).get()).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Left {
    static {
      meet();
      Right.touch();
    }

    static void touch() {}
  }

  private static final class Right {
    static {
      meet();
      Left.touch();
    }

    static void touch() {}
  }

  private static Runnable[] latchUnderLock(Object lock, CountDownLatch latch) {
    return new Runnable[] {
      () -> {
        synchronized (lock) {
          meet();
          await(latch);
        }
      },
      () -> {
        meet();
        synchronized (lock) {
          latch.countDown();
        }
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Runnable[] nestedMonitors(Object outer, Object inner) {
    return new Runnable[] {
      () -> {
        synchronized (outer) {
          synchronized (inner) {
            meet();
            awaitNotification(inner);
          }
        }
      },
      () -> {
        meet();
        synchronized (outer) {
          synchronized (inner) {
            inner.notifyAll();
          }
        }
      }
    };
  }

  @SuppressWarnings("WaitNotInLoop") // nobody comes anyway
  private static void awaitNotification(Object monitor) {
    try {
      monitor.wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Runnable[] mapBins(
      ConcurrentMap<String, Integer> a, ConcurrentMap<String, Integer> b) {
    return new Runnable[] {() -> computeBoth(a, b), () -> computeBoth(b, a)};
  }

  private static void computeBoth(
      ConcurrentMap<String, Integer> outer, ConcurrentMap<String, Integer> inner) {
    outer.computeIfAbsent(
        "key",
        key -> {
          meet();
          return inner.computeIfAbsent(key, String::length);
        });
  }

  private static void meet() {
    try {
      MEETING.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
