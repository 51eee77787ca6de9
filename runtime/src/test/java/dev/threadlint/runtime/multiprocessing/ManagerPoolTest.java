package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ManagerPoolTest {
  private static SyncManager manager;

  @BeforeAll
  static void start() {
    manager = SyncManager.started();
  }

  @AfterAll
  static void stop() {
    manager.shutdown();
  }

  @Test
  void everyCall_isDoneByTheManagersWorkers() {
    PoolProxy pool = manager.pool(1);
    try (PoolEnd end = pool.terminating()) {
      assertThat(pool.<Long>apply(Multiprocessing::getppid))
          .isEqualTo(manager.process().pid().getAsLong());
      assertThat(pool.<Integer>apply(Arguments::size, Arguments.of("a"))).isEqualTo(1);
      assertThat(pool.map(Tasks::square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
      assertThat(pool.starmap(Arguments::size, List.of(List.of(1, 2), List.of())))
          .containsExactly(2, 0);
      assertThat(pool.imap(Tasks::square, List.of(1, 2, 3), 2).iterator())
          .toIterable()
          .containsExactly(1, 4, 9);
    }
  }

  @Test
  void asyncResult_isWaitedForInTheManager() {
    PoolProxy pool = manager.pool(1);
    EventProxy go = manager.event();
    AsyncResultProxy<Integer> late = pool.applyAsync(ManagerPoolTest::awaited, Arguments.of(go));
    assertThatThrownBy(() -> late.get(Duration.ofMillis(1))).isInstanceOf(TimedOut.class);
    assertThat(late.ready()).isFalse();
    go.set();
    assertThat(late.get()).isEqualTo(7);
    assertThat(late.successful()).isTrue();
    pool.close();
    pool.join();
    assertThatThrownBy(() -> pool.map(Tasks::square, List.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Pool not running");
  }

  @Test
  void taskFails_itsOwnErrorComesWithTheStackOfTheWorker() {
    PoolProxy pool = manager.pool(1);
    try (PoolEnd end = pool.terminating()) {
      assertThatThrownBy(() -> pool.apply(ManagerPoolTest::fail, Arguments.none()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("seven")
          .hasRootCauseInstanceOf(RemoteTraceback.class);
    }
  }

  @Test
  void poolGivenToAChild_isUsedThere() {
    PoolProxy pool = manager.pool(1);
    try (PoolEnd end = pool.terminating()) {
      assertThat(Forked.run(ManagerPoolTest::usePool, pool)).isZero();
    }
  }

  private static Integer awaited(Arguments args) {
    ((EventProxy) args.get(0)).await();
    return 7;
  }

  private static Object fail(Arguments args) {
    throw new IllegalStateException("seven");
  }

  private static Object usePool(Arguments args) {
    List<Integer> squares = ((PoolProxy) args.get(0)).map(Tasks::square, List.of(2));
    assertThat(squares).containsExactly(4);
    return args;
  }
}
