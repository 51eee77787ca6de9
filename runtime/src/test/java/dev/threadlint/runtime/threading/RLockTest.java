package dev.threadlint.runtime.threading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Await;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@SuppressWarnings("try")
class RLockTest {
  private final RLock lock = new RLock();

  @Test
  void owner_acquiresAgainAndReleasesAsOften() {
    assertThat(lock.acquire()).isTrue();
    assertThat(lock.acquire(false)).isTrue();
    assertThat(lock.acquire(Duration.ZERO)).isTrue();
    lock.release();
    lock.release();
    assertThat(inOtherThread(() -> lock.acquire(false))).isFalse();
    lock.release();
    assertThat(lock.locked()).isFalse();
    assertThat(inOtherThread(() -> lock.acquire(false))).isTrue();
  }

  @Test
  void releasedByOthers_refusesAndStaysHeld() {
    assertThatThrownBy(lock::release)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("cannot release un-acquired lock");
    lock.acquire();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Started.thread(
            () -> {
              try {
                lock.release();
              } catch (IllegalStateException e) {
                thrown.set(e);
              }
            })
        .join();
    assertThat(thrown.get()).hasMessage("cannot release un-acquired lock");
    assertThat(lock.locked()).isTrue();
    lock.release();
    assertThatThrownBy(lock::release).hasMessage("cannot release un-acquired lock");
  }

  @Test
  void arguments_areCheckedWithPythonsTexts() {
    assertThatThrownBy(() -> lock.acquire(false, Duration.ofSeconds(1)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("can't specify a timeout for a non-blocking call");
    assertThatThrownBy(() -> lock.acquire(Duration.ofSeconds(-2)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout value must be a non-negative number");
    assertThat(lock.locked()).isFalse();
    lock.acquire();
    assertThatThrownBy(() -> lock.acquire(Duration.ofDays(1_000_000)))
        .isExactlyInstanceOf(ArithmeticException.class)
        .hasMessage("timestamp out of range for platform time_t");
    lock.release();
    assertThat(lock.locked()).isFalse();
  }

  @Test
  @Tag("LK09")
  void lockedAskedByOtherThread_trueUntilLastRelease() {
    lock.acquire();
    assertThat(inOtherThread(lock::locked)).isTrue();
    lock.acquire();
    lock.release();
    assertThat(inOtherThread(lock::locked)).isTrue();
    lock.release();
    assertThat(inOtherThread(lock::locked)).isFalse();
  }

  @Test
  void waiter_getsItAfterTheLastRelease() {
    lock.acquire();
    lock.acquire();
    Thread thread = Started.thread(lock::acquire);
    Await.untilParkedOn(lock, thread);
    lock.release();
    assertThat(inOtherThread(() -> lock.acquire(Duration.ofMillis(5)))).isFalse();
    lock.release();
    thread.join();
    assertThat(lock.locked()).isTrue();
  }

  @Test
  void guards_nest() {
    try (Guard outer = lock.hold();
        Guard inner = lock.hold()) {
      assertThat(lock.toString()).contains("count=2");
    }
    assertThat(lock.locked()).isFalse();
  }

  @Test
  void repr_tellsOwnerAndCount() {
    assertThat(lock.toString())
        .matches("<unlocked _thread\\.RLock object owner=0 count=0 at 0x[0-9a-f]+>");
    lock.acquire();
    lock.acquire();
    long me = java.lang.Thread.currentThread().getId();
    assertThat(lock.toString())
        .matches("<locked _thread\\.RLock object owner=" + me + " count=2 at 0x[0-9a-f]+>");
  }

  private static boolean inOtherThread(java.util.function.BooleanSupplier question) {
    AtomicReference<Boolean> answer = new AtomicReference<>();
    Started.thread(() -> answer.set(question.getAsBoolean())).join();
    return answer.get();
  }
}
