package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.junit.Threadlint;
import dev.threadlint.programs.RunChecks;
import dev.threadlint.reports.model.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.opentest4j.AssertionFailedError;

/** A finding says in which test it arose, and fails it, if the test asks for that. */
class AttributionIT {
  @TempDir private Path folder;

  @Test
  void guiltyTest_isNamed_andFails() throws Exception {
    ForkedRun run = junit().run(RunChecks.class);

    assertThat(run.finding("lock-order-cycle").values())
        .as(run.err())
        .containsEntry(Finding.TEST, "BankChecks.audits");
    assertThat(run.out())
        .contains("audits(): Threadlint:", "lock-order-cycle", "passed: 2")
        .doesNotContain("pays(): ", "paysAgain(): ");
    assertThat(run.err()).contains("Arose in test BankChecks.audits.");
  }

  @Test
  void suppressedFinding_failsNoTest() throws Exception {
    Files.writeString(
        folder.resolve("threadlint.properties"),
        "suppress.1=lock-order-cycle in *.BankChecks because it is planted\n");

    ForkedRun run = junit().run(RunChecks.class);

    assertThat(run.out()).as(run.err()).contains("passed: 3");
  }

  @Test
  void withoutAgent_allTestsPass() throws Exception {
    ForkedRun run = junit().untraced().library(Threadlint.class).run(RunChecks.class);

    assertThat(run.out()).as(run.err()).contains("passed: 3");
  }

  private ForkedJvm junit() {
    return ForkedJvm.in(folder)
        .library(Test.class)
        .library(JupiterTestEngine.class)
        .library(TestEngine.class)
        .library(Launcher.class)
        .library(JUnitException.class)
        .library(AssertionFailedError.class);
  }
}
