package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.library.Heirs;
import dev.threadlint.programs.library.Nursery;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Step;
import dev.threadlint.runtime.threading.Lock;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How child processes end, and who learns of it. */
class ChildrenEndIT {
  @TempDir private Path folder;

  @Test
  void endsWhileTheProgramGoesOn_andNobodyAsks_isNotJoined() throws Exception {
    ForkedRun run = jvm().run(Nursery.class, "left alone");

    assertThat(run.rules()).as(run.err()).containsExactly("process-not-joined");
    assertThat(run.finding("process-not-joined").values().get("child"))
        .matches("lost \\(pid [0-9]+\\)");
    assertIsStartedAt(run.finding("process-not-joined"));
  }

  @Test
  void failsAndIsOnlyJoined_hasAnExitCodeThatNobodyRead() throws Exception {
    ForkedRun run = jvm().run(Nursery.class, "fallen");

    assertThat(run.rules()).as(run.err()).containsExactly("exit-code-unread");
    Finding finding = run.finding("exit-code-unread");
    assertThat(finding.values()).containsEntry("code", "3");
    assertThat(finding.values().get("child")).startsWith("fallen (pid ");
    assertIsStartedAt(finding);
  }

  @Test
  void allAreLookedAfter_isSilent() throws Exception {
    ForkedRun run = jvm().run(Nursery.WellKept.class);

    assertThat(run.rules()).as(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("[1][]\n");
    assertThat(run.exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"throws,1,Lock", "is killed,-9,Lock", "forgets,0,RLock"})
  void diesWithALock_hasNotReleasedIt(String how, String code, String type) throws Exception {
    ForkedRun run = jvm().run(Heirs.class, how);

    assertThat(run.rules()).as(run.err()).containsExactly("lock-not-released");
    Finding finding = run.finding("lock-not-released");
    assertThat(finding.values()).containsEntry("code", code).containsKeys("startSite", "madeSite");
    assertThat(finding.threads().get(0).name()).matches("testator \\(pid [0-9]+\\)");
    assertThat(finding.locks())
        .extracting(LockRef::className)
        .containsExactly("dev.threadlint.runtime.multiprocessing." + type);
    assertThat(run.err()).contains("testator (pid");
  }

  @Test
  void lockIsGivenBackInItsStead_orNobodyNeedsIt_isSilent() throws Exception {
    ForkedRun run = jvm().run(Heirs.WellKept.class);

    assertThat(run.rules()).as(run.err()).isEmpty();
  }

  private static void assertIsStartedAt(Finding finding) {
    assertThat(finding.steps())
        .extracting(Step::stack)
        .isNotEmpty()
        .allSatisfy(stack -> assertThat(stack.site().fileName()).isEqualTo("Nursery.java"));
  }

  private ForkedJvm jvm() {
    return ForkedJvm.in(folder).library(Lock.class);
  }
}
