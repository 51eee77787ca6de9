package dev.threadlint.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a task waits for a worker is counted, where it can be told. */
class PoolHooksTest {
  private final Object pool = new Object();
  private final ThreadState state = ThreadState.current();

  @BeforeEach
  void work() {
    PoolHooks.measures(pool);
  }

  @AfterEach
  void workNoMore() {
    PoolHooks.ends(state);
  }

  @Test
  void taskHandedInAndTaken_hasWaitedOnce() {
    handIn(11);
    run(11);

    assertThat(queued()).isEqualTo(1);
    assertThat(ran()).isEqualTo(1);
  }

  @Test
  void oneObjectHandedInAgainWhileItWaits_hasNoWaitingTime() {
    handIn(12);
    handIn(12);
    handIn(12);
    run(12);
    handIn(12);
    run(12);

    assertThat(queued()).isZero();
    assertThat(ran()).isEqualTo(2);
  }

  @Test
  void oneObjectHandedInAgainAfterItRan_hasWaitedTwice() {
    handIn(13);
    run(13);
    handIn(13);
    run(13);

    assertThat(queued()).isEqualTo(2);
  }

  @Test
  void taskThatNobodyHandedIn_hasNoWaitingTime() {
    run(14);

    assertThat(queued()).isZero();
    assertThat(ran()).isEqualTo(1);
  }

  private static void handIn(int hash) {
    PoolHooks.handsIn(hash);
  }

  private void run(int hash) {
    PoolHooks.begins(state, hash);
    PoolHooks.idles();
  }

  private long queued() {
    return count(PoolMeters.of(pool).queued);
  }

  private long ran() {
    return count(PoolMeters.of(pool).ran);
  }

  private static long count(Times times) {
    AtomicLong count = new AtomicLong();
    times.take((nanos, n) -> count.addAndGet(n));
    return count.get();
  }
}
