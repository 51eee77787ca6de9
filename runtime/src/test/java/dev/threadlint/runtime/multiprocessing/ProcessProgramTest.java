package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.runtime.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class ProcessProgramTest {
  private record Ended(int code, List<String> said, long pid) {}

  @Test
  void childWritesWhereTheProgramDoes_andHasNothingToRead() throws Exception {
    Ended ended = run("output");
    assertThat(ended.said())
        .filteredOn(line -> !line.startsWith("\t"))
        .containsExactly(
            "child reads -1",
            "Process f:",
            "java.io.IOException: failed on purpose",
            "exit codes 0 1",
            "a last word",
            "exit code 1",
            "[2.5, 'a']");
    assertNothingIsLeft(ended);
  }

  @Test
  void mainReturns_childrenAreAwaitedAndDaemonsEnded() throws Exception {
    Ended ended = run("ends");
    assertThat(ended.said()).containsExactly("main ends", "child ends");
    assertThat(ended.code()).isZero();
    assertNothingIsLeft(ended);
  }

  @Test
  void childrenAreTerminatedWhileTheirJvmStarts_nothingIsSaid() throws Exception {
    Ended ended = run("endedYoung");
    assertThat(ended.said()).containsExactlyElementsOf(Collections.nCopies(12, "exit code -15"));
    assertNothingIsLeft(ended);
  }

  @Test
  void childEnds_afterItsThreadsAndExitHandlers() throws Exception {
    assertThat(run("atExit").said())
        .contains("thread of the child", "exit handler of the child", "Process Process-1:");
  }

  @Test
  void programIsKilled_itsChildrenAndFilesGoToo() throws Exception {
    Ended ended = endAbruptly("hangs", ProcessHandle::destroyForcibly);
    assertThat(ended.code()).isEqualTo(137);
    assertNothingIsLeft(ended);
  }

  @Test
  void programIsTerminated_itsChildrenAndFilesGoToo() throws Exception {
    Ended ended = endAbruptly("hangs", ProcessHandle::destroy);
    assertThat(ended.code()).isEqualTo(143);
    assertNothingIsLeft(ended);
  }

  @Test
  void programIsKilledWhileItsPoolWorks_theWorkersAndFilesGoToo() throws Exception {
    Ended ended = endAbruptly("poolAtWork", ProcessHandle::destroyForcibly);
    assertThat(ended.code()).isEqualTo(137);
    assertNothingIsLeft(ended);
  }

  @Test
  void workersAreKilledInTheMiddleOfTasks_nothingIsLeft() throws Exception {
    Ended ended = run("manyKilledWorkers");
    assertThat(ended.said()).contains("children left 0");
    assertNothingIsLeft(ended);
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "off"})
  void poolLeftOpen_doesNotHoldTheProgram(String namedPipes) throws Exception {
    Ended ended = run("poolLeftOpen", "-Dthreadlint.multiprocessing.named-pipes=" + namedPipes);
    assertThat(ended.said()).containsExactly("[1, 4, 9]");
    assertNothingIsLeft(ended);
  }

  @Test
  void executorLeftOpen_finishesItsTasks() throws Exception {
    Ended ended = run("executorLeftOpen");
    assertThat(ended.said()).containsExactly("task", "task", "task");
    assertNothingIsLeft(ended);
  }

  @Test
  void manyChildren_leaveNothing() throws Exception {
    Ended ended = run("manyChildren");
    assertThat(ended.said()).containsExactly("children left 0", "active 0");
    assertNothingIsLeft(ended);
  }

  private interface Ending {
    boolean end(ProcessHandle program);
  }

  private static Ended endAbruptly(String name, Ending ending) throws Exception {
    java.lang.Process program = start(name);
    try (BufferedReader output = outputOf(program)) {
      String line = output.readLine();
      assertThat(line).matches("\\d+ \\d+ \\d+");
      ending.end(program.toHandle());
      int code = program.waitFor();
      for (String pid : line.split(" ")) {
        Await.until(() -> ProcessHandle.of(Long.parseLong(pid)).isEmpty());
      }
      return new Ended(code, List.of(line), program.pid());
    }
  }

  private static void assertNothingIsLeft(Ended ended) throws IOException {
    Await.until(() -> leftovers(ended.pid()).isEmpty());
  }

  private static List<Path> leftovers(long pid) {
    List<Path> left = new ArrayList<>();
    for (Path parent :
        List.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")))) {
      try (Stream<Path> files = Files.list(parent)) {
        files
            .filter(file -> file.getFileName().toString().startsWith("threadlint-" + pid + "-"))
            .forEach(left::add);
      } catch (IOException e) {
        // not on this system
      }
    }
    return left;
  }

  private static Ended run(String program, String... options)
      throws IOException, InterruptedException {
    java.lang.Process process = start(program, options);
    try (BufferedReader output = outputOf(process)) {
      List<String> said = output.lines().toList();
      return new Ended(process.waitFor(), said, process.pid());
    }
  }

  private static java.lang.Process start(String program, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-D" + ProcessPrograms.MANY + "=" + ProcessPrograms.many());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ProcessPrograms.class.getName(), program));
    return new java.lang.ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static BufferedReader outputOf(java.lang.Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
