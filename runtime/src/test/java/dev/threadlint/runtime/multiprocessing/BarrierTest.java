package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Await;
import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import dev.threadlint.runtime.threading.BrokenBarrier;
import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Started;
import dev.threadlint.runtime.threading.Thread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@SuppressWarnings("try")
class BarrierTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final int ROUNDS = 20;

  @Test
  void processesPassRoundAfterRound_inLockStep() {
    Barrier barrier = new Barrier(3);
    Value passed = new Value('i', 0);
    List<Process> children = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      children.add(Forked.start(BarrierTest::pass, barrier, passed));
    }
    children.forEach(Process::join);
    assertThat(children).allSatisfy(child -> assertThat(child.exitCode()).hasValue(0));
    assertThat(passed.intValue()).isEqualTo(3 * ROUNDS);
    assertThat(barrier.nWaiting()).isZero();
    assertThat(barrier.broken()).isFalse();
  }

  @Test
  void indices_goFromFirstToLastAndTheLastRunsTheAction() {
    Value actions = new Value('i', 0);
    Barrier barrier = new Barrier(2, () -> add(actions));
    SimpleQueue<Integer> indices = new SimpleQueue<>();
    Process child = Forked.start(BarrierTest::passOnce, barrier, indices);
    Await.until(() -> barrier.nWaiting() == 1);
    assertThat(barrier.await()).isEqualTo(1);
    assertThat(indices.get()).isZero();
    child.join();
    assertThat(actions.intValue()).isEqualTo(1);
    assertThat(barrier.parties()).isEqualTo(2);
  }

  @Test
  void oneTimesOut_breaksItForAllProcessesUntilReset() {
    Barrier barrier = new Barrier(3);
    Process child = Forked.start(BarrierTest::passBroken, barrier);
    Await.until(() -> barrier.nWaiting() == 1);
    assertThatThrownBy(() -> barrier.await(SHORT)).isExactlyInstanceOf(BrokenBarrier.class);
    child.join();
    assertThat(child.exitCode()).hasValue(0);
    assertThat(barrier.broken()).isTrue();
    assertThatThrownBy(barrier::await).isExactlyInstanceOf(BrokenBarrier.class);
    barrier.reset();
    assertThat(barrier.broken()).isFalse();
  }

  @Test
  void defaultTimeout_isUsed() {
    Barrier barrier = new Barrier(2, null, SHORT);
    assertThatThrownBy(barrier::await).isExactlyInstanceOf(BrokenBarrier.class);
  }

  @Test
  void resetWhileAProcessWaits_breaksOnlyThatRound() {
    Barrier barrier = new Barrier(2);
    Process child = Forked.start(BarrierTest::passBroken, barrier);
    Await.until(() -> barrier.nWaiting() == 1);
    barrier.reset();
    child.join();
    assertThat(child.exitCode()).hasValue(0);
    assertThat(barrier.broken()).isFalse();
  }

  @Test
  void abort_breaksIt() {
    Barrier barrier = new Barrier(2);
    Process child = Forked.start(BarrierTest::passBroken, barrier);
    Await.until(() -> barrier.nWaiting() == 1);
    barrier.abort();
    child.join();
    assertThat(child.exitCode()).hasValue(0);
    assertThat(barrier.toString()).matches("<multiprocessing.synchronize.Barrier at 0x.*: broken>");
  }

  @Test
  void actionFails_itsErrorIsThrownAndTheOthersAreBroken() {
    Barrier barrier =
        new Barrier(
            2,
            () -> {
              throw new IllegalStateException("action");
            });
    Thread other =
        Started.thread(
            () -> assertThatThrownBy(barrier::await).isExactlyInstanceOf(BrokenBarrier.class));
    Await.until(() -> barrier.nWaiting() == 1);
    assertThat(barrier.toString()).endsWith(": waiters=1/2>");
    assertThatThrownBy(barrier::await).hasMessage("action");
    other.join();
  }

  @Test
  void action_mayUseTheBarrier() {
    AtomicReference<Barrier> itself = new AtomicReference<>();
    Barrier barrier = new Barrier(1, () -> itself.get().abort());
    itself.set(barrier);
    assertThat(barrier.await()).isZero();
  }

  @Test
  void fewerThanOneParty_refuses() {
    assertThatThrownBy(() -> new Barrier(0))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("parties must be >= 1");
  }

  @Test
  void sentOtherThanToAChild_refuses() {
    assertThatThrownBy(() -> Pickle.dumps(new Barrier(1)))
        .hasMessage(
            "Condition objects should only be shared between processes through inheritance");
  }

  private static void add(Value value) {
    try (Guard held = value.hold()) {
      value.set(value.intValue() + 1);
    }
  }

  private static Object pass(Arguments args) {
    Barrier barrier = (Barrier) args.get(0);
    Value passed = (Value) args.get(1);
    for (int round = 0; round < ROUNDS; round++) {
      barrier.await();
      add(passed);
      assertThat(passed.intValue()).isBetween(round * 3 + 1, (round + 2) * 3);
    }
    return null;
  }

  @SuppressWarnings("unchecked")
  private static Object passOnce(Arguments args) {
    ((SimpleQueue<Integer>) args.get(1)).put(((Barrier) args.get(0)).await());
    return null;
  }

  private static Object passBroken(Arguments args) {
    Barrier barrier = (Barrier) args.get(0);
    assertThatThrownBy(barrier::await).isExactlyInstanceOf(BrokenBarrier.class);
    return null;
  }
}
