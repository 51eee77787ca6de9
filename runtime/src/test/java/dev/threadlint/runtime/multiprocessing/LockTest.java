package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Await;
import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import dev.threadlint.runtime.multiprocessing.internal.shared.AtTheBroker;
import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Started;
import dev.threadlint.runtime.threading.Thread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@SuppressWarnings("try")
class LockTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  private final Lock lock = new Lock();

  @Test
  void heldLock_triesAndTimedTriesFail() {
    assertThat(lock.acquire()).isTrue();
    assertThat(lock.acquire(false)).isFalse();
    assertThat(lock.acquire(Duration.ZERO)).isFalse();
    assertThat(lock.acquire(Duration.ofSeconds(-1))).isFalse();
    assertThat(lock.acquire(false, Duration.ofSeconds(9))).isFalse();
    long begin = System.nanoTime();
    assertThat(lock.acquire(true, SHORT)).isFalse();
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(SHORT.toNanos());
    lock.release();
    assertThat(lock.acquire(true, null)).isTrue();
  }

  @Test
  void releasedUnlocked_refuses() {
    assertThatThrownBy(lock::release)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("semaphore or lock released too many times");
    assertThat(lock.acquire(false)).isTrue();
    assertThatThrownBy(() -> lock.acquire(Duration.ofDays(1_000_000)))
        .isExactlyInstanceOf(ArithmeticException.class);
  }

  @Test
  void anotherThread_mayRelease() {
    lock.acquire();
    Started.thread(lock::release).join();
    assertThat(lock.locked()).isFalse();
  }

  @Test
  void guard_releasesOnce() {
    try (Guard held = lock.hold()) {
      assertThat(lock.locked()).isTrue();
      held.close();
    }
    assertThat(lock.acquire(false)).isTrue();
  }

  @Test
  void anotherProcess_mayRelease() {
    lock.acquire();
    assertThat(Forked.run(LockTest::release, lock)).isZero();
    assertThat(lock.locked()).isFalse();
  }

  @Test
  void heldByParent_childWaitsUntilItIsReleased() {
    Event got = new Event();
    lock.acquire();
    Process child = Forked.start(LockTest::acquireAndTell, lock, got);
    AtTheBroker.untilWaiting(1);
    assertThat(got.isSet()).isFalse();
    lock.release();
    got.await();
    child.join();
    assertThat(lock.locked()).isTrue();
  }

  @Test
  void heldByChild_parentWaitsUntilItIsReleased() {
    Event got = new Event();
    Event go = new Event();
    Process child = Forked.start(LockTest::holdUntilTold, lock, got, go);
    got.await();
    assertThat(lock.acquire(false)).isFalse();
    Thread waiter = Started.thread(lock::acquire);
    Await.untilParkedOn(lock, waiter);
    go.set();
    waiter.join();
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }

  @Test
  void manyProcessesCount_nothingIsLost() {
    RawValue counter = new RawValue('i', 0);
    List<Process> children = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      children.add(Forked.start(LockTest::count, lock, counter, 3_000));
    }
    count(Arguments.of(lock, counter, 3_000));
    children.forEach(Process::join);
    assertThat(counter.intValue()).isEqualTo(12_000);
    assertThat(lock.locked()).isFalse();
  }

  @Test
  void holderIsKilled_lockStaysLockedAndTheBrokerKnows() {
    Event got = new Event();
    Process child = Forked.start(LockTest::holdUntilTold, lock, got, new Event());
    got.await();
    Thread waiter = Started.thread(lock::acquire);
    Await.untilParkedOn(lock, waiter);
    assertThat(AtTheBroker.knowsOfADeadHolder()).isFalse();
    child.kill();
    child.join();
    assertThat(AtTheBroker.knowsOfADeadHolder()).isTrue();
    assertThat(lock.acquire(SHORT)).isFalse();
    lock.release(); // anybody may
    waiter.join();
  }

  @Test
  void waiterIsKilled_theNextOneGetsIt() {
    lock.acquire();
    Process first = Forked.start(LockTest::acquireAndTell, lock, new Event());
    AtTheBroker.untilWaiting(1);
    Event got = new Event();
    Process second = Forked.start(LockTest::acquireAndTell, lock, got);
    AtTheBroker.untilWaiting(2);
    first.kill();
    first.join();
    lock.release();
    got.await();
    second.join();
    AtTheBroker.untilWaiting(0);
  }

  @Test
  void childTimesOut_leavesTheQueue() {
    lock.acquire();
    assertThat(Forked.run(LockTest::acquireInVain, lock)).isZero();
    AtTheBroker.untilWaiting(0);
  }

  @Test
  void interruptedWhileWaiting_waitsOnAndKeepsTheFlag() {
    assertThat(Forked.run(LockTest::waitInterrupted, lock)).isZero();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    lock.acquire();
    Thread waiter =
        Started.thread(
            () -> {
              java.lang.Thread.currentThread().interrupt();
              lock.acquire();
              flag.set(java.lang.Thread.currentThread().isInterrupted());
            });
    Await.untilParkedOn(lock, waiter);
    lock.release();
    waiter.join();
    assertThat(flag.get()).isTrue();
  }

  @Test
  void madeByAnInterruptedThread_isMadeAllTheSame() {
    java.lang.Thread.currentThread().interrupt();
    assertThat(new Lock().acquire(false)).isTrue();
    assertThat(java.lang.Thread.interrupted()).isTrue();
  }

  @Test
  void sentOtherThanToAChild_refuses() {
    assertThatThrownBy(() -> Pickle.dumps(lock))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("Lock objects should only be shared between processes through inheritance");
  }

  @Test
  @Tag("MS03")
  void repr_tellsTheOwner() {
    assertThat(lock).hasToString("<Lock(owner=None)>");
    Thread other = Thread.builder().name("T").target(() -> reprOfOwn(lock)).start();
    other.join();
    Started.thread(lock::acquire).join();
    assertThat(lock).hasToString("<Lock(owner=SomeOtherThread)>");
    lock.release();
    assertThat(Forked.run(LockTest::acquire, lock)).isZero();
    assertThat(lock).hasToString("<Lock(owner=SomeOtherProcess)>");
    lock.release();
    RLock rlock = new RLock();
    assertThat(rlock).hasToString("<RLock(None, 0)>");
    Started.thread(rlock::acquire).join();
    assertThat(rlock).hasToString("<RLock(SomeOtherThread, nonzero)>");
  }

  @Test
  @Tag("MS03")
  void reprInMain_tellsProcessAndThread() {
    assertThat(Forked.run(LockTest::checkReprInMain, new Lock(), new RLock())).isZero();
  }

  private static Object reprOfOwn(Lock lock) {
    lock.acquire();
    String repr = lock.toString();
    lock.release();
    assertThat(repr).isEqualTo("<Lock(owner=MainProcess|T)>");
    return repr;
  }

  private static Object checkReprInMain(Arguments args) {
    Lock lock = (Lock) args.get(0);
    RLock rlock = (RLock) args.get(1);
    String name = Multiprocessing.currentProcess().getName();
    lock.acquire();
    rlock.acquire();
    rlock.acquire();
    assertThat(lock).hasToString("<Lock(owner=" + name + ")>");
    assertThat(rlock).hasToString("<RLock(" + name + ", 2)>");
    return null;
  }

  private static Object release(Arguments args) {
    ((Lock) args.get(0)).release();
    return null;
  }

  private static Object acquire(Arguments args) {
    ((Lock) args.get(0)).acquire();
    return null;
  }

  private static Object acquireAndTell(Arguments args) {
    ((Lock) args.get(0)).acquire();
    ((Event) args.get(1)).set();
    return null;
  }

  private static Object holdUntilTold(Arguments args) {
    Lock lock = (Lock) args.get(0);
    lock.acquire();
    ((Event) args.get(1)).set();
    ((Event) args.get(2)).await();
    lock.release();
    return null;
  }

  private static Object count(Arguments args) {
    Lock lock = (Lock) args.get(0);
    RawValue counter = (RawValue) args.get(1);
    for (int i = 0; i < (int) args.get(2); i++) {
      lock.acquire();
      counter.set(counter.intValue() + 1);
      lock.release();
    }
    return null;
  }

  private static Object acquireInVain(Arguments args) {
    assertThat(((Lock) args.get(0)).acquire(SHORT)).isFalse();
    return null;
  }

  private static Object waitInterrupted(Arguments args) {
    Lock lock = (Lock) args.get(0);
    lock.acquire();
    java.lang.Thread.currentThread().interrupt();
    assertThat(lock.acquire(SHORT)).isFalse();
    assertThat(java.lang.Thread.interrupted()).isTrue();
    lock.release();
    return null;
  }
}
