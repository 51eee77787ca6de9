package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.Deadlock;
import dev.threadlint.programs.Greeting;
import dev.threadlint.programs.LockSelfDeadlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent is asked to do, it does; what it does not understand, it says. */
class OptionsIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colour=red",
        "quiet=perhaps",
        "lang=tlh",
        "rules=no-such-rule",
        "jdk-monitors=2",
        "on-self-deadlock=x",
        "on-deadlock=exit",
        "on-deadlock=exit:256"
      })
  void badOption_isSaidInOneLineAndProgramRunsUntraced(String option) throws Exception {
    ForkedRun run = ForkedJvm.in(folder).with(option).run(Greeting.class);
    assertRunsAsEver(run);
    assertThat(linesOfOurs(run)).hasSize(1);
    assertThat(run.err()).contains(option.substring(0, option.indexOf('=')), "runs untraced.");
    assertThat(folder.resolve("run.tlr")).doesNotExist();
    assertThat(folder.resolve("run.html")).doesNotExist();
  }

  @Test
  void argument_countsMoreThanPropertyMoreThanEnvironmentMoreThanFile() throws Exception {
    Files.writeString(
        folder.resolve("threadlint.properties"),
        "recording=file.tlr\nreport=file.html\nlang=zh\nquiet=true\n");
    ForkedRun run =
        ForkedJvm.in(folder)
            .withOnly("recording=argument.tlr")
            .jvm("-Dthreadlint.recording=property.tlr", "-Dthreadlint.report=property.html")
            .environment("THREADLINT_RECORDING", "environment.tlr")
            .environment("THREADLINT_REPORT", "environment.html")
            .environment("THREADLINT_LANG", "en")
            .run(Greeting.class);
    assertRunsAsEver(run);
    assertThat(files()).contains("argument.tlr", "property.html").hasSize(4);
    assertThat(Files.readString(folder.resolve("property.html"))).contains("lang=\"en\"");
    assertThat(linesOfOurs(run)).as("quiet comes from the file").isEmpty();
  }

  @Test
  void selfDeadlockThatThrows_endsTheThreadInsteadOfHangingIt() throws Exception {
    ForkedRun run =
        ForkedJvm.in(folder).with("on-self-deadlock=throw").run(LockSelfDeadlock.class, "wrong");
    assertThat(run.err())
        .contains(
            "java.lang.AssertionError: threadlint: ", "java.util.concurrent.locks.StampedLock")
        .contains("at dev.threadlint.programs.LockSelfDeadlock.enterTwice");
    assertThat(run.rules()).contains("lock-self-deadlock").doesNotContain("deadlock");
  }

  @Test
  void excludedPackage_isNotTraced() throws Exception {
    ForkedRun run =
        ForkedJvm.in(folder).with("exclude=dev.threadlint.programs.*").run(Greeting.class);
    assertRunsAsEver(run);
    assertThat(run.rules()).doesNotContain("lock-order-cycle");
  }

  @Test
  void includedPackage_isTracedAndNoOther() throws Exception {
    ForkedRun other = ForkedJvm.in(folder).with("include=org.example").run(Greeting.class);
    assertThat(other.rules()).doesNotContain("lock-order-cycle");
    ForkedRun own =
        ForkedJvm.in(folder).with("include=dev.threadlint.programs").run(Greeting.class);
    assertThat(own.rules()).contains("lock-order-cycle");
  }

  @Test
  void ruleOff_isNotJudgedAndSaid() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).with("rules=-lock-order-cycle").run(Greeting.class);
    assertRunsAsEver(run);
    assertThat(run.rules()).doesNotContain("lock-order-cycle");
    assertThat(run.recording().observed().rulesOff()).containsExactly("lock-order-cycle");
  }

  @Test
  void oneRuleNamed_isTheOnlyOne() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).with("rules=lock-order-cycle").run(Greeting.class);
    assertThat(run.rules()).containsExactly("lock-order-cycle");
    assertThat(run.recording().observed().rulesOff()).contains("deadlock", "join-missing");
  }

  @Test
  void quiet_printsNothingAndWritesAll() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).with("quiet=true").run(Greeting.class);
    assertThat(run.err()).isEqualTo("hello err\n");
    assertThat(run.rules()).contains("lock-order-cycle");
    assertThat(folder.resolve("run.html")).isNotEmptyFile();
  }

  @Test
  void patterns_standForProcessAndTime() throws Exception {
    RunningJvm running =
        ForkedJvm.in(folder)
            .withOnly("report=a-%p-%t.html,recording=b-%t-%p.tlr")
            .start(Greeting.class);
    long pid = running.pid();
    running.end();
    assertThat(files()).anyMatch(name -> name.matches("a-" + pid + "-\\d{13}\\.html"));
    assertThat(files()).anyMatch(name -> name.matches("b-\\d{13}-" + pid + "\\.tlr"));
  }

  @Test
  void off_writesNoFiles() throws Exception {
    ForkedRun run =
        ForkedJvm.in(folder).withOnly("report=off,recording=off,lang=en").run(Greeting.class);
    assertRunsAsEver(run);
    assertThat(files()).containsExactly("out");
    assertThat(run.err()).contains("lock-order-cycle");
  }

  @Test
  void exitOnDeadlock_endsWithItsCodeAndWritesAll() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).with("on-deadlock=exit:86").run(Deadlock.class, "wrong");
    assertThat(run.exitCode()).isEqualTo(86);
    assertThat(run.rules()).contains("deadlock");
    assertThat(run.recording().observed().complete()).isTrue();
    assertThat(folder.resolve("run.html")).isNotEmptyFile();
  }

  @Test
  void dumpOnDeadlock_printsAllThreads() throws Exception {
    ForkedRun run =
        ForkedJvm.in(folder)
            .with("on-deadlock=dump")
            .start(Deadlock.class, "wrong")
            .untilTold("\"second\" #.* BLOCKED")
            .terminate()
            .end();
    assertThat(run.err()).containsPattern("\"main\" #\\d+ WAITING").contains("- waiting for");
  }

  @Test
  void exitOnDeadlock_leavesProgramsThatDoNotHangInPeace() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).with("on-deadlock=exit:86").run(Greeting.class);
    assertRunsAsEver(run);
  }

  @Test
  void chinese_isSpokenOnConsoleAndPage() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).with("lang=zh").run(Greeting.class);
    assertThat(run.err()).containsPattern("\\p{IsHan}");
    assertThat(Files.readString(folder.resolve("run.html"))).contains("lang=\"zh");
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static void assertRunsAsEver(ForkedRun run) {
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.out()).isEqualTo("hello out\n");
    assertThat(run.err()).contains("hello err\n");
  }

  private static List<String> linesOfOurs(ForkedRun run) {
    return run.err().lines().filter(line -> line.startsWith("threadlint")).toList();
  }
}
