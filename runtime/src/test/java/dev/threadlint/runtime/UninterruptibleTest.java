package dev.threadlint.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.runtime.futures.Future;
import dev.threadlint.runtime.futures.Futures;
import dev.threadlint.runtime.queue.Queue;
import dev.threadlint.runtime.queue.SimpleQueue;
import dev.threadlint.runtime.threading.Barrier;
import dev.threadlint.runtime.threading.Condition;
import dev.threadlint.runtime.threading.Event;
import dev.threadlint.runtime.threading.Lock;
import dev.threadlint.runtime.threading.RLock;
import dev.threadlint.runtime.threading.Semaphore;
import dev.threadlint.runtime.threading.Started;
import dev.threadlint.runtime.threading.Thread;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An interrupt ends no wait, nor does it get lost; and no wait ends for nothing. */
@Timeout(30)
class UninterruptibleTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TIME = Duration.ofMillis(50);

  /** Something that blocks, and what lets it go on. */
  private record Wait(String name, Block blocking, Runnable release) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("waits")
  void interruptedAndWokenForNothing_waitsOnAndKeepsTheFlag(Wait wait) {
    AtomicReference<java.lang.Thread> carrier = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread thread =
        Started.thread(
            () -> {
              carrier.set(java.lang.Thread.currentThread());
              wait.blocking().run();
              flag.set(java.lang.Thread.currentThread().isInterrupted());
            });
    Await.until(() -> carrier.get() != null && isWaiting(carrier.get()));
    carrier.get().interrupt();
    Await.until(() -> !carrier.get().isInterrupted() && isWaiting(carrier.get()));
    LockSupport.unpark(carrier.get());
    thread.join(Duration.ofMillis(20));
    assertThat(thread.isAlive()).isTrue();
    wait.release().run();
    thread.join();
    assertThat(flag.get()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("timedWaits")
  void interruptedWithTimeOut_waitsForAllOfIt(Callable<Boolean> timedWait) {
    AtomicReference<String> ended = new AtomicReference<>();
    long begin = System.nanoTime();
    Started.thread(
            () -> {
              java.lang.Thread.currentThread().interrupt();
              boolean came = timedWait.call();
              ended.set(came + " " + java.lang.Thread.currentThread().isInterrupted());
            })
        .join();
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(TIME.toNanos());
    assertThat(ended.get()).isEqualTo("false true");
  }

  static Stream<Callable<Boolean>> timedWaits() {
    Lock lock = new Lock();
    lock.acquire();
    Condition condition = new Condition();
    Thread endless = Started.thread(new Event()::await);
    return Stream.of(
        () -> lock.acquire(TIME),
        () -> new Semaphore(0).acquire(TIME),
        () -> new Event().await(TIME),
        () -> condition.acquire() && condition.await(TIME),
        () -> {
          endless.join(TIME);
          return !endless.isAlive();
        });
  }

  static Stream<Wait> waits() {
    return Stream.of(locks(), signals(), queues(), futures()).flatMap(each -> each);
  }

  private static Stream<Wait> locks() {
    Lock lock = new Lock();
    lock.acquire();
    Lock timedLock = new Lock();
    timedLock.acquire();
    RLock rlock = new RLock();
    Event letGo = new Event();
    Event held = new Event();
    Started.thread(
        () -> {
          rlock.acquire();
          held.set();
          letGo.await();
          rlock.release();
        });
    held.await();
    Semaphore semaphore = new Semaphore(0);
    return Stream.of(
        new Wait("Lock.acquire()", lock::acquire, lock::release),
        new Wait("Lock.acquire(time)", () -> timedLock.acquire(HOUR), timedLock::release),
        new Wait("RLock.acquire()", rlock::acquire, letGo::set),
        new Wait("Semaphore.acquire()", semaphore::acquire, semaphore::release));
  }

  private static Stream<Wait> signals() {
    Event event = new Event();
    Event timedEvent = new Event();
    Condition condition = new Condition();
    Barrier barrier = new Barrier(2);
    Event end = new Event();
    Thread joined = Started.thread(end::await);
    return Stream.of(
        new Wait("Event.await()", event::await, event::set),
        new Wait("Event.await(time)", () -> timedEvent.await(HOUR), timedEvent::set),
        new Wait(
            "Condition.await()",
            () -> holding(condition, condition::await),
            () -> holding(condition, condition::signal)),
        new Wait("Barrier.await()", barrier::await, barrier::await),
        new Wait("Thread.join()", joined::join, end::set));
  }

  private static Stream<Wait> queues() {
    Queue<Integer> full = new Queue<>(1);
    full.put(1);
    Queue<Integer> empty = new Queue<>();
    Queue<Integer> unfinished = new Queue<>();
    unfinished.put(1);
    SimpleQueue<Integer> simple = new SimpleQueue<>();
    return Stream.of(
        new Wait("Queue.put()", () -> full.put(2), full::get),
        new Wait("Queue.get()", empty::get, () -> empty.put(1)),
        new Wait("Queue.join()", unfinished::join, unfinished::taskDone),
        new Wait("SimpleQueue.get()", simple::get, () -> simple.put(1)));
  }

  private static Stream<Wait> futures() {
    Future<Integer> result = new Future<>();
    Future<Integer> all = new Future<>();
    Future<Integer> completed = new Future<>();
    return Stream.of(
        new Wait("Future.result()", result::result, () -> result.setResult(1)),
        new Wait("Futures.wait()", () -> Futures.wait(List.of(all)), () -> all.setResult(1)),
        new Wait(
            "Futures.asCompleted()",
            () -> Futures.asCompleted(List.of(completed)).next(),
            () -> completed.setResult(1)));
  }

  private static void holding(Condition condition, Runnable body) {
    condition.acquire();
    body.run();
    condition.release();
  }

  private static boolean isWaiting(java.lang.Thread thread) {
    java.lang.Thread.State state = thread.getState();
    return state == java.lang.Thread.State.WAITING || state == java.lang.Thread.State.TIMED_WAITING;
  }
}
