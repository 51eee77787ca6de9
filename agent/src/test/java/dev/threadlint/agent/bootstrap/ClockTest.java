package dev.threadlint.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClockTest {
  private static final int MOST = 128;

  @Test
  void otherAddsNothing_isTheVerySame() {
    Clock clock = Clock.EMPTY.with(3, 1).with(9, 4);

    assertThat(clock.merge(Clock.EMPTY.with(9, 4))).isSameAs(clock);
    assertThat(clock.merge(Clock.EMPTY.with(3, 0))).isSameAs(clock);
    assertThat(clock.merge(null)).isSameAs(clock);
    assertThat(clock.with(9, 4)).isSameAs(clock);
  }

  @Test
  void learntInAnotherOrder_isEqual() {
    Clock one = Clock.EMPTY.with(7, 1).with(2, 5).with(4, 0);
    Clock other = Clock.EMPTY.with(4, 0).with(7, 1).with(2, 5);

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one.merge(other)).isSameAs(one);
  }

  @Test
  void merge_hasTheLaterOfBothForEachThread() {
    Random random = new Random(42);
    for (int round = 0; round < 1_000; round++) {
      Map<Long, Integer> expected = new HashMap<>();
      Clock one = some(random, expected);
      Clock other = some(random, expected);

      Clock merged = one.merge(other);

      assertThat(merged.size()).isEqualTo(expected.size());
      expected.forEach((thread, epoch) -> assertThat(merged.of(thread)).isEqualTo(epoch));
      assertThat(merged).isEqualTo(other.merge(one));
    }
  }

  @Test
  void unknownThread_isMinusOne() {
    assertThat(Clock.EMPTY.with(5, 2).of(4)).isEqualTo(-1);
    assertThat(Clock.EMPTY.of(0)).isEqualTo(-1);
  }

  @Test
  void tooManyThreads_keepsTheFirstAndTheLatest() {
    Clock clock = Clock.EMPTY;
    for (int thread = 1; thread <= MOST + 72; thread++) {
      clock = clock.with(thread, thread);
    }

    assertThat(clock.size()).isEqualTo(MOST);
    assertThat(clock.of(1)).isEqualTo(1);
    assertThat(clock.of(2)).isEqualTo(-1);
    assertThat(clock.of(MOST + 72)).isEqualTo(MOST + 72);
    assertThat(clock.of(MOST)).isEqualTo(MOST);
  }

  private static Clock some(Random random, Map<Long, Integer> expected) {
    Clock clock = Clock.EMPTY;
    for (int i = random.nextInt(12); i > 0; i--) {
      long thread = random.nextInt(15);
      int epoch = random.nextInt(5);
      clock = clock.with(thread, epoch);
      expected.merge(thread, epoch, Math::max);
    }
    return clock;
  }
}
