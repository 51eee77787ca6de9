package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import dev.threadlint.runtime.multiprocessing.internal.shared.AtTheBroker;
import dev.threadlint.runtime.threading.Guard;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@SuppressWarnings("try")
class SemaphoreTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  @Test
  @Tag("MS02")
  void bounded_refusesOneReleaseTooMany() {
    BoundedSemaphore semaphore = new BoundedSemaphore(2);
    assertThat(semaphore).hasToString("<BoundedSemaphore(value=2, maxvalue=2)>");
    assertThatThrownBy(semaphore::release)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("semaphore or lock released too many times");
    semaphore.acquire();
    semaphore.release();
    assertThat(semaphore.getValue()).isEqualTo(2);
  }

  @Test
  @Tag("MS02")
  void noPermit_triesFailAtOnceOrInTime() {
    Semaphore semaphore = new Semaphore(0);
    assertThat(semaphore.acquire(false)).isFalse();
    assertThat(semaphore.acquire(false, null)).isFalse();
    assertThat(semaphore.acquire(false, Duration.ofSeconds(9))).isFalse();
    assertThat(semaphore.acquire(Duration.ofSeconds(-1))).isFalse();
    long begin = System.nanoTime();
    assertThat(semaphore.acquire(true, SHORT)).isFalse();
    assertThat(semaphore.acquire(SHORT)).isFalse();
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(2 * SHORT.toNanos());
  }

  @Test
  void value_isCountedAndMayGrow() {
    Semaphore semaphore = new Semaphore(1);
    semaphore.release();
    assertThat(semaphore.getValue()).isEqualTo(2);
    assertThat(semaphore).hasToString("<Semaphore(value=2)>");
    try (Guard first = semaphore.hold();
        Guard second = semaphore.hold()) {
      assertThat(semaphore.locked()).isTrue();
    }
    assertThat(semaphore.locked()).isFalse();
  }

  @Test
  void valueBeyondAnInt_refuses() {
    Semaphore full = new Semaphore(Integer.MAX_VALUE);
    assertThatThrownBy(full::release).hasMessage("semaphore or lock released too many times");
  }

  @Test
  void negativeValue_refuses() {
    assertThatThrownBy(() -> new Semaphore(-1))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("[Errno 22] Invalid argument");
  }

  @Test
  void twoReleasesAtOnce_wakeTwoProcesses() {
    Semaphore semaphore = new Semaphore(0);
    List<Process> children = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      children.add(Forked.start(SemaphoreTest::acquire, semaphore));
    }
    AtTheBroker.untilWaiting(2);
    semaphore.release();
    semaphore.release();
    children.forEach(Process::join);
    assertThat(semaphore.getValue()).isZero();
  }

  @Test
  void manyProcesses_neverMoreInsideThanPermits() {
    Semaphore gate = new Semaphore(2);
    Value inside = new Value('i', 0);
    Value most = new Value('i', 0);
    List<Process> children = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      children.add(Forked.start(SemaphoreTest::passOften, gate, inside, most));
    }
    children.forEach(Process::join);
    assertThat(most.intValue()).isBetween(1, 2);
    assertThat(inside.intValue()).isZero();
    assertThat(gate.getValue()).isEqualTo(2);
  }

  @Test
  void sentOtherThanToAChild_refuses() {
    assertThatThrownBy(() -> Pickle.dumps(new BoundedSemaphore(1)))
        .hasMessage(
            "BoundedSemaphore objects should only be shared between processes through inheritance");
  }

  @Test
  void boundedInAChild_keepsItsBound() {
    assertThat(Forked.run(SemaphoreTest::checkBound, new BoundedSemaphore(3))).isZero();
  }

  private static Object acquire(Arguments args) {
    ((Semaphore) args.get(0)).acquire();
    return null;
  }

  private static Object passOften(Arguments args) {
    Value inside = (Value) args.get(1);
    Value most = (Value) args.get(2);
    for (int i = 0; i < 200; i++) {
      try (Guard pass = ((Semaphore) args.get(0)).hold()) {
        int now = add(inside, 1);
        try (Guard held = most.hold()) {
          most.set(Math.max(most.intValue(), now));
        }
        add(inside, -1);
      }
    }
    return null;
  }

  private static int add(Value value, int difference) {
    try (Guard held = value.hold()) {
      value.set(value.intValue() + difference);
      return value.intValue();
    }
  }

  private static Object checkBound(Arguments args) {
    BoundedSemaphore semaphore = (BoundedSemaphore) args.get(0);
    assertThatThrownBy(semaphore::release).isInstanceOf(IllegalArgumentException.class);
    return null;
  }
}
