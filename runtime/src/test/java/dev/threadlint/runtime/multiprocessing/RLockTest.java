package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import dev.threadlint.runtime.multiprocessing.internal.shared.AtTheBroker;
import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Started;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@SuppressWarnings("try")
class RLockTest {
  private final RLock lock = new RLock();

  @Test
  void ownerAcquiresAgain_isFreeAfterAsManyReleases() {
    assertThat(lock.acquire()).isTrue();
    assertThat(lock.acquire(false)).isTrue();
    assertThat(lock.acquire(Duration.ZERO)).isTrue();
    lock.release();
    lock.release();
    assertThat(lock.locked()).isTrue();
    lock.release();
    assertThat(lock.locked()).isFalse();
    try (Guard outer = lock.hold();
        Guard inner = lock.hold()) {
      assertThat(lock.locked()).isTrue();
    }
    assertThat(lock.locked()).isFalse();
  }

  @Test
  void notTheOwner_mayNotRelease() {
    assertThatThrownBy(lock::release)
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("attempt to release recursive lock not owned by thread");
    Started.thread(lock::acquire).join();
    assertThatThrownBy(lock::release).isExactlyInstanceOf(AssertionError.class);
    assertThat(lock.acquire(false)).isFalse();
  }

  @Test
  void sameThreadNumberInAnotherProcess_isNotTheOwner() {
    lock.acquire();
    assertThat(Forked.run(RLockTest::checkIsTaken, lock)).isZero();
    lock.release();
  }

  @Test
  void heldTwiceByParent_childWaitsForBothReleases() {
    lock.acquire();
    lock.acquire();
    Process child = Forked.start(RLockTest::acquireAndRelease, lock);
    AtTheBroker.untilWaiting(1);
    lock.release();
    assertThat(child.isAlive()).isTrue();
    lock.release();
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }

  @Test
  void sentOtherThanToAChild_refuses() {
    assertThatThrownBy(() -> Pickle.dumps(lock))
        .hasMessage("RLock objects should only be shared between processes through inheritance");
  }

  private static Object checkIsTaken(Arguments args) {
    RLock lock = (RLock) args.get(0);
    assertThat(lock.acquire(false)).isFalse();
    assertThatThrownBy(lock::release).isExactlyInstanceOf(AssertionError.class);
    return null;
  }

  private static Object acquireAndRelease(Arguments args) {
    RLock lock = (RLock) args.get(0);
    lock.acquire();
    lock.acquire();
    lock.release();
    lock.release();
    return null;
  }
}
