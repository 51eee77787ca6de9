package dev.threadlint.agent.instrument;

import dev.threadlint.agent.bootstrap.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/**
 * Provokes one of each kind of thing that is traced and looks whether the hooks took notice, so
 * that a JVM on which some of them do not work is told apart from a program without faults.
 */
public final class SelfTest {
  /** The class whose monitors it provokes. */
  static final String TARGET = "dev/threadlint/agent/instrument/SelfTestTarget";

  private final ThreadState state = ThreadState.current();
  private final List<String> failures = new ArrayList<>();

  private SelfTest() {}

  /** Names of the kinds that do not work on this JVM; run on a thread of the tracer. */
  public static List<String> run() {
    SelfTest test = new SelfTest();
    test.locks();
    test.waits();
    return test.failures;
  }

  private void locks() {
    int before = state.depth();
    SelfTestTarget target = new SelfTestTarget();
    check("synchronized block", target.depthInBlock(state) == before + 1);
    check("synchronized method", target.depthInMethod(state) == before + 1);
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    check("ReentrantLock", state.depth() == before + 1);
    lock.unlock();
    ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
    readWrite.readLock().lock();
    check("ReentrantReadWriteLock", state.depth() == before + 1);
    readWrite.readLock().unlock();
    StampedLock stamped = new StampedLock();
    long stamp = stamped.writeLock();
    check("StampedLock", state.depth() == before + 1);
    stamped.unlockWrite(stamp);
    Semaphore semaphore = new Semaphore(1);
    semaphore.acquireUninterruptibly();
    check("Semaphore", state.depth() == before + 1);
    semaphore.release();
    check("release of locks", state.depth() == before);
  }

  private void waits() {
    int waits = state.waits;
    try {
      new CountDownLatch(0).await();
      check("CountDownLatch", state.waits == waits + 1);
      waits = state.waits;
      Thread.currentThread().join(1);
      check("Thread.join", state.waits == waits + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    waits = state.waits;
    FutureTask<Object> task = new FutureTask<>(new SelfTestTarget(), "");
    try {
      task.get(1, java.util.concurrent.TimeUnit.NANOSECONDS);
    } catch (java.util.concurrent.TimeoutException expected) {
      check("FutureTask", state.waits == waits + 1);
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      failures.add("FutureTask");
    }
    waits = state.waits;
    try {
      new CompletableFuture<Object>().get(1, java.util.concurrent.TimeUnit.NANOSECONDS);
    } catch (java.util.concurrent.TimeoutException expected) {
      check("CompletableFuture", state.waits == waits + 1);
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      failures.add("CompletableFuture");
    }
  }

  private void check(String kind, boolean works) {
    if (!works) {
      failures.add(kind);
    }
  }
}
