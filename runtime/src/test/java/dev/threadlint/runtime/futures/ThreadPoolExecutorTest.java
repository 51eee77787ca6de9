package dev.threadlint.runtime.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Await;
import dev.threadlint.runtime.Fn;
import dev.threadlint.runtime.SystemExit;
import dev.threadlint.runtime.TimedOut;
import dev.threadlint.runtime.threading.Event;
import dev.threadlint.runtime.threading.Semaphore;
import dev.threadlint.runtime.threading.Thread;
import dev.threadlint.runtime.threading.Threading;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadPoolExecutorTest {
  @Test
  @Tag("CF14")
  void mapWithOneFailure_givesResultsUpToItAndEnds() {
    try (Executor executor = new ThreadPoolExecutor(2)) {
      MapResults<Integer> results =
          executor.map((a, b) -> a / b, List.of(10, 10, 10, 10), List.of(2, 3, 0, 5));
      assertThat(results.next()).isEqualTo(5);
      assertThat(results.next()).isEqualTo(3);
      assertThatThrownBy(results::next)
          .isExactlyInstanceOf(ArithmeticException.class)
          .hasMessage("/ by zero");
      assertThat(results.hasNext()).isFalse();
      assertThatThrownBy(results::next).isExactlyInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void mapLeftByFailure_cancelsTheRest() {
    List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
    Event go = new Event();
    try (Executor executor = new ThreadPoolExecutor(1)) {
      Fn<Integer, Boolean> task =
          n -> {
            if (n == 0) {
              throw new IllegalStateException("first");
            }
            go.await();
            return ran.add(n);
          };
      MapResults<Boolean> results = executor.map(task, List.of(0, 1, 2));
      assertThatThrownBy(results::next).hasMessage("first");
      go.set();
    }
    assertThat(ran).doesNotContain(2);
  }

  @Test
  void mapLeftByTimeOut_cancelsTheRest() {
    List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
    Event begun = new Event();
    Event go = new Event();
    try (Executor executor = new ThreadPoolExecutor(1)) {
      Fn<Integer, Boolean> task =
          n -> {
            begun.set();
            go.await();
            return ran.add(n);
          };
      MapResults<Boolean> results = executor.map(task, List.of(1, 2), Duration.ZERO);
      begun.await();
      assertThatThrownBy(results::next).isExactlyInstanceOf(TimedOut.class);
      go.set();
    }
    assertThat(ran).containsExactly(1);
  }

  @Test
  @Tag("CF17")
  void idleThread_isReusedAndSaturationStopsAtTheBound() {
    try (ThreadPoolExecutor executor = new ThreadPoolExecutor(4, "reuse")) {
      for (int i = 0; i < 3; i++) {
        executor.submit(() -> 1).result();
        Await.until(() -> parkedThreads("reuse_", executor) == 1);
      }
      assertThat(threads("reuse_")).hasSize(1);
      Semaphore end = new Semaphore(0);
      for (int i = 0; i < 15 * 4; i++) {
        executor.submit(() -> end.acquire());
      }
      assertThat(threads("reuse_")).hasSize(4);
      end.release(15 * 4);
    }
  }

  @Test
  @Tag("CF22")
  void keywordArgumentsNamedSelfAndFn_reachTheFunction() {
    try (Executor executor = new ThreadPoolExecutor(1)) {
      Future<String> future =
          executor.submit(
              args -> args.positional() + " " + args.keywords(),
              Arguments.of(1).with("self", 2).with("fn", 3));
      assertThat(future.result()).isEqualTo("[1] {self=2, fn=3}");
    }
  }

  @Test
  void checkedExceptionOfATask_isThrownAsTheSameObject() {
    IOException failure = new IOException("task");
    try (Executor executor = new ThreadPoolExecutor(1)) {
      Future<Object> future =
          executor.submit(
              () -> {
                throw failure;
              });
      assertThatThrownBy(future::result).isSameAs(failure);
      assertThatThrownBy(future::result).isSameAs(failure);
      SystemExit exit = new SystemExit(3);
      Future<Object> exiting =
          executor.submit(
              () -> {
                throw exit;
              });
      assertThatThrownBy(exiting::result).isSameAs(exit);
      assertThat(executor.submit(() -> 1).result()).isEqualTo(1);
    }
  }

  @Test
  void taskWithoutResult_givesNone() {
    try (Executor executor = new ThreadPoolExecutor(1)) {
      AtomicInteger ran = new AtomicInteger();
      Future<?> future =
          executor.submit(
              () -> {
                ran.incrementAndGet();
              });
      assertThat(future.result()).isNull();
      assertThat(ran.get()).isEqualTo(1);
    }
  }

  @Test
  void threadNames_areCountedPerPool() {
    try (ThreadPoolExecutor named = new ThreadPoolExecutor(1, "fetch");
        ThreadPoolExecutor unnamed = new ThreadPoolExecutor(1)) {
      Future<Thread> worker = named.submit(() -> Threading.currentThread());
      assertThat(worker.result().getName()).isEqualTo("fetch_0");
      assertThat(worker.result()).isNotSameAs(Threading.currentThread());
      assertThat(worker.result().isDaemon()).isFalse();
      assertThat(worker.result().toString()).startsWith("<Thread(fetch_0, started");
      assertThat(unnamed.submit(() -> Threading.currentThread().getName()).result())
          .matches("ThreadPoolExecutor-\\d+_0");
    }
  }

  @Test
  void defaultSize_isProcessorsAndFourMore() {
    try (ThreadPoolExecutor executor = new ThreadPoolExecutor()) {
      int expected = Math.min(32, Runtime.getRuntime().availableProcessors() + 4);
      assertThat(executor.maxWorkers()).isEqualTo(expected);
    }
  }

  @Test
  void noWorkers_refuses() {
    for (int workers : new int[] {0, -1}) {
      assertThatThrownBy(() -> new ThreadPoolExecutor(workers))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("max_workers must be greater than 0");
    }
  }

  @Test
  void afterShutdown_refusesButFinishesWhatIsQueued() {
    ThreadPoolExecutor executor = new ThreadPoolExecutor(1);
    Event go = new Event();
    List<Future<Boolean>> futures = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      futures.add(executor.submit(() -> go.await()));
    }
    executor.shutdown(false);
    assertThatThrownBy(() -> executor.submit(() -> 1))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("cannot schedule new futures after shutdown");
    go.set();
    executor.shutdown();
    executor.shutdown();
    assertThat(futures).allMatch(Future::done);
  }

  @Test
  void shutdownCancellingFutures_finishesTheRunningOne() {
    ThreadPoolExecutor executor = new ThreadPoolExecutor(1);
    Event go = new Event();
    Event begun = new Event();
    Future<String> running =
        executor.submit(
            () -> {
              begun.set();
              go.await();
              return "finished";
            });
    Future<Integer> queued = executor.submit(() -> 1);
    begun.await();
    assertThat(running.cancel()).isFalse();
    executor.shutdown(false, true);
    go.set();
    executor.shutdown(true);
    assertThat(running.result()).isEqualTo("finished");
    assertThat(queued.cancelled()).isTrue();
    assertThat(Futures.wait(List.of(queued)).done()).containsExactly(queued);
  }

  @Test
  void callbackOfACancelledFutureSubmits_isRefused() {
    try (LoggedErrors logged = new LoggedErrors()) {
      ThreadPoolExecutor executor = new ThreadPoolExecutor(1);
      Event go = new Event();
      executor.submit(() -> go.await());
      List<String> refusals = new ArrayList<>();
      executor
          .submit(() -> 1)
          .addDoneCallback(
              done -> {
                try {
                  executor.submit(() -> 2);
                } catch (IllegalStateException e) {
                  refusals.add(e.getMessage());
                }
              });
      executor.shutdown(false, true);
      go.set();
      executor.shutdown();
      assertThat(refusals).containsExactly("cannot schedule new futures after shutdown");
      assertThat(logged.messages()).isEmpty();
    }
  }

  @Test
  void initializer_runsOncePerThread() {
    AtomicInteger ran = new AtomicInteger();
    try (ThreadPoolExecutor executor = new ThreadPoolExecutor(1, "", ran::incrementAndGet)) {
      executor.submit(() -> 1).result();
      executor.submit(() -> 1).result();
    }
    assertThat(ran.get()).isEqualTo(1);
  }

  @Test
  void initializerFails_poolIsBroken() {
    String broken = "A thread initializer failed, the thread pool is not usable anymore";
    Event go = new Event();
    try (LoggedErrors logged = new LoggedErrors();
        ThreadPoolExecutor executor =
            new ThreadPoolExecutor(
                1,
                "",
                () -> {
                  go.await();
                  throw new IOException("init");
                })) {
      List<Future<Integer>> futures =
          List.of(executor.submit(() -> 1), executor.submit(() -> 2), executor.submit(() -> 3));
      go.set();
      for (Future<Integer> future : futures) {
        assertThatThrownBy(future::result)
            .isExactlyInstanceOf(BrokenThreadPool.class)
            .isInstanceOf(BrokenExecutor.class)
            .hasMessage(broken);
      }
      assertThatThrownBy(() -> executor.submit(() -> 1))
          .isExactlyInstanceOf(BrokenThreadPool.class)
          .hasMessage(broken);
      assertThat(logged.messages()).containsExactly("Exception in initializer:");
    }
  }

  @Test
  void map_readsInputsAtOnceAndStopsAtTheShortest() {
    try (Executor executor = new ThreadPoolExecutor(2)) {
      Iterator<Integer> inputs = IntStream.range(0, 5).iterator();
      MapResults<Integer> results = executor.map(n -> n * n, () -> inputs);
      assertThat(inputs.hasNext()).isFalse();
      assertThat(Drained.of(results)).containsExactly(0, 1, 4, 9, 16);
      assertThat(Drained.of(executor.map((a, b) -> a + b, List.of(1, 2, 3), List.of(10, 20))))
          .containsExactly(11, 22);
    }
  }

  @Test
  void mapTimesOut_isCountedFromTheCall() {
    try (Executor executor = new ThreadPoolExecutor(1)) {
      Event end = new Event();
      MapResults<Boolean> results =
          executor.map(n -> n == 0 || end.await(), List.of(0, 1, 2), Duration.ofMillis(50));
      assertThat(results.next()).isTrue();
      assertThatThrownBy(results::next).isExactlyInstanceOf(TimedOut.class).hasMessage("");
      assertThat(results.hasNext()).isFalse();
      MapResults<Boolean> pairs =
          executor.map((a, b) -> end.await(), List.of(1), List.of(2), Duration.ZERO);
      assertThatThrownBy(pairs::next).isExactlyInstanceOf(TimedOut.class);
      end.set();
    }
  }

  @Test
  void mapResultsClosed_cancelsTheRest() {
    List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
    Event go = new Event();
    Event begun = new Event();
    try (Executor executor = new ThreadPoolExecutor(1);
        MapResults<Boolean> results =
            executor.map(
                n -> {
                  begun.set();
                  go.await();
                  return ran.add(n);
                },
                List.of(0, 1, 2))) {
      begun.await();
      results.close();
      go.set();
      assertThat(results.hasNext()).isFalse();
    }
    assertThat(ran).containsExactly(0);
  }

  @Test
  void mapWithBufferSize_readsOnlySoFarAhead() {
    try (Executor executor = new ThreadPoolExecutor(2)) {
      List<Integer> read = new ArrayList<>();
      Iterator<Integer> inputs = IntStream.range(0, 5).peek(read::add).iterator();
      MapResults<Integer> results = executor.map(n -> n, () -> inputs, null, 2);
      assertThat(read).hasSizeLessThan(4);
      assertThat(Drained.of(results)).containsExactly(0, 1, 2, 3, 4);
      assertThatThrownBy(() -> executor.map(n -> n, List.of(1), null, 0))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("buffersize must be None or > 0");
      assertThat(executor.submit(() -> 1).result()).isEqualTo(1);
    }
  }

  @Test
  void outcomeSetByAStranger_costsNoWorker() {
    try (LoggedErrors logged = new LoggedErrors();
        ThreadPoolExecutor executor = new ThreadPoolExecutor(1)) {
      Event go = new Event();
      Future<Object> future = executor.submit(() -> go.await());
      Await.until(future::running);
      future.setResult("mine");
      go.set();
      assertThat(executor.submit(() -> 1).result()).isEqualTo(1);
      assertThat(future.result()).isEqualTo("mine");
      assertThat(logged.messages()).containsExactly("Exception in worker");
    }
  }

  @Test
  void shutdownFromItsOwnTask_cannotJoinItself() {
    try (ThreadPoolExecutor executor = new ThreadPoolExecutor(1)) {
      Future<?> future = executor.submit(() -> executor.shutdown(true));
      assertThatThrownBy(future::result)
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage("cannot join current thread");
    }
  }

  private static List<Thread> threads(String prefix) {
    return Threading.enumerate().stream()
        .filter(thread -> thread.getName().startsWith(prefix))
        .toList();
  }

  private static long parkedThreads(String prefix, Object blocker) {
    return java.lang.Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(prefix))
        .filter(thread -> java.util.concurrent.locks.LockSupport.getBlocker(thread) == blocker)
        .count();
  }
}
