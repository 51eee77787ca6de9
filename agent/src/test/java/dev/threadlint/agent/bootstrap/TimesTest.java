package dev.threadlint.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  private final Times times = new Times();
  private final List<Long> taken = new ArrayList<>();
  private int count;

  @ParameterizedTest
  @ValueSource(longs = {128, 150, 999, 1_000, 4_096, 1_000_000, 83_000_000, 3_600_000_000_000L})
  void anyTime_isKeptToATenth(long nanos) {
    times.add(nanos);
    take();

    assertThat(taken).hasSize(1);
    assertThat((double) taken.get(0)).isCloseTo(nanos, withinPercentage(10));
  }

  @Test
  void extremes_haveABucket() {
    times.add(-1);
    times.add(0);
    times.add(127);
    times.add(Long.MAX_VALUE);
    take();

    assertThat(taken).hasSize(2).first().isEqualTo(64L);
    assertThat(count).isEqualTo(4);
  }

  @Test
  void taken_isGone() {
    times.add(500);
    times.add(500);
    take();
    assertThat(count).isEqualTo(2);
    take();

    assertThat(taken).hasSize(1);
  }

  private void take() {
    times.take(
        (nanos, many) -> {
          taken.add(nanos);
          count += many;
        });
  }
}
