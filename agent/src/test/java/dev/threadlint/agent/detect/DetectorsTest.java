package dev.threadlint.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.SuppressedCycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DetectorsTest {

  @Test
  void rules_areAllAndEachOnce() {
    assertThat(Detectors.rules())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrder(
            "join-before-start",
            "join-self",
            "join-missing",
            "join-holding-lock",
            "join-serialises",
            "join-timeouts-add-up",
            "join-timeout-ignored",
            "thread-failure-lost",
            "thread-cut-off",
            "lock-self-deadlock",
            "lock-upgrade",
            "lock-not-released",
            "lock-order-cycle",
            "deadlock",
            "latch-never-opens",
            "barrier-short-of-parties",
            "notify-lost",
            "wait-holding-lock",
            "lock-held-while-blocking",
            "pool-starvation",
            "pool-not-shut-down",
            "pool-per-task",
            "pool-blocked",
            "pool-size",
            "task-overhead",
            "busy-wait",
            "submit-serialises",
            "task-failure-lost",
            "process-not-joined",
            "exit-code-unread",
            "queue-shared-by-value",
            "unpicklable-task",
            "check-then-act",
            "pipe-end-open",
            "join-before-drain");
  }

  @Test
  void ruleName_isClassName() {
    for (String rule : Detectors.rules()) {
      var name = new StringBuilder("dev.threadlint.agent.detect.");
      for (String word : rule.split("-", -1)) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
      assertThat(name.append("Detector").toString())
          .satisfies(className -> assertThat(Class.forName(className)).isNotNull());
    }
  }

  @Test
  void ruleOff_isNotReported() {
    List<Finding> found = new ArrayList<>();
    var sink =
        new Findings() {
          @Override
          public void report(Finding finding) {
            found.add(finding);
          }

          @Override
          public void suppressed(SuppressedCycle cycle) {}
        };
    var recorder = new FactScript();
    ScriptThread main = recorder.thread("main");
    var join =
        new dev.threadlint.agent.fact.JoinRequested(
            1,
            main.ref(),
            main.stamp(),
            main.ref(),
            dev.threadlint.agent.fact.JoinRequested.TargetState.ALIVE,
            0,
            List.of(),
            main.stack());

    Detectors.create(Set.of("join-self")).accept(join, sink);
    assertThat(found).isEmpty();
    Detectors.create(Set.of("join-missing")).accept(join, sink);
    assertThat(found).hasSize(1);
  }
}
