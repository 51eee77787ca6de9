package dev.threadlint.reports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.threadlint.reports.SampleRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DurationsTest {

  @Test
  void none_areZero() {
    assertThat(Durations.NONE.isEmpty()).isTrue();
    assertThat(Durations.NONE.percentile(99)).isZero();
    assertThat(Durations.NONE.max()).isZero();
    assertThat(Durations.NONE.total()).isZero();
    assertThat(Durations.of(Durations.empty())).isEqualTo(Durations.NONE);
  }

  @Test
  void many_haveMiddleAndTail() {
    Durations durations = SampleRun.durations(1_000, 98, 5_000_000, 2);

    assertThat(durations.count()).isEqualTo(100);
    assertThat((double) durations.percentile(50)).isCloseTo(1_000, withinPercentage(1));
    assertThat((double) durations.percentile(99)).isCloseTo(5_000_000, withinPercentage(1));
    assertThat((double) durations.total()).isCloseTo(10_098_000, withinPercentage(1));
  }

  @Test
  void ofTwoRuns_addUp() {
    Durations both = SampleRun.durations(10, 1).plus(SampleRun.durations(1L << 40, 2));

    assertThat(both).isEqualTo(SampleRun.durations(10, 1, 1L << 40, 2));
    assertThat(both.count()).isEqualTo(3);
  }

  @Test
  void impossibleOnes_areTheLongestAndTheShortest() {
    Durations odd = SampleRun.durations(-5, 1, Long.MAX_VALUE, 1);
    List<Long> met = new ArrayList<>();

    odd.forEach((nanos, times) -> met.add(nanos));

    assertThat(met).hasSize(2).first().isEqualTo(0L);
    assertThat((double) odd.max()).isCloseTo(Durations.LONGEST_NANOS, withinPercentage(1));
  }

  @Test
  void copied_doesNotChangeWithItsSource() {
    var histogram = Durations.empty();
    Durations.add(histogram, 7, 1);
    Durations before = Durations.of(histogram);

    Durations.add(histogram, 7, 1);

    assertThat(before.count()).isEqualTo(1);
  }
}
