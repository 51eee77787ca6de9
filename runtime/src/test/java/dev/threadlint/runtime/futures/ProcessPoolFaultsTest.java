package dev.threadlint.runtime.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.threadlint.runtime.Await;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.ProgramRun;
import dev.threadlint.runtime.SystemExit;
import dev.threadlint.runtime.multiprocessing.NotPicklable;
import dev.threadlint.runtime.multiprocessing.Process;
import dev.threadlint.runtime.multiprocessing.RemoteTraceback;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in a ProcessPoolExecutor. */
@Timeout(120)
class ProcessPoolFaultsTest {
  private static final String LOST =
      "A process in the process pool was terminated abruptly while the future was running or"
          + " pending.";
  private static final String BROKEN =
      "A child process terminated abruptly, the process pool is not usable anymore";

  @TempDir private Path folder;

  @Test
  void outcomeCannotBeSent_isTheFailureToPickleIt() {
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1)) {
      Stream.of(
              executor.submit(ProcessPoolFaultsTest::giveUnsendable),
              executor.submit(ProcessPoolFaultsTest::throwUnsendable))
          .forEach(
              future ->
                  assertThat(future.exception())
                      .isExactlyInstanceOf(NotPicklable.class)
                      .hasMessageContaining("java.lang.Object")
                      .rootCause()
                      .isExactlyInstanceOf(RemoteTraceback.class)
                      .hasMessageContaining("WorkFrames"));
      assertThat(executor.submit(() -> 1).result()).isOne();
    }
  }

  @Test
  void taskCannotBeSent_isTheFailureToPickleItWithItsStack() {
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1)) {
      Object uncopyable = new Object();
      assertThat(executor.submit(() -> uncopyable).exception())
          .isExactlyInstanceOf(NotPicklable.class)
          .hasRootCauseExactlyInstanceOf(RemoteTraceback.class);
      for (Throwable failure : List.of(new IOException("full"), new AssertionError("never"))) {
        assertThat(executor.submit(new Pickled(failure)).exception())
            .isSameAs(failure)
            .hasCauseExactlyInstanceOf(RemoteTraceback.class);
      }
      assertThat(executor.submit(() -> 1).result()).isOne();
    }
  }

  @Test
  void resultCannotBeRead_allFailWithOneExceptionThatSaysWhy() {
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1)) {
      Future<Object> unreadable = executor.submit(Unreadable::new);
      Future<Object> staged = executor.submit(ProcessPoolExecutorTest::halt);
      Future<Object> pending = executor.submit(ProcessPoolExecutorTest::halt);
      assertThat(unreadable.exception())
          .isExactlyInstanceOf(BrokenProcessPool.class)
          .hasMessage(LOST)
          .isSameAs(staged.exception())
          .isSameAs(pending.exception())
          .cause()
          .isExactlyInstanceOf(RemoteTraceback.class)
          .hasMessageContaining("AssertionError: no way back");
    }
  }

  @Test
  void idleWorkerDies_executorIsBroken() {
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1)) {
      long pid = executor.submit(() -> ProcessHandle.current().pid()).result();
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      Await.until(() -> catchThrowable(() -> executor.submit(() -> 1)) != null);
      assertThatThrownBy(() -> executor.submit(() -> 1))
          .isExactlyInstanceOf(BrokenProcessPool.class)
          .hasMessage(BROKEN);
    }
  }

  @Test
  void initializerFails_isLoggedByTheWorker() throws Exception {
    assertThat(ProgramRun.of(FailingInitializer.class).said())
        .anyMatch(line -> line.endsWith("Exception in initializer:"))
        .contains("java.io.IOException: on purpose", LOST)
        .noneMatch(line -> line.startsWith("Process "));
  }

  @Test
  void initializerCannotTravel_submitRaisesAndExecutorCanBeClosed() {
    Object uncopyable = new Object();
    Block initializer = uncopyable::hashCode;
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1, initializer, null)) {
      assertThatThrownBy(() -> executor.submit(() -> 1)).isExactlyInstanceOf(NotPicklable.class);
    }
  }

  @Test
  void executorInADaemon_submitRaisesAndExecutorCanBeClosed() {
    Process daemon =
        Process.builder().target(ProcessPoolFaultsTest::submitInADaemon).daemon(true).start();
    daemon.join();
    assertThat(daemon.exitCode()).hasValue(0);
  }

  @Test
  void workerCannotBeReplaced_executorIsBroken() {
    Path go = folder.resolve("go");
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1, new TravelsOnce(), 1)) {
      Future<Integer> first = executor.submit(waitFor(go));
      Future<Integer> second = executor.submit(() -> 2);
      create(go);
      assertThat(first.result()).isOne();
      assertThat(second.exception())
          .isExactlyInstanceOf(BrokenProcessPool.class)
          .cause()
          .hasMessageContaining("AssertionError: only once");
    }
  }

  @Test
  void shutDownWhileATaskIsPickled_refusesIt() {
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1)) {
      assertThatThrownBy(() -> executor.submit(new Pickled(() -> executor.shutdown(true))))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage("cannot schedule new futures after shutdown");
    }
  }

  @Test
  void shutDownByACallback_isShutDownButCannotJoinItself() {
    try (LoggedErrors logged = new LoggedErrors();
        ProcessPoolExecutor executor = new ProcessPoolExecutor(1)) {
      Path go = folder.resolve("go");
      Future<Integer> future = executor.submit(waitFor(go));
      future.addDoneCallback(done -> executor.shutdown(true));
      create(go);
      Await.until(() -> !logged.messages().isEmpty());
      assertThat(logged.messages()).allMatch(text -> text.startsWith("exception calling callback"));
      assertThatThrownBy(() -> executor.submit(() -> 1))
          .hasMessage("cannot schedule new futures after shutdown");
    }
  }

  @Test
  void outcomesSetByAStranger_costOnlyThoseTasks() {
    try (LoggedErrors logged = new LoggedErrors()) {
      Path go = folder.resolve("go");
      Future<Integer> last;
      try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1)) {
        Future<Integer> running = executor.submit(waitFor(go));
        executor.submit(() -> 2);
        Future<Integer> pending = executor.submit(() -> 3);
        last = executor.submit(() -> 4);
        running.setResult(-1);
        pending.setResult(-3);
        create(go);
        assertThat(last.result()).isEqualTo(4);
        assertThat(running.result()).isEqualTo(-1);
        assertThat(pending.result()).isEqualTo(-3);
      }
      assertThat(logged.messages())
          .containsExactlyInAnyOrder(
              "Exception in process pool", "Future {0} in unexpected state: {1}");
    }
  }

  @Test
  void callbackExits_poolGoesOn() {
    try (LoggedErrors logged = new LoggedErrors()) {
      Path go = folder.resolve("go");
      try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1)) {
        Future<Integer> future = executor.submit(waitFor(go));
        future.addDoneCallback(
            done -> {
              throw new SystemExit(1);
            });
        create(go);
        assertThat(executor.submit(() -> 2).result()).isEqualTo(2);
      }
      assertThat(logged.messages()).containsExactly("Exception in process pool");
    }
  }

  static Callable<Integer> waitFor(Path file) {
    String name = file.toString();
    return (Callable<Integer> & Serializable)
        () -> {
          Await.until(() -> Files.exists(Path.of(name)));
          return 1;
        };
  }

  static void create(Path file) {
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Object giveUnsendable() {
    return new Object();
  }

  static Object throwUnsendable() {
    throw new Unsendable();
  }

  static void submitInADaemon() {
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(1)) {
      assertThatThrownBy(() -> executor.submit(() -> 1))
          .isExactlyInstanceOf(AssertionError.class)
          .hasMessage("daemonic processes are not allowed to have children");
    }
  }

  static final class Unsendable extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // the point of it
    private final Object part = new Object();
  }

  static final class Unreadable implements Serializable {
    private static final long serialVersionUID = 1;

    private Object readResolve() {
      throw new AssertionError((Object) "no way back");
    }
  }

  /** Does something, or fails, when it is pickled. */
  static final class Pickled implements Callable<Integer>, Serializable {
    private static final long serialVersionUID = 1;

    private final transient Block whenPickled;

    Pickled(Block whenPickled) {
      this.whenPickled = whenPickled;
    }

    Pickled(Throwable failure) {
      this(
          () -> {
            if (failure instanceof Error error) {
              throw error;
            }
            throw (Exception) failure;
          });
    }

    @Override
    public Integer call() {
      return 1;
    }

    private void writeObject(ObjectOutputStream out) throws Exception {
      whenPickled.run();
    }
  }

  static final class TravelsOnce implements Block {
    private static final long serialVersionUID = 1;

    private transient boolean travelled;

    @Override
    public void run() {}

    private void writeObject(ObjectOutputStream out) throws IOException {
      if (travelled) {
        throw new AssertionError((Object) "only once");
      }
      travelled = true;
    }
  }

  /** A program. */
  static final class FailingInitializer {
    private FailingInitializer() {}

    static void fail() throws IOException {
      throw new IOException("on purpose");
    }

    public static void main(String[] args) {
      try (ProcessPoolExecutor executor =
          new ProcessPoolExecutor(1, FailingInitializer::fail, null)) {
        System.out.println(executor.submit(() -> 1).exception().getMessage());
      }
    }
  }
}
