package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.threading.Lock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ProcessTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  @Test
  @Tag("MP01")
  void process_isDescribedBeforeWhileAndAfterItRuns() {
    Pipe pipe = new Pipe();
    Process process =
        Process.builder()
            .target(
                Tasks::describe, Arguments.of(pipe.second(), List.of(1, 2)).with("colour", "red"))
            .name("described")
            .daemon(true)
            .build();
    assertThat(process.isAlive()).isFalse();
    assertThat(process.exitCode()).isEmpty();
    assertThat(process.pid()).isEmpty();
    assertThat(Multiprocessing.activeChildren()).doesNotContain(process);
    process.start();
    assertThat(process.exitCode()).isEmpty();
    assertThat(process.isAlive()).isTrue();
    assertThat(Multiprocessing.activeChildren()).contains(process);
    assertThat((List<?>) pipe.first().recv())
        .usingRecursiveComparison()
        .isEqualTo(
            List.of(
                List.of(1, 2),
                "red",
                "described",
                true,
                process.pid().getAsLong(),
                ProcessHandle.current().pid(),
                "MainProcess",
                Multiprocessing.currentProcess().authkey(),
                true));
    process.join();
    assertThat(process.exitCode()).hasValue(0);
    assertThat(process.isAlive()).isFalse();
    assertThat(Multiprocessing.activeChildren()).doesNotContain(process);
  }

  @Test
  @Tag("MP10")
  void arguments_areReceivedEqual() {
    Pipe pipe = new Pipe();
    Process echo =
        Process.builder().target(Tasks::echo, Arguments.unpacking(List.of(pipe.second()))).start();
    pipe.second().close();
    for (Object value : List.of(1, "text", List.of(1, List.of("two")), 2.5, true)) {
      pipe.first().send(value);
      assertThat(pipe.first().recv()).isEqualTo(value);
    }
    pipe.first().close();
    echo.join();
    assertThat(echo.exitCode()).hasValue(0);
  }

  @Test
  @Tag("MP11")
  void subclassOverridesRun_isRunInTheChild() {
    Pipe pipe = new Pipe();
    Process process = new Tasks.UpperCaser(pipe.second(), pipe.first());
    assertThat(process.getName()).startsWith("UpperCaser-");
    process.start();
    pipe.second().close();
    pipe.first().send("hello");
    pipe.first().send("world");
    pipe.first().send(null);
    assertThat(pipe.first().recv()).isEqualTo("HELLO");
    assertThat(pipe.first().recv()).isEqualTo("WORLD");
    process.join();
    assertThat(process.exitCode()).hasValue(0);
  }

  @Test
  @Tag("MP08")
  void childrenOfChildren_writeToOnePipeInOrder() {
    Pipe pipe = new Pipe(false);
    Process root =
        Process.builder()
            .target(Tasks::recurse, Arguments.of(pipe.second(), new ArrayList<Integer>()))
            .start();
    pipe.second().close();
    List<Object> paths = new ArrayList<>();
    try {
      while (true) {
        paths.add(pipe.first().recv());
      }
    } catch (EndOfFile e) {
      // all have closed their copies
    }
    root.join();
    assertThat(paths).hasToString("[[], [0], [0, 0], [0, 1], [1], [1, 0], [1, 1]]");
  }

  @Test
  @Tag("MP03")
  void manyTerminatedRightAfterStart_allEndBySignal() {
    List<Process> many = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      many.add(Process.builder().target(Tasks::sleepForEver, Arguments.none()).start());
    }
    many.forEach(Process::terminate);
    many.forEach(Process::join);
    assertThat(many).allSatisfy(each -> assertThat(each.exitCode()).hasValue(-15));
  }

  @Test
  @Tag("MP06")
  void sentinel_isReadyWhenTheProcessHasEnded() {
    Process process =
        Process.builder().target(Tasks::sleepForEver, Arguments.none()).daemon(true).build();
    assertThatThrownBy(process::sentinel)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("process not started");
    process.start();
    Sentinel sentinel = process.sentinel();
    assertThat(Connections.wait(List.of(sentinel), Duration.ZERO)).isEmpty();
    process.kill();
    assertThat(Connections.wait(List.of(sentinel))).containsExactly(sentinel);
    process.join();
    assertThat(process.exitCode()).hasValue(-9);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "3, 3", "256, 0", "-1, 255", "143, 143"})
  void systemExit_setsTheExitCode(int code, int expected) {
    assertThat(exitCodeOf(Process.builder().target(Tasks::exit, Arguments.of(code))))
        .isEqualTo(expected);
  }

  @Test
  void otherEnds_haveTheirExitCodes() {
    assertThat(exitCodeOf(Process.builder().target(Tasks::exit, Arguments.of((Object) null))))
        .isZero();
    assertThat(exitCodeOf(Process.builder().target(Tasks::exit, Arguments.of(true)))).isOne();
    assertThat(exitCodeOf(Process.builder().target(Tasks::exit, Arguments.of(false)))).isZero();
    assertThat(exitCodeOf(Process.builder().target(Tasks::exit, Arguments.of(0.0)))).isOne();
    assertThat(exitCodeOf(Process.builder().target(Tasks::halt, Arguments.of(42)))).isEqualTo(42);
    assertThat(exitCodeOf(Process.builder().target(Tasks::systemExit, Arguments.of(137))))
        .isEqualTo(137);
    assertThat(exitCodeOf(Process.builder().target(Tasks::leaveThread, Arguments.none()))).isZero();
  }

  @Test
  void startedTwice_refuses() {
    Process process = new Process(() -> {});
    process.start();
    assertThatThrownBy(process::start)
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("cannot start a process twice");
    process.join();
    assertThatThrownBy(process::start).hasMessage("cannot start a process twice");
  }

  @Test
  void misuse_refusesWithItsText() {
    Process unstarted = new Process();
    assertThatThrownBy(unstarted::join)
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("can only join a started process");
    assertThatThrownBy(unstarted::terminate).hasMessage("process not started");
    assertThatThrownBy(Multiprocessing.currentProcess()::join)
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("can only join a child process");
    assertThat(Multiprocessing.currentProcess().isAlive()).isTrue();
    assertThatThrownBy(() -> Process.builder().group(1).build())
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("group argument must be None for now");
    assertThatThrownBy(() -> Process.builder().target(Tasks::add, Arguments.unpacking(5)).build())
        .isExactlyInstanceOf(ClassCastException.class)
        .hasMessage("'int' object is not iterable");
    Process started = new Process(() -> {});
    started.start();
    assertThatThrownBy(() -> started.setDaemon(true))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("process has already started");
    started.join();
    assertThatThrownBy(() -> started.setDaemon(true)).hasMessage("process has already started");
    assertThatThrownBy(Multiprocessing.currentProcess()::start)
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("can only start a process object created by current process");
  }

  @Test
  void joinTimesOut_processStillAlive() {
    Process process =
        Process.builder().target(Tasks::sleepForEver, Arguments.none()).daemon(true).start();
    process.join(SHORT);
    process.join(Duration.ZERO);
    process.join(Duration.ofSeconds(-1));
    assertThat(process.isAlive()).isTrue();
    process.terminate();
    process.join();
    process.terminate();
    assertThat(process.exitCode()).hasValue(-15);
  }

  @Test
  void closed_onlyNameAndDaemonCanBeAsked() {
    Process process =
        Process.builder().target(Tasks::sleepForEver, Arguments.none()).name("c").start();
    assertThatThrownBy(process::close)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot close a process while it is still running. You should first call join() or"
                + " terminate().");
    process.kill();
    process.join();
    process.close();
    process.close();
    assertThat(process.getName()).isEqualTo("c");
    assertThat(process.isDaemon()).isFalse();
    assertThatThrownBy(process::exitCode)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("process object is closed");
    assertThatThrownBy(process::start).hasMessage("process object is closed");
    assertThat(process.toString()).contains(" closed");
  }

  @Test
  void closedBeforeStart_isClosed() {
    Process process = new Process();
    process.close();
    assertThatThrownBy(process::start).hasMessage("process object is closed");
    assertThatThrownBy(process::join).hasMessage("process object is closed");
    assertThatThrownBy(process::isAlive).hasMessage("process object is closed");
    assertThatThrownBy(process::sentinel).hasMessage("process object is closed");
    assertThatThrownBy(process::pid).hasMessage("process object is closed");
    assertThat(process.toString()).contains(" closed>");
  }

  @Test
  void programItself_cannotBeClosed() {
    Multiprocessing.currentProcess().close();
    assertThat(Multiprocessing.currentProcess().authkey()).hasSize(32);
    assertThat(Multiprocessing.currentProcess().toString()).endsWith(" started>");
  }

  @Test
  void processOfAnother_canBeNamedButNotUsed() {
    assertThat(Forked.run(ProcessTest::useAnothers, new Process(), Multiprocessing.getpid()))
        .isZero();
  }

  @Test
  void daemonThatIsNoneAnyMore_mayHaveChildren() {
    Process process =
        Process.builder().target(ProcessTest::shedDaemon, Arguments.none()).daemon(true).start();
    process.join();
    assertThat(process.exitCode()).hasValue(0);
  }

  @Test
  void daemonicProcess_mayNotHaveChildren() {
    Pipe pipe = new Pipe();
    Process.builder().target(Tasks::startChild, Arguments.of(pipe.second())).daemon(true).start();
    assertThat(pipe.first().recv())
        .isEqualTo("daemonic processes are not allowed to have children");
  }

  @Test
  void repr_tellsTheState() {
    Process process =
        Process.builder()
            .target(Tasks::sleepForEver, Arguments.none())
            .name("w")
            .daemon(true)
            .build();
    long me = ProcessHandle.current().pid();
    assertThat(process).hasToString("<Process name='w' parent=" + me + " initial daemon>");
    process.start();
    long pid = process.pid().getAsLong();
    assertThat(process)
        .hasToString("<Process name='w' pid=" + pid + " parent=" + me + " started daemon>");
    process.terminate();
    process.join();
    assertThat(process)
        .hasToString(
            "<Process name='w' pid=%d parent=%d stopped exitcode=-SIGTERM daemon>"
                .formatted(pid, me));
    assertThat(Process.builder().name("it's").build().toString())
        .startsWith("<Process name=\"it's\" parent=");
    assertThat(Multiprocessing.currentProcess())
        .hasToString("<_MainProcess name='MainProcess' parent=None started>");
  }

  @Test
  void defaultName_countsFromTheParents() {
    assertThat(new Process().getName()).matches("Process-\\d+");
  }

  @Test
  void argumentThatCannotTravel_isNamedWithItsPath() {
    Tasks.Job job = new Tasks.Job();
    job.parts.add("fine");
    job.parts.add(new Lock());
    Process process = Process.builder().target(Tasks::add, Arguments.of(1, job)).build();
    assertThatThrownBy(process::start)
        .isExactlyInstanceOf(NotPicklable.class)
        .hasMessageStartingWith("cannot pickle '_thread.lock' object")
        .hasMessageContaining("parts[1]");
    assertThat(process.pid()).isEmpty();
  }

  @Test
  void processAsArgument_isRefused() {
    Pipe pipe = new Pipe();
    assertThatThrownBy(() -> pipe.first().send(new Process()))
        .isExactlyInstanceOf(NotPicklable.class)
        .hasMessage("Pickling an AuthenticationString object is disallowed for security reasons");
  }

  @Test
  @Tag("PC10")
  void parentClosesItsCopyAtOnce_childStillWorks() {
    Pipe pipe = new Pipe();
    Process echo = Process.builder().target(Tasks::echo, Arguments.of(pipe.second())).start();
    pipe.second().close();
    pipe.first().send("still there");
    assertThat(pipe.first().recv()).isEqualTo("still there");
    pipe.first().close();
    echo.join();
    assertThat(echo.exitCode()).hasValue(0);
  }

  static Object useAnothers(Arguments args) {
    Process others = (Process) args.get(0);
    assertThatThrownBy(others::start)
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("can only start a process object created by current process");
    assertThatThrownBy(others::join)
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("can only join a child process");
    assertThatThrownBy(others::isAlive)
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("can only test a child process");
    assertThat(others.toString()).endsWith(" parent=" + args.get(1) + " unknown>");
    assertThat(others.authkey()).isEqualTo(Multiprocessing.currentProcess().authkey());
    assertThat(Multiprocessing.parentProcess())
        .hasToString("<_ParentProcess name='MainProcess' parent=None unknown>");
    return null;
  }

  static Object shedDaemon(Arguments args) {
    Multiprocessing.currentProcess().setDaemon(false);
    Process child = new Process(() -> {});
    child.start();
    child.join();
    assertThat(child.exitCode()).hasValue(0);
    return null;
  }

  private static int exitCodeOf(ProcessBuilder builder) {
    Process process = builder.start();
    process.join();
    return process.exitCode().orElseThrow();
  }
}
