package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.Deadlock;
import dev.threadlint.programs.LockOrderCycle;
import dev.threadlint.reports.model.Course;
import dev.threadlint.reports.model.ThreadLooks;
import dev.threadlint.reports.model.ThreadLooks.Lane;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recording says how the run went: what the page draws beside the findings. */
class CourseIT {
  @TempDir private Path folder;

  @Test
  void nestedLocks_areRecordedWithTheirThreads() throws Exception {
    ForkedRun run = ForkedJvm.in(folder).run(LockOrderCycle.class, "wrong");

    assertThat(run.recording().course().nestings())
        .anySatisfy(
            nesting -> {
              assertThat(nesting.outer().name()).isEqualTo("LockOrderCycle.MONITOR");
              assertThat(nesting.threads()).containsExactly("first");
            })
        .anySatisfy(
            nesting -> {
              assertThat(nesting.inner().name()).isEqualTo("LockOrderCycle.MONITOR");
              assertThat(nesting.threads()).containsExactly("second");
            });
    assertThat(run.finding("lock-order-cycle").values().get("askedMicros"))
        .matches("[0-9]+ [0-9]+");
  }

  @Test
  void threadsThatLockEachOtherOut_areSeenToWaitWithALock() throws Exception {
    ForkedRun run =
        ForkedJvm.in(folder).start(Deadlock.class, "wrong").untilToldOfHang().terminate().end();

    Course course = run.recording().course();
    assertThat(lane(course, "first")).endsWith(String.valueOf(ThreadLooks.WAITS_HOLDING));
    assertThat(lane(course, "second")).endsWith(String.valueOf(ThreadLooks.WAITS_HOLDING));
    assertThat(course.looks().looks()).isGreaterThan(1);
  }

  private static String lane(Course course, String thread) {
    return course.looks().lanes().stream()
        .filter(lane -> lane.thread().name().equals(thread))
        .map(Lane::states)
        .findFirst()
        .orElseThrow();
  }
}
