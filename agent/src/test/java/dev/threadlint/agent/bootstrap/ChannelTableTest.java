package dev.threadlint.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ChannelTableTest {
  private static final int BITS = 12;

  private final ChannelTable table = new ChannelTable(BITS);

  @Test
  void whatWasAdded_isThere() {
    table.add(7, Clock.EMPTY.with(1, 2));
    table.add(7, Clock.EMPTY.with(3, 4));

    Clock clock = table.get(7);

    assertThat(clock.of(1)).isEqualTo(2);
    assertThat(clock.of(3)).isEqualTo(4);
    assertThat(table.get(8)).isNull();
  }

  @Test
  void tenthFull_losesNextToNothing() {
    Random random = new Random(1);
    int lost = 0;
    for (int round = 0; round < 100; round++) {
      ChannelTable fresh = new ChannelTable(BITS);
      long first = random.nextInt();
      fresh.add(first, Clock.EMPTY.with(1, 1));
      for (int i = 0; i < (1 << BITS) / 10; i++) {
        fresh.add(random.nextInt(), Clock.EMPTY.with(2, 2));
      }
      lost += fresh.get(first) == null ? 1 : 0;
    }
    assertThat(lost).isLessThanOrEqualTo(1);
  }

  @Test
  void theNewest_areThere() {
    for (long key = 0; key < 10L << BITS; key++) {
      table.add(key, Clock.EMPTY.with(1, (int) key));
    }
    assertThat(table.get((10L << BITS) - 1)).isNotNull();
    assertThat(table.get(0)).isNull();
  }
}
