package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

  @Test
  void callbacks_areCalledInTheManager() {
    long there = manager.process().pid().getAsLong();
    DictProxy<String, Object> seen = manager.dict();
    PoolProxy pool = manager.pool(1);
    try (PoolEnd end = pool.terminating()) {
      pool.applyAsync(() -> 7, keep(seen, "apply"), keep(seen, "no")).await();
      pool.applyAsync(Arguments::size, Arguments.of("a"), keep(seen, "routine"), null).await();
      pool.mapAsync(Tasks::square, List.of(2, 3), 1, keep(seen, "map"), keep(seen, "no")).await();
      pool.starmapAsync(Arguments::size, List.of(List.of(1)), null, keep(seen, "starmap"), null)
          .await();
      pool.applyAsync(
              ManagerPoolTest::fail,
              Arguments.none(),
              keep(seen, "no"),
              e -> seen.setItem("error", e.getMessage()))
          .await();
      assertThat(seen.copy())
          .containsOnly(
              Map.entry("apply", List.of(there, 7)),
              Map.entry("routine", List.of(there, 1)),
              Map.entry("map", List.of(there, List.of(4, 9))),
              Map.entry("starmap", List.of(there, List.of(1))),
              Map.entry("error", "seven"));
    }
  }

  @Test
  void callbackThatCannotTravelOrFails_poolGoesOn() {
    Object here = new Object();
    PoolProxy pool = manager.pool(1);
    try (PoolEnd end = pool.terminating()) {
      assertThatThrownBy(() -> pool.applyAsync(() -> 7, r -> here.notifyAll(), null))
          .isExactlyInstanceOf(NotPicklable.class);
      assertThat(pool.applyAsync(() -> 7, ManagerPoolTest::failOn, null).get()).isEqualTo(7);
      assertThat(pool.<Integer>apply(() -> 8)).isEqualTo(8);
    }
  }

  @Test
  void initializerAndMostTasks_areForEachWorker() {
    ListProxy<Long> begun = manager.list();
    PoolProxy pool = manager.pool(1, () -> begun.append(Tasks.pid("")), 2);
    try (PoolEnd end = pool.terminating()) {
      List<Long> done = pool.map(Tasks::pid, List.of(1, 2, 3, 4), 1);
      assertThat(done.get(1)).isEqualTo(done.get(0)).isNotEqualTo(done.get(2));
      assertThat(done.get(3)).isEqualTo(done.get(2));
      assertThat(begun.copy()).startsWith(done.get(0), done.get(2));
    }
  }

  @Test
  void sizesThatMakeNoSense_areRefusedInTheManager() {
    assertThatThrownBy(() -> manager.pool(0))
        .isExactlyInstanceOf(RemoteError.class)
        .hasMessageContaining("Number of processes must be at least 1");
    assertThatThrownBy(() -> manager.pool(null, null, 0))
        .isExactlyInstanceOf(RemoteError.class)
        .hasMessageContaining("maxtasksperchild must be a positive int or None");
  }

  private static <T> Callback<T> keep(DictProxy<String, Object> seen, String what) {
    return value -> seen.setItem(what, List.of(Tasks.pid(""), value));
  }

  private static void failOn(Object result) {
    throw new IllegalStateException("callback failed on purpose");
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
