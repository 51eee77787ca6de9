package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Await;
import dev.threadlint.runtime.threading.BrokenBarrier;
import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Started;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@SuppressWarnings("try")
class ManagerLocksTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  private static SyncManager manager;

  @BeforeAll
  static void startManager() {
    manager = SyncManager.started();
  }

  @AfterAll
  static void shutdownManager() {
    manager.close();
  }

  @Test
  void locks_haveTheRulesOfThoseAmongThreads() {
    AcquirerProxy lock = manager.lock();
    try (Guard held = lock.hold()) {
      assertThat(lock.acquire(false)).isFalse();
      assertThat(lock.acquire(SHORT)).isFalse();
      assertThat(lock.acquire(true, SHORT)).isFalse();
      assertThat(Forked.run(ManagerLocksTest::checkTaken, lock)).isZero();
    }
    assertThatThrownBy(lock::release)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("release unlocked lock");
    assertThat(lock.toString()).startsWith("<unlocked _thread.lock object at ");
    assertThat(lock.repr()).startsWith("<AcquirerProxy object, typeid 'Lock' at ");
    AcquirerProxy semaphore = manager.semaphore(1);
    assertThat(semaphore.acquire()).isTrue();
    assertThat(semaphore.acquire(false)).isFalse();
    assertThatThrownBy(manager.boundedSemaphore(1)::release)
        .hasMessage("Semaphore released too many times");
  }

  @Test
  void rlock_belongsToTheThreadOfTheClient() {
    AcquirerProxy lock = manager.rlock();
    lock.acquire();
    lock.acquire();
    Started.thread(() -> assertThat(lock.acquire(false)).isFalse()).join();
    assertThat(Forked.run(ManagerLocksTest::checkTaken, lock)).isZero();
    lock.release();
    lock.release();
    assertThatThrownBy(lock::release).hasMessage("cannot release un-acquired lock");
  }

  @Test
  void condition_wakesAnotherProcess() {
    AcquirerProxy lock = manager.rlock();
    ConditionProxy condition = manager.condition(lock);
    ValueProxy<Integer> state = manager.value('i', 0);
    Process child = Forked.start(ManagerLocksTest::waitForOne, condition, state);
    try (Guard held = condition.hold()) {
      assertThat(lock.acquire(false)).isTrue();
      lock.release();
      state.set(1);
      condition.signalAll();
    }
    child.join();
    assertThat(child.exitCode()).hasValue(0);
    assertThatThrownBy(condition::signal).hasMessage("cannot notify on un-acquired lock");
    try (Guard held = condition.hold()) {
      assertThat(condition.await(SHORT)).isFalse();
      assertThat(condition.waitFor(() -> false, SHORT)).isFalse();
      condition.signal(1);
    }
  }

  @Test
  void eventAndBarrier_bringProcessesTogether() {
    EventProxy event = manager.event();
    BarrierProxy barrier = manager.barrier(2);
    Process child = Forked.start(ManagerLocksTest::meet, event, barrier);
    assertThat(event.await()).isTrue();
    Await.until(() -> barrier.nWaiting() == 1);
    assertThat(barrier.await()).isEqualTo(1);
    child.join();
    assertThat(child.exitCode()).hasValue(0);
    event.clear();
    assertThat(event.isSet()).isFalse();
    assertThat(event.await(SHORT)).isFalse();
    assertThat(barrier.parties()).isEqualTo(2);
    assertThatThrownBy(() -> barrier.await(SHORT)).isExactlyInstanceOf(BrokenBarrier.class);
    assertThat(barrier.broken()).isTrue();
    barrier.reset();
    barrier.abort();
    assertThat(barrier.broken()).isTrue();
  }

  private static Object checkTaken(Arguments args) {
    assertThat(((AcquirerProxy) args.get(0)).acquire(false)).isFalse();
    return null;
  }

  private static Object waitForOne(Arguments args) {
    ConditionProxy condition = (ConditionProxy) args.get(0);
    ValueProxy<?> state = (ValueProxy<?>) args.get(1);
    try (Guard held = condition.hold()) {
      assertThat(condition.waitFor(() -> state.get().equals(1))).isTrue();
    }
    return null;
  }

  private static Object meet(Arguments args) {
    ((EventProxy) args.get(0)).set();
    assertThat(((BarrierProxy) args.get(1)).await()).isZero();
    return null;
  }
}
