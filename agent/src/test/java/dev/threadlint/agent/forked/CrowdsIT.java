package dev.threadlint.agent.forked;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.programs.Crowd;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However many objects there are, the tracer keeps none of them and stays small. The property
 * {@code crowds} says how many; a million takes a while for all of them.
 */
class CrowdsIT {
  private static final String SIZE = System.getProperty("crowds", "100000");

  // What the tracer's tables may take once they are full, its classes included.
  private static final long ROOM_KILOBYTES = 48 << 10;

  @TempDir private Path plain;
  @TempDir private Path traced;

  @ParameterizedTest
  @ValueSource(strings = {"locks", "pairs", "young", "tasks"})
  void crowd_leavesNothingBehind(String crowd) throws Exception {
    assertLeavesNothing(crowd);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void virtualThreads_leaveNothingBehind() throws Exception {
    assertLeavesNothing("virtual");
  }

  private void assertLeavesNothing(String crowd) throws Exception {
    String kind = "-Dvirtual=" + crowd.equals("virtual");
    ForkedRun without = ForkedJvm.in(plain).untraced().jvm(kind).run(Crowd.class, crowd, SIZE);
    ForkedRun with = ForkedJvm.in(traced).jvm(kind).run(Crowd.class, crowd, SIZE);

    assertThat(without.out()).as(without.err()).contains("left: 0\n");
    assertThat(with.out()).as(with.err()).contains("sampled: true\n", "left: 0\n");
    assertThat(kilobytes(with)).isLessThan(kilobytes(without) + ROOM_KILOBYTES);
    assertThat(with.exitCode()).isZero();
    assertThat(with.err()).doesNotContain("ERROR", "stopped judging");
  }

  private static long kilobytes(ForkedRun run) {
    Matcher number = Pattern.compile("kilobytes: (\\d+)").matcher(run.out());
    assertThat(number.find()).as(run.out()).isTrue();
    return Long.parseLong(number.group(1));
  }
}
