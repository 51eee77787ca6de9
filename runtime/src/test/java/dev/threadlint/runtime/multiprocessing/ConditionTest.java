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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@SuppressWarnings("try")
class ConditionTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  private final Condition condition = new Condition();
  private final SimpleQueue<Integer> woken = new SimpleQueue<>();

  @Test
  void withoutTheLock_refuses() {
    assertThatThrownBy(condition::await)
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("must acquire() condition before using wait()");
    assertThatThrownBy(condition::signal)
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("lock is not owned");
    assertThatThrownBy(condition::signalAll).hasMessage("lock is not owned");
  }

  @Test
  void nobodySignals_timesOutWithTheLockOnAllLevels() {
    RLock lock = new RLock();
    Condition onIt = new Condition(lock);
    try (Guard outer = onIt.hold();
        Guard inner = onIt.hold()) {
      long begin = System.nanoTime();
      assertThat(onIt.await(SHORT)).isFalse();
      assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(SHORT.toNanos());
      assertThat(onIt.await(Duration.ZERO)).isFalse();
      assertThat(onIt.await(Duration.ofSeconds(-1))).isFalse();
      assertThat(lock.toString()).endsWith(", 2)>");
    }
    assertThat(lock.locked()).isFalse();
    AtTheBroker.untilWaiting(0);
  }

  @Test
  void signal_wakesTheLongestOfAllProcesses() {
    List<Process> children = waiters(3);
    signal(1);
    assertThat(woken.get()).isZero();
    signal(2);
    assertThat(List.of(woken.get(), woken.get())).containsExactlyInAnyOrder(1, 2);
    children.forEach(Process::join);
    assertThat(condition.toString()).endsWith(", 0)>");
  }

  @Test
  void signalAll_wakesThreadsOfAllProcesses() {
    List<Process> children = waiters(2);
    Thread here = Started.thread(() -> await(Arguments.of(condition, woken, 2)));
    untilWaiting(3);
    try (Guard held = condition.hold()) {
      condition.signalAll();
    }
    assertThat(List.of(woken.get(), woken.get(), woken.get())).containsExactlyInAnyOrder(0, 1, 2);
    children.forEach(Process::join);
    here.join();
  }

  @Test
  void signalWithoutWaiter_isNotRemembered() {
    signal(1);
    try (Guard held = condition.hold()) {
      assertThat(condition.await(SHORT)).isFalse();
    }
  }

  @Test
  void waiterIsKilled_takesNoSignalWithIt() {
    List<Process> children = waiters(2);
    children.get(0).kill();
    children.get(0).join();
    AtTheBroker.untilWaiting(1); // the dead one is forgotten
    signal(1);
    assertThat(woken.get()).isEqualTo(1);
    children.get(1).join();
  }

  @Test
  void childSignals_parentIsWoken() {
    Process child;
    try (Guard held = condition.hold()) {
      child = Forked.start(ConditionTest::signalOnce, condition);
      assertThat(condition.await()).isTrue();
    }
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }

  @Test
  @Tag("CD10")
  void waitForASharedNumber_childSeesItInTime() {
    Value state = new Value('i', 0);
    Process child = Forked.start(ConditionTest::waitForFour, condition, state);
    for (int i = 0; i < 4; i++) {
      try (Guard held = condition.hold()) {
        state.set(state.intValue() + 1);
        condition.signal();
      }
    }
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }

  @Test
  void waitFor_testsFirstAndBoundsTheWhole() {
    assertThat(condition.waitFor(() -> true)).isTrue(); // without the lock
    assertThatThrownBy(() -> condition.waitFor(() -> false, SHORT))
        .isExactlyInstanceOf(AssertionError.class);
    try (Guard held = condition.hold()) {
      assertThat(condition.waitFor(() -> false, SHORT)).isFalse();
      assertThat(condition.<Integer>waitForValue(() -> 7, value -> value > 7, SHORT)).isEqualTo(7);
    }
  }

  @Test
  void waitForWithoutTime_asksOnceAndNeedsNoLock() {
    AtomicInteger asked = new AtomicInteger();
    for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThat(condition.waitFor(() -> asked.incrementAndGet() < 0, none)).isFalse();
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void signalOfNobody_wakesNobody() {
    List<Process> children = waiters(1);
    signal(0);
    signal(-1);
    assertThat(condition).hasToString("<Condition(<RLock(None, 0)>, 1)>");
    signal(1);
    children.get(0).join();
  }

  @Test
  void onAPlainLock_worksTheSame() {
    Condition plain = new Condition(new Lock());
    Process child;
    try (Guard held = plain.hold()) {
      child = Forked.start(ConditionTest::signalOnce, plain);
      assertThat(plain.await()).isTrue();
    }
    child.join();
    assertThat(plain.acquire(SHORT)).isTrue();
    plain.release();
  }

  @Test
  void repr_tellsLockAndWaiters() {
    assertThat(condition).hasToString("<Condition(<RLock(None, 0)>, 0)>");
    List<Process> children = waiters(1);
    assertThat(condition).hasToString("<Condition(<RLock(None, 0)>, 1)>");
    signal(1);
    children.get(0).join();
  }

  @Test
  void sentOtherThanToAChild_refuses() {
    assertThatThrownBy(() -> Pickle.dumps(condition))
        .hasMessage(
            "Condition objects should only be shared between processes through inheritance");
  }

  private List<Process> waiters(int count) {
    List<Process> children = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      children.add(Forked.start(ConditionTest::await, condition, woken, i));
      untilWaiting(i + 1);
    }
    return children;
  }

  /** All of them in the queue, and nobody still on its way there with the lock. */
  private void untilWaiting(int threads) {
    String expected = "<Condition(<RLock(None, 0)>, " + threads + ")>";
    Await.until(() -> condition.toString().equals(expected));
  }

  private void signal(int n) {
    try (Guard held = condition.hold()) {
      condition.signal(n);
    }
  }

  @SuppressWarnings("unchecked")
  private static Object await(Arguments args) {
    Condition condition = (Condition) args.get(0);
    try (Guard held = condition.hold()) {
      assertThat(condition.await()).isTrue();
    }
    ((SimpleQueue<Object>) args.get(1)).put(args.get(2));
    return null;
  }

  private static Object signalOnce(Arguments args) {
    Condition condition = (Condition) args.get(0);
    try (Guard held = condition.hold()) {
      condition.signal();
    }
    return null;
  }

  private static Object waitForFour(Arguments args) {
    Condition condition = (Condition) args.get(0);
    Value state = (Value) args.get(1);
    try (Guard held = condition.hold()) {
      assertThat(condition.waitFor(() -> state.intValue() == 4)).isTrue();
      assertThat(state.intValue()).isEqualTo(4);
    }
    return null;
  }
}
