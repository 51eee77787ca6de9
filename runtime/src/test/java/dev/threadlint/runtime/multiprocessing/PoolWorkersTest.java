package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Await;
import dev.threadlint.runtime.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PoolWorkersTest {
  private final Pool pool = new Pool(2);

  @AfterEach
  void terminate() {
    pool.terminate();
    pool.join();
  }

  @Test
  @Tag("PL14")
  void workerDies_itsTaskNeverEndsAndAnotherWorkerComes() {
    AsyncResult<Object> lost = pool.applyAsync(Tasks::halt, Arguments.of(3));
    assertThatThrownBy(() -> lost.get(Duration.ofMillis(500))).isExactlyInstanceOf(TimedOut.class);
    assertThat(pool.map(Tasks::square, numbers(20), 1)).hasSize(20);
    assertThat(pool).hasToString("<multiprocessing.pool.Pool state=RUN pool_size=2>");
  }

  @Test
  void workersKilledWhileTheyHaveNothingToDo_noTaskIsLost() {
    for (int i = 0; i < 3; i++) {
      new HashSet<>(pool.map(Tasks::pid, numbers(20), 1)).forEach(PoolWorkersTest::killAndWait);
      assertThat(pool.map(Tasks::square, numbers(20), 1)).hasSize(20);
    }
  }

  @Test
  void workerKilledInTheMiddleOfATask_othersGoOn() {
    AsyncResult<Object> lost = pool.applyAsync(Tasks::sleepForEver, Arguments.none());
    long other = pool.<Long>apply(() -> ProcessHandle.current().pid());
    Multiprocessing.activeChildren().stream()
        .filter(worker -> worker.pid().orElse(0) != other)
        .forEach(Process::kill);
    assertThat(pool.map(Tasks::square, numbers(20), 1)).hasSize(20);
    assertThat(lost.ready()).isFalse();
  }

  @Test
  void workerDiesAndProgramIsStrict_itsTaskFails() {
    Multiprocessing.setStrict(true);
    try {
      assertThatThrownBy(() -> pool.applyAsync(Tasks::halt, Arguments.of(3)).get())
          .isExactlyInstanceOf(WorkerDied.class);
    } finally {
      Multiprocessing.setStrict(false);
    }
  }

  @Test
  void systemExitInATask_endsTheWorker() {
    AsyncResult<Object> lost = pool.applyAsync(Tasks::exit, Arguments.of(0));
    assertThatThrownBy(() -> lost.get(Duration.ofMillis(50))).isExactlyInstanceOf(TimedOut.class);
    assertThat(pool.map(Tasks::square, List.of(2))).containsExactly(4);
  }

  @Test
  void maxTasksPerChild_countsChunks() {
    Pool fresh = Pool.builder().processes(1).maxTasksPerChild(2).build();
    assertThat(fresh.map(Tasks::countCalls, numbers(6), 1)).containsExactly(1, 2, 1, 2, 1, 2);
    fresh.close();
    fresh.join();
  }

  @Test
  @Tag("MG08")
  void initializer_runsOncePerProcess(@TempDir Path folder) throws IOException {
    String name = folder.toString();
    Block initializer = () -> Tasks.touchUnder(name);
    Pool prepared = Pool.builder().processes(3).initializer(initializer).build();
    prepared.map(Tasks::square, numbers(30), 1);
    Await.until(() -> count(folder) == 3);
    prepared.close();
    prepared.join();
    assertThat(count(folder)).isEqualTo(3);
  }

  @Test
  void taskStartsAProcess_isRefused() {
    assertThatThrownBy(() -> pool.apply(PoolWorkersTest::startProcess, Arguments.none()))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("daemonic processes are not allowed to have children");
  }

  @Test
  void taskInterruptsItsThread_theNextOneIsNotInterrupted() {
    Pool fresh = new Pool(1);
    assertThat(fresh.map(PoolWorkersTest::interruptSelf, numbers(3), 1))
        .containsExactly(false, false, false);
    fresh.close();
    fresh.join();
  }

  @Test
  void largeTaskOfAnInterruptedThread_arrives() {
    Thread.currentThread().interrupt();
    try {
      assertThat(pool.<Object>apply(PoolWorkersTest::first, Arguments.of("x".repeat(3_000_000))))
          .isEqualTo("x".repeat(3_000_000));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void workers_haveTheirNames() {
    assertThat(pool.<String>apply(() -> Multiprocessing.currentProcess().getName()))
        .matches("ForkServerPoolWorker-\\d+");
  }

  private static void killAndWait(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    Await.until(() -> ProcessHandle.of(pid).isEmpty());
  }

  static boolean interruptSelf(int ignored) {
    boolean already = Thread.currentThread().isInterrupted();
    Thread.currentThread().interrupt();
    return already;
  }

  static Object first(Arguments args) {
    return args.get(0);
  }

  static Object startProcess(Arguments args) {
    new Process(() -> {}).start();
    return null;
  }

  private static long count(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
