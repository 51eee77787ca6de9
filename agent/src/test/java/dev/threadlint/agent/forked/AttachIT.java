package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.HeldBefore;
import dev.threadlint.programs.Server;
import dev.threadlint.reports.model.BlindSpot;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent comes into a server under load, finds, and leaves it as it was. */
class AttachIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final String OPTIONS = "lang=en,report=run.html,recording=run.tlr";

  @TempDir private Path folder;

  @Test
  void attached_findsWhatComesThen_andDetachedLeavesNoHookBehind() throws Exception {
    // Interpreted, for only there a stack shows a hook that is called.
    RunningJvm server =
        ForkedJvm.in(folder).untraced().jvm("-Xint").start(Server.class).untilTold("ready");
    String pid = Long.toString(server.pid());
    server.tell("pay");

    Command attach = Command.run(folder, "attach", pid, "--options", OPTIONS);
    assertThat(attach.exitCode).as(attach.err).isZero();
    assertThat(attach.out).contains("is traced", "Not seen: what came before", "run.tlr");

    server.tell("look").untilTold("hooks seen: true");
    server.tell("pay").tell("audit");
    server.untilRecorded(recording -> recording.findings().stream().anyMatch(AttachIT::isTheCycle));

    Command detach = Command.run(folder, "detach", pid);
    assertThat(detach.exitCode).as(detach.err).isZero();
    assertThat(detach.out).contains("no longer traced");

    server.tell("look").untilTold("hooks seen: false");
    server.tell("pay").tell("audit").tell("end");
    Command again = Command.run(folder, "attach", pid);
    assertThat(again.exitCode).isEqualTo(2);

    ForkedRun run = server.end();
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).as(run.err()).isEqualTo("errors: 0, served any: true\n");
    assertThat(run.err()).contains("hooks seen: true", "hooks seen: false");
    assertThat(run.finding("lock-order-cycle")).matches(AttachIT::isTheCycle);
    assertThat(run.recording().observed().complete()).isTrue();
    assertThat(run.recording().observed().blindSpots())
        .extracting(BlindSpot::id)
        .contains("attached-late", "detached")
        .doesNotContain("hook-failed", "self-test-failed");
    assertThat(folder.resolve("run.html")).isNotEmptyFile();
  }

  private static boolean isTheCycle(Finding finding) {
    return finding.rule().equals("lock-order-cycle")
        && finding.threads().stream().anyMatch(thread -> thread.name().equals("payments"))
        && finding.threads().stream().anyMatch(thread -> thread.name().equals("audit"));
  }

  @Test
  void lockHeldSinceBefore_isNoOrder_whenItIsTakenAgain() throws Exception {
    RunningJvm program = ForkedJvm.in(folder).untraced().start(HeldBefore.class).untilTold("ready");
    Command attach =
        Command.run(folder, "attach", Long.toString(program.pid()), "--options", OPTIONS);
    assertThat(attach.exitCode).as(attach.err).isZero();

    ForkedRun run = program.tell("go on").end();

    assertThat(run.out()).as(run.err()).isEqualTo("taken: 21\n");
    assertThat(run.rules()).as(run.err()).isEmpty();
    assertThat(run.recording().observed().counters().get(Observed.LOCK_ORDERS)).isPositive();
  }

  @Test
  void processThatIsNone_isOneSentence() throws Exception {
    Command attach = Command.run(folder, "attach", "2000000000");

    assertThat(attach.exitCode).isEqualTo(2);
    assertThat(attach.err)
        .contains("2000000000 cannot be attached to", "-javaagent")
        .doesNotContain("\tat ");
  }

  @Test
  void withoutPid_aListIsOffered() throws Exception {
    RunningJvm server = ForkedJvm.in(folder).untraced().start(Server.class).untilTold("ready");
    try {
      Command attach = Command.run(folder, "attach");

      assertThat(attach.exitCode).isEqualTo(2);
      assertThat(attach.out).contains(server.pid() + "  " + Server.class.getName());
      assertThat(attach.err).contains("That is no number of the list.");
    } finally {
      server.tell("end").end();
    }
  }

  /** The command line, run to its end with nothing to read. */
  private record Command(int exitCode, String out, String err) {

    static Command run(Path folder, String... arguments) throws IOException, InterruptedException {
      List<String> command =
          new ArrayList<>(List.of(JAVA.toString(), "-jar", ForkedJvm.JAR.toString()));
      command.addAll(List.of(arguments));
      Path out = Files.createTempFile(folder, "command", ".out");
      Path err = Files.createTempFile(folder, "command", ".err");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      process.getOutputStream().close();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return new Command(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }
}
