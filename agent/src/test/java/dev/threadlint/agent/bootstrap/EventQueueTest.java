package dev.threadlint.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a producer that stops between its two steps, for a while or for ever, does to the queue. */
class EventQueueTest {
  private static final int SIZE = 1 << 13;

  private final long droppedBefore = EventQueue.dropped();

  @BeforeEach
  void openEmpty() {
    EventQueue.setOpen(true);
    while (EventQueue.poll() != null) {}
    assertThat(EventQueue.isEmpty()).isTrue();
  }

  @AfterEach
  void close() {
    EventQueue.setOpen(false);
  }

  @Test
  void claimedSlot_holdsBackWhatCameAfter_untilItIsFilled() {
    long late = EventQueue.claim();
    Event after = offered();
    assertThat(EventQueue.poll()).isNull();
    assertThat(EventQueue.stuckAt()).isEqualTo(late);

    Event event = event();
    EventQueue.fill(late, event);

    assertThat(EventQueue.stuckAt()).isEqualTo(-1);
    assertThat(EventQueue.poll()).isSameAs(event);
    assertThat(EventQueue.poll()).isSameAs(after);
    assertThat(EventQueue.isEmpty()).isTrue();
    assertThat(dropped()).isZero();
  }

  @Test
  void abandonedSlot_isOneLostEvent_andNoMore() {
    EventQueue.claim();
    Event after = offered();

    EventQueue.skip();
    EventQueue.skip();

    assertThat(EventQueue.poll()).isSameAs(after);
    assertThat(EventQueue.isEmpty()).isTrue();
    assertThat(dropped()).isEqualTo(1);
  }

  @Test
  void producerThatComesBackTooLate_isNotTakenForALaterOne() {
    long late = EventQueue.claim();
    EventQueue.skip();
    EventQueue.fill(late, event());

    for (int i = 1; i < SIZE; i++) {
      Event event = offered();
      assertThat(EventQueue.poll()).isSameAs(event);
    }

    assertThat(EventQueue.poll()).isNull();
    assertThat(EventQueue.isEmpty()).isTrue();
    Event sameSlot = offered();
    assertThat(EventQueue.poll()).isSameAs(sameSlot);
    assertThat(dropped()).isEqualTo(1);
  }

  @Test
  void fullQueue_dropsWhatComes_andKeepsWhatWaits() {
    Event first = offered();
    for (int i = 1; i < SIZE; i++) {
      offered();
    }
    assertThat(EventQueue.offer(event())).isFalse();

    assertThat(dropped()).isEqualTo(1);
    assertThat(EventQueue.poll()).isSameAs(first);
  }

  private static Event offered() {
    Event event = event();
    assertThat(EventQueue.offer(event)).isTrue();
    return event;
  }

  private static Event event() {
    return new Event(Event.Kind.THREAD_ENDED, Thread.currentThread());
  }

  private long dropped() {
    return EventQueue.dropped() - droppedBefore;
  }
}
