package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.threadlint.programs.DeadlockShapes;
import dev.threadlint.programs.DeadlockShapes.Shape;
import dev.threadlint.programs.Patient;
import dev.threadlint.programs.Patient.Waker;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every shape that a deadlock can have is told while the program hangs. */
class DeadlockShapesIT {
  private static final Set<String> RULES =
      Set.of("deadlock", "join-self", "lock-self-deadlock", "lock-upgrade", "pool-starvation");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void platformThreads_areTold(Shape shape) throws Exception {
    assertToldWhileItHangs(ForkedJvm.in(folder), shape);
  }

  @ParameterizedTest
  @EnumSource
  void virtualThreads_areTold(Shape shape) throws Exception {
    assumeTrue(Runtime.version().feature() >= 25, "no earlier JVM tells who holds a monitor");
    // Two that wait for each other's class keep their carriers.
    assertToldWhileItHangs(
        ForkedJvm.in(folder).jvm("-Dvirtual=true", "-Djdk.virtualThreadScheduler.parallelism=4"),
        shape);
  }

  @ParameterizedTest
  @EnumSource
  void programThatSomebodyWillWake_isLeftInPeace(Waker waker) throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(Patient.class, waker.name());
    assertThat(run.out()).isEqualTo("awake\n");
    assertThat(run.rules()).as(run.err()).doesNotContainAnyElementsOf(RULES);
  }

  private static void assertToldWhileItHangs(ForkedJvm jvm, Shape shape) throws Exception {
    ForkedRun run =
        jvm.start(DeadlockShapes.class, shape.name()).untilToldOfHang().terminate().end();
    assertThat(run.recording().findings()).as(run.err()).anyMatch(DeadlockShapesIT::isHang);
  }

  private static boolean isHang(Finding finding) {
    return RULES.contains(finding.rule()) && finding.confidence() == Confidence.OBSERVED;
  }
}
