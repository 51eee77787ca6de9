package dev.threadlint.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A thread that parks for a lock is timed, until it gives the lock back; no other is. */
class LockTimerTest {
  private final Lock lock = new Lock();
  private final Lock other = new Lock();
  private final ThreadState state = ThreadState.current();

  private static final class Lock extends AbstractOwnableSynchronizer {
    private static final long serialVersionUID = 1;
  }

  @AfterEach
  void releaseAll() {
    state.depth = 0;
    state.lock0 = null;
    state.timer = null;
  }

  @Test
  void gotAfterParking_isTimedAndStillKnownAsHeld() {
    getsAfterParking(lock);
    assertThat(state.depth()).isEqualTo(1);
    assertThat(state.lockAt(0)).isSameAs(lock);

    OwnerHooks.owner(lock, null);
    assertThat(state.depth()).isZero();
    assertThat(state.lock0).isSameAs(lock);
    LockTimer.flush(state);
    assertThat(waitsOf(lock)).isEqualTo(1);
    assertThat(holdsOf(lock)).isEqualTo(1);
  }

  @Test
  void gotWithoutParking_meetsNoClock() {
    OwnerHooks.queues(lock, false, false);
    OwnerHooks.owner(lock, state.thread);
    OwnerHooks.queued();
    assertThat(state.lock0).isSameAs(lock);
    OwnerHooks.owner(lock, null);
    LockTimer.flush(state);

    assertThat(waitsOf(lock)).isZero();
  }

  @Test
  void parkedForSomethingElse_isNotTimed() {
    OwnerHooks.queues(lock, false, false);
    OwnerHooks.parks(new Object());
    OwnerHooks.queued();
    LockTimer.flush(state);

    assertThat(waitsOf(lock)).isZero();
  }

  @Test
  void innerLock_isTimedWhileOuterOneIsHeld() {
    getsAfterParking(lock);
    getsAfterParking(other);
    assertThat(state.lockAt(0)).isSameAs(lock);
    assertThat(state.lockAt(1)).isSameAs(other);

    OwnerHooks.owner(other, null);
    OwnerHooks.owner(lock, null);
    assertThat(state.depth()).isZero();
    LockTimer.flush(state);
    assertThat(waitsOf(other)).isEqualTo(1);
    assertThat(waitsOf(lock)).isEqualTo(1);
    assertThat(holdsOf(lock)).isEqualTo(1);
  }

  @Test
  void outerLockReleasedFirst_leavesTheInnerOneHeld() {
    getsAfterParking(lock);
    getsAfterParking(other);
    OwnerHooks.owner(lock, null);

    assertThat(state.depth()).isEqualTo(1);
    assertThat(state.lockAt(0)).isSameAs(other);
    OwnerHooks.owner(other, null);
    assertThat(state.depth()).isZero();
  }

  private void getsAfterParking(Lock wanted) {
    OwnerHooks.queues(wanted, false, false);
    OwnerHooks.parks(wanted);
    OwnerHooks.owner(wanted, state.thread);
    OwnerHooks.queued();
  }

  private static int waitsOf(Lock lock) {
    return countOf(lock, true);
  }

  private static int holdsOf(Lock lock) {
    return countOf(lock, false);
  }

  private static int countOf(Lock lock, boolean waits) {
    List<Integer> counts = new ArrayList<>();
    LockMeters.forEach(
        meter -> {
          if (meter.refersTo(lock)) {
            (waits ? meter.waits : meter.holds).take((nanos, times) -> counts.add(times));
          }
        });
    return counts.stream().mapToInt(Integer::intValue).sum();
  }
}
