package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.library.Feud;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Step;
import dev.threadlint.runtime.threading.Lock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes that lock each other out are told of while they hang. */
class ProcessDeadlockIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "children,lock,capulet,montague",
    "parent,lock,capulet,main",
    "join,mixed,capulet,main"
  })
  void processesInACircle_areToldOfAtOnce(String how, String kind, String one, String other)
      throws Exception {
    RunningJvm running = jvm().start(Feud.class, how).untilToldOfHang();
    // It follows upon the word, while all hang on.
    ForkedRun run = running.until(() -> pageTellsOf(one)).kill().end();

    assertThat(run.rules()).as(run.err()).containsExactly("deadlock");
    Finding finding = run.finding("deadlock");
    assertThat(finding.values()).containsEntry("kind", kind);
    assertThat(finding.values().get(Finding.PROCESS)).contains("capulet (pid ");
    assertThat(finding.threads())
        .extracting(thread -> thread.name().replaceFirst(" \\(pid [0-9]+\\)/main", ""))
        .contains(one, other);
    assertThat(finding.steps())
        .filteredOn(step -> step.action() == Action.CREATES)
        .extracting(Step::stack)
        .isNotEmpty()
        .allSatisfy(made -> assertThat(made.site().fileName()).isEqualTo("Feud.java"));
    assertThat(pageTellsOf(one)).isTrue();
    assertThat(run.err()).containsPattern(one + " \\(pid [0-9]+\\)/main waits for");
  }

  @Test
  void circleThatSomebodyCanBreak_isSilent() throws Exception {
    ForkedRun run = jvm().run(Feud.Settled.class);

    assertThat(run.rules()).as(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo("capulet 0\nmontague 0\nporter 0\nguest 0\nsecond 0\nfirst 1\n");
  }

  private boolean pageTellsOf(String thread) {
    Path page = folder.resolve("run.html");
    try {
      return Files.exists(page) && Files.readString(page).contains(thread);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ForkedJvm jvm() {
    return ForkedJvm.in(folder).library(Lock.class);
  }
}
