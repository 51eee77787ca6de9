package dev.threadlint.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.reports.model.ThreadLooks;
import dev.threadlint.reports.model.ThreadLooks.Lane;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static final long STEP = Lanes.FIRST_STEP_NANOS;

  private final Lanes lanes = new Lanes();

  @Test
  void threadThatLooksOn_runs() {
    ThreadState.current();

    lanes.look(3 * STEP);
    lanes.look(4 * STEP);

    assertThat(own().first()).isEqualTo(3);
    assertThat(own().states()).isEqualTo("rr");
    assertThat(lanes.all().looks()).isEqualTo(5);
  }

  @Test
  void missedLook_isNoState() {
    ThreadState.current();

    lanes.look(0);
    lanes.look(2 * STEP + 1);
    lanes.look(2 * STEP + 2);

    assertThat(own().states()).isEqualTo("r r");
  }

  @Test
  void longRun_isLookedAtMoreRarely() {
    ThreadState.current();

    for (int i = 0; i < 1_000; i++) {
      lanes.look(i * STEP);
    }

    ThreadLooks all = lanes.all();
    assertThat(all.stepMillis()).isEqualTo(8 * STEP / 1_000_000);
    assertThat(all.looks()).isEqualTo(125);
    assertThat(own().states()).isEqualTo("r".repeat(125));
    assertThat(lanes.takeCoarser()).isTrue();
    assertThat(lanes.takeCoarser()).isFalse();
  }

  private Lane own() {
    return lane(Thread.currentThread().getName());
  }

  private Lane lane(String thread) {
    return lanes.all().lanes().stream()
        .filter(lane -> lane.thread().name().equals(thread))
        .findFirst()
        .orElseThrow();
  }
}
