package dev.threadlint.runtime.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.SystemExit;
import dev.threadlint.runtime.TimedOut;
import dev.threadlint.runtime.multiprocessing.Context;
import dev.threadlint.runtime.multiprocessing.Multiprocessing;
import dev.threadlint.runtime.multiprocessing.NotPicklable;
import dev.threadlint.runtime.multiprocessing.Process;
import dev.threadlint.runtime.multiprocessing.RemoteTraceback;
import dev.threadlint.runtime.threading.Event;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProcessPoolExecutorTest {
  private static final String LOST =
      "A process in the process pool was terminated abruptly while the future was running or"
          + " pending.";

  @Test
  void submitInEveryForm_givesTheResult() {
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(2)) {
      int six = 6;
      assertThat(executor.submit(() -> six * 7).result()).isEqualTo(42);
      assertThat(
              executor.submit(args -> (int) args.get(0) + (int) args.get("b"), sum(1, 2)).result())
          .isEqualTo(3);
      Executor any = executor;
      assertThat(Drained.of(any.map(ProcessPoolExecutorTest::square, List.of(1, 2, 3))))
          .containsExactly(1, 4, 9);
      assertThat(Drained.of(any.map(Math::addExact, List.of(1, 2), List.of(10, 20))))
          .containsExactly(11, 22);
    }
  }

  @Test
  @Tag("PP03")
  void mapInChunks_givesTheSameList() {
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(2)) {
      List<Integer> items = numbers(40);
      List<Integer> squares = items.stream().map(x -> x * x).toList();
      for (int chunksize : List.of(1, 6, 40, 50)) {
        assertThat(Drained.of(executor.map(ProcessPoolExecutorTest::square, items, chunksize)))
            .containsExactlyElementsOf(squares);
      }
      assertThatThrownBy(() -> executor.map(ProcessPoolExecutorTest::square, items, -1))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("chunksize must be >= 1.");
    }
  }

  @Test
  void mapOfPairsInChunks_stopsAtTheShorterOnes() {
    Iterable<Integer> tens = () -> Stream.iterate(10, ten -> ten + 10).iterator();
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(2)) {
      for (int chunksize : List.of(1, 2, 9)) {
        assertThat(Drained.of(executor.map(Math::addExact, numbers(5), tens, chunksize, null)))
            .containsExactly(10, 21, 32, 43, 54);
      }
      assertThatThrownBy(() -> executor.map(Math::addExact, numbers(5), tens, 0, null))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("chunksize must be >= 1.");
    }
  }

  @Test
  void mapInChunksTimesOut_cancelsTheRest() {
    ProcessPoolExecutor executor = new ProcessPoolExecutor(1);
    MapResults<Boolean> late =
        executor.map(x -> new Event().await(), numbers(8), 2, Duration.ofMillis(50));
    assertThatThrownBy(late::next).isExactlyInstanceOf(TimedOut.class).hasMessage("");
    assertThat(late.hasNext()).isFalse();
    executor.killWorkers();
  }

  @Test
  void mapInChunksFails_givesResultsUpToTheChunkAndEnds() {
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1)) {
      MapResults<Integer> results =
          executor.map(ProcessPoolExecutorTest::unlessThree, numbers(8), 2);
      assertThat(results.next()).isZero();
      assertThat(results.next()).isOne();
      assertThatThrownBy(results::next).hasMessage("three");
      assertThat(results.hasNext()).isFalse();
    }
  }

  @Test
  void mapInChunksClosed_cancelsTheRest(@TempDir Path folder) {
    Path go = folder.resolve("go");
    List<String> files = List.of("a", "b", "c", "d");
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1)) {
      executor.submit(ProcessPoolFaultsTest.waitFor(go));
      executor.submit(ProcessPoolFaultsTest.waitFor(go));
      String parent = folder.toString();
      executor.map(name -> Files.createFile(Path.of(parent, name)).toString(), files, 2).close();
      ProcessPoolFaultsTest.create(go);
    }
    assertThat(folder.toFile().list()).containsExactly("go");
  }

  @Test
  void mapWithBufferSize_givesAllInOrder() {
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(2)) {
      assertThat(Drained.of(executor.map(ProcessPoolExecutorTest::square, numbers(5), null, 2)))
          .containsExactly(0, 1, 4, 9, 16);
    }
  }

  @Test
  @Tag("PP06")
  void tasksOneAfterTheOther_takeOneProcess() {
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(4)) {
      List<Long> pids = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        pids.add(executor.submit(() -> ProcessHandle.current().pid()).result());
      }
      assertThat(new HashSet<>(pids)).hasSize(1);
    }
  }

  @Test
  void taskFails_causeIsTheRemoteStack() {
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1)) {
      Future<Object> failing = executor.submit(ProcessPoolExecutorTest::fail);
      assertThatThrownBy(failing::result)
          .isExactlyInstanceOf(IOException.class)
          .hasMessage("on purpose")
          .cause()
          .isExactlyInstanceOf(RemoteTraceback.class)
          .hasMessageContaining("ProcessPoolExecutorTest.java:");
      assertThatThrownBy(executor.submit(ProcessPoolExecutorTest::exit)::result)
          .isExactlyInstanceOf(SystemExit.class);
      assertThat(executor.submit(() -> 1).result()).isOne();
    }
  }

  @Test
  void whatCannotTravel_failsItsFutureOnly() {
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1)) {
      Object uncopyable = new Object();
      assertThatThrownBy(executor.submit(() -> uncopyable)::result)
          .isExactlyInstanceOf(NotPicklable.class);
      assertThat(executor.submit(() -> 1).result()).isOne();
    }
  }

  @Test
  void workerDies_executorIsBroken() {
    ProcessPoolExecutor executor = new ProcessPoolExecutor(1);
    Future<Object> killed = executor.submit(ProcessPoolExecutorTest::halt);
    List<Future<Object>> others = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      others.add(executor.submit(ProcessPoolExecutorTest::halt));
    }
    assertThatThrownBy(killed::result)
        .isExactlyInstanceOf(BrokenProcessPool.class)
        .hasMessage(LOST);
    assertThat(others).allSatisfy(other -> assertThat(other.exception()).hasMessage(LOST));
    assertThatThrownBy(() -> executor.submit(() -> 1))
        .isExactlyInstanceOf(BrokenProcessPool.class)
        .hasMessage("A child process terminated abruptly, the process pool is not usable anymore");
    executor.shutdown();
  }

  @Test
  @Tag("PP10")
  void resultCannotBeRead_executorIsBroken() {
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1)) {
      assertThatThrownBy(executor.submit(Unreadable::new)::result)
          .isExactlyInstanceOf(BrokenProcessPool.class);
    }
  }

  @Test
  void initializerFails_executorIsBroken() {
    try (ProcessPoolExecutor executor =
        new ProcessPoolExecutor(1, ProcessPoolExecutorTest::haltQuietly, null)) {
      assertThatThrownBy(executor.submit(() -> 1)::result)
          .isExactlyInstanceOf(BrokenProcessPool.class);
    }
  }

  @Test
  void maxTasksPerChild_replacesTheProcess() {
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1, null, 2)) {
      List<Long> pids = new ArrayList<>();
      executor.map(ProcessPoolExecutorTest::pid, numbers(6)).forEach(pids::add);
      assertThat(new HashSet<>(pids)).hasSize(3);
    }
    assertThatThrownBy(() -> new ProcessPoolExecutor(1, null, 0))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("max_tasks_per_child must be >= 1");
    assertThatThrownBy(() -> new ProcessPoolExecutor(0))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("max_workers must be greater than 0");
  }

  @Test
  void workers_areNamedAfterTheirContext() {
    Context spawn = Multiprocessing.getContext("spawn");
    try (ProcessPoolExecutor asTheProgram = new ProcessPoolExecutor(1);
        ProcessPoolExecutor replacing = new ProcessPoolExecutor(1, null, 5);
        ProcessPoolExecutor spawning = new ProcessPoolExecutor(1, spawn, null, null)) {
      assertThat(asTheProgram.submit(ProcessPoolExecutorTest::name).result())
          .matches("ForkServerProcess-\\d+");
      for (ProcessPoolExecutor executor : List.of(replacing, spawning)) {
        assertThat(executor.submit(ProcessPoolExecutorTest::name).result())
            .matches("SpawnProcess-\\d+");
      }
    }
  }

  @Test
  void oneMoreThanWorkers_countsAsRunning() {
    ProcessPoolExecutor executor = new ProcessPoolExecutor(1);
    List<Future<Boolean>> futures = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      futures.add(executor.submit(() -> new Event().await()));
    }
    assertThat(futures.stream().map(Future::cancel))
        .containsExactly(false, false, true, true, true, true);
    executor.killWorkers();
    assertThat(futures.get(0).exception()).isExactlyInstanceOf(BrokenProcessPool.class);
  }

  @Test
  @Tag("PP12")
  void cancelledRightBeforeShutdown_returns() {
    for (int i = 0; i < 3; i++) {
      ProcessPoolExecutor executor = new ProcessPoolExecutor(1);
      executor.submit(() -> 1).cancel();
      executor.shutdown(true);
    }
  }

  @Test
  void afterShutdown_refuses() {
    ProcessPoolExecutor executor = new ProcessPoolExecutor(1);
    Future<Integer> queued = executor.submit(() -> 1);
    executor.shutdown();
    executor.shutdown();
    assertThat(queued.result()).isOne();
    assertThatThrownBy(() -> executor.submit(() -> 1))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("cannot schedule new futures after shutdown");
  }

  @Test
  void shutdownCancellingFutures_finishesTheRunningOnes(@TempDir Path folder) {
    Path go = folder.resolve("go");
    ProcessPoolExecutor executor = new ProcessPoolExecutor(1);
    List<Future<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      futures.add(executor.submit(ProcessPoolFaultsTest.waitFor(go)));
    }
    executor.shutdown(false, true);
    ProcessPoolFaultsTest.create(go);
    executor.shutdown();
    assertThat(futures.stream().map(Future::cancelled))
        .containsExactly(false, false, true, true, true, true);
    assertThat(futures.get(1).result()).isOne();
    assertThat(Futures.wait(futures).notDone()).isEmpty();
  }

  @Test
  void workersKilled_whatHasNotBegunIsCancelled() {
    ProcessPoolExecutor executor = new ProcessPoolExecutor(1);
    List<Future<Boolean>> futures = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      futures.add(executor.submit(() -> new Event().await()));
    }
    executor.killWorkers();
    executor.shutdown();
    assertThat(futures.stream().map(Future::cancelled)).containsExactly(false, false, true, true);
    assertThat(futures.get(1).exception()).isExactlyInstanceOf(BrokenProcessPool.class);
  }

  @Test
  void workersTerminated_whatIsNotDoneFails() {
    ProcessPoolExecutor executor = new ProcessPoolExecutor(1);
    Future<Boolean> running = executor.submit(() -> new Event().await());
    executor.terminateWorkers();
    assertThat(running.exception()).isExactlyInstanceOf(BrokenProcessPool.class);
    executor.shutdown();
  }

  @Test
  void mapTimesOut_cancelsTheRest() {
    ProcessPoolExecutor executor = new ProcessPoolExecutor(1);
    MapResults<Boolean> late =
        executor.map(x -> new Event().await(), numbers(3), Duration.ofMillis(50));
    assertThatThrownBy(late::next).isExactlyInstanceOf(TimedOut.class);
    executor.killWorkers();
  }

  @Test
  void task_mayStartProcesses() {
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1)) {
      assertThat(executor.submit(ProcessPoolExecutorTest::startProcess).result()).isZero();
    }
  }

  static int square(int x) {
    return x * x;
  }

  static int unlessThree(int x) {
    if (x == 3) {
      throw new IllegalArgumentException("three");
    }
    return x;
  }

  static long pid(int ignored) {
    return ProcessHandle.current().pid();
  }

  static String name() {
    return Multiprocessing.currentProcess().getName();
  }

  static Object fail() throws IOException {
    throw new IOException("on purpose");
  }

  static Object exit() {
    throw new SystemExit(3);
  }

  static Object halt() {
    Runtime.getRuntime().halt(3);
    return null;
  }

  static void haltQuietly() {
    Runtime.getRuntime().halt(1);
  }

  static int startProcess() {
    Process child = new Process(() -> {});
    child.start();
    child.join();
    return child.exitCode().orElseThrow();
  }

  static final class Unreadable implements Serializable {
    private static final long serialVersionUID = 1;

    private Object readResolve() {
      throw new IllegalStateException("no way back");
    }
  }

  private static Arguments sum(int a, int b) {
    return Arguments.of(a).with("b", b);
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
