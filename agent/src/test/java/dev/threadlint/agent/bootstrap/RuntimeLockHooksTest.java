package dev.threadlint.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.bootstrap.Event.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Lock is a mutex until another thread than its acquirer releases it. */
class RuntimeLockHooksTest {
  private static final int TAG = HoldTag.RUNTIME;

  private final Object lock = new Object();
  private final Object other = new Object();
  private final ThreadState state = ThreadState.current();
  private final Thread me = state.thread;

  @BeforeEach
  void open() {
    EventQueue.setOpen(true);
    events();
    state.handedOver = false;
  }

  @AfterEach
  void close() {
    state.depth = 0;
    EventQueue.setOpen(false);
    events();
  }

  @Test
  void relockByHolder_isToldBeforeItBlocks() {
    RuntimeLockHooks.acquired(lock, TAG);
    events();
    RuntimeLockHooks.requested(lock, me, TAG);

    Event event = only(Kind.SELF_BLOCKED);
    assertThat(event.subject).isSameAs(lock);
    assertThat(event.heldSites).containsExactly(HoldTag.RUNTIME);
  }

  @Test
  void relockAfterHandOver_maybeEndedByWhoeverGotIt() {
    RuntimeLockHooks.acquired(lock, TAG);
    HandOverHooks.gives(new Object());
    RuntimeLockHooks.requested(lock, me, TAG);

    assertThat(only(Kind.SELF_BLOCKED).heldSites).containsExactly(HoldTag.LENT);
  }

  @Test
  void relockAfterOuterLockWasGivenUp_maybeEndedByWhoeverGetsThat() {
    RuntimeLockHooks.acquired(other, TAG);
    RuntimeLockHooks.acquired(lock, TAG);
    RuntimeLockHooks.released(other, me);
    RuntimeLockHooks.requested(lock, me, TAG);

    assertThat(only(Kind.SELF_BLOCKED).heldSites).containsExactly(HoldTag.LENT);
  }

  @Test
  void relockAfterSomethingWasLeftUnderAnotherLock_maybeEndedByWhoeverFindsIt() {
    RuntimeLockHooks.acquired(lock, TAG);
    RuntimeLockHooks.acquired(other, TAG);
    RuntimeLockHooks.released(other, me);
    RuntimeLockHooks.requested(lock, me, TAG);

    assertThat(only(Kind.SELF_BLOCKED).heldSites).containsExactly(HoldTag.LENT);
  }

  @Test
  void releaseByHolder_isNoHandOver() {
    RuntimeLockHooks.acquired(lock, TAG);
    RuntimeLockHooks.released(lock, me);

    assertThat(state.depth()).isZero();
    assertThat(state.handedOver()).isFalse();
  }

  @Test
  void releaseByAnother_isHandOverAndMakesItASignal() {
    RuntimeLockHooks.released(lock, new Thread());
    assertThat(state.handedOver()).isTrue();
    assertThat(only(Kind.LOCK_SIGNALLED).subject).isSameAs(lock);

    RuntimeLockHooks.acquired(other, TAG);
    RuntimeLockHooks.acquired(lock, TAG);
    RuntimeLockHooks.requested(lock, me, TAG);
    assertThat(state.depth()).isEqualTo(1);
    assertThat(events()).extracting(event -> event.kind).doesNotContain(Kind.SELF_BLOCKED);
  }

  @Test
  void holdThatAnotherEnded_countsNoMore() throws InterruptedException {
    RuntimeLockHooks.acquired(other, TAG);
    RuntimeLockHooks.acquired(lock, TAG);
    Thread releaser = new Thread(() -> RuntimeLockHooks.released(lock, me));
    releaser.start();
    releaser.join();
    events();
    RuntimeLockHooks.requested(new Object(), null, TAG);

    assertThat(state.depth()).isEqualTo(1);
    assertThat(only(Kind.LOCK_ORDER).held).containsExactly(other);
  }

  @Test
  void releaseOfWhatNobodyHolds_isAnErrorAndNoSignal() {
    RuntimeLockHooks.released(lock, null);

    assertThat(events()).isEmpty();
    assertThat(state.handedOver()).isFalse();
  }

  private static Event only(Kind kind) {
    List<Event> events = events().stream().filter(event -> event.kind == kind).toList();
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    Event event;
    while ((event = EventQueue.poll()) != null) {
      events.add(event);
    }
    return events;
  }
}
