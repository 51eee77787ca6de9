package dev.threadlint.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Await;
import dev.threadlint.runtime.threading.Started;
import dev.threadlint.runtime.threading.Thread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QueueTest {
  private static final Duration SHORT = Duration.ofMillis(10);
  private static final Duration NEGATIVE = Duration.ofSeconds(-1);

  @Test
  @Tag("QU01")
  void eachKind_givesItsOwnOrder() {
    assertThat(passed(new Queue<>())).containsExactly(111, 333, 222);
    assertThat(passed(new LifoQueue<>())).containsExactly(222, 333, 111);
    assertThat(passed(new PriorityQueue<>())).containsExactly(111, 222, 333);
  }

  @Test
  void sizes_areSnapshots() {
    Queue<Integer> queue = new Queue<>(2);
    assertThat(queue.empty()).isTrue();
    queue.put(1);
    assertThat(queue.qsize()).isEqualTo(1);
    assertThat(queue.full()).isFalse();
    queue.put(2);
    assertThat(queue.full()).isTrue();
    assertThat(new Queue<>(-3).maxsize()).isEqualTo(-3);
    assertThat(new Queue<>(-3).full()).isFalse();
  }

  @Test
  void fullQueue_putFailsInEveryForm() {
    Queue<Integer> queue = new Queue<>(1);
    queue.put(1);
    assertFull(() -> queue.putNowait(2));
    assertFull(() -> queue.put(2, false));
    assertFull(() -> queue.put(2, SHORT));
    assertFull(() -> queue.put(2, Duration.ZERO));
    assertFull(() -> queue.put(2, false, NEGATIVE));
    assertThat(queue.get()).isEqualTo(1);
    queue.put(3, SHORT);
    assertThat(queue.get()).isEqualTo(3);
  }

  @Test
  void emptyQueue_getFailsInEveryForm() {
    Queue<Integer> queue = new Queue<>();
    assertEmpty(queue::getNowait);
    assertEmpty(() -> queue.get(false));
    assertEmpty(() -> queue.get(SHORT));
    assertEmpty(() -> queue.get(Duration.ZERO));
    assertEmpty(() -> queue.get(false, NEGATIVE));
    queue.put(1);
    assertThat(queue.get(SHORT)).isEqualTo(1);
  }

  @Test
  @Tag("QU04")
  void negativeTimeOut_refusesWhereItIsLookedAt() {
    Queue<Integer> bounded = new Queue<>(1);
    assertNegative(() -> bounded.put(1, NEGATIVE));
    assertNegative(() -> bounded.get(NEGATIVE));
    assertNegative(() -> new SimpleQueue<>().get(NEGATIVE));
    assertThat(bounded.qsize()).isZero();
    Queue<Integer> unbounded = new Queue<>();
    unbounded.put(1, NEGATIVE);
    assertThat(unbounded.qsize()).isEqualTo(1);
    assertThatThrownBy(() -> bounded.get(Duration.ofDays(1_000_000)))
        .isExactlyInstanceOf(ArithmeticException.class)
        .hasMessage("timestamp out of range for platform time_t");
  }

  @Test
  void none_isALegalItem() {
    for (Queue<Object> queue : List.<Queue<Object>>of(new Queue<>(), new LifoQueue<>())) {
      queue.put(null);
      assertThat(queue.qsize()).isEqualTo(1);
      assertThat(queue.get()).isNull();
    }
  }

  @Test
  void maxsizeChanged_isReadAtEachPut() {
    Queue<Integer> queue = new Queue<>(1);
    queue.put(1);
    queue.setMaxsize(2);
    queue.putNowait(2);
    assertFull(() -> queue.putNowait(3));
    queue.setMaxsize(0);
    queue.putNowait(3);
    assertThat(queue.maxsize()).isZero();
    assertThat(queue.qsize()).isEqualTo(3);
  }

  @Test
  void blockedPutterAndGetter_goOnWhenTheyCan() {
    Queue<Integer> queue = new Queue<>(1);
    AtomicReference<Integer> got = new AtomicReference<>();
    Thread getter = Started.thread(() -> got.set(queue.get()));
    Await.untilParkedOn(queue, getter);
    queue.put(1);
    getter.join();
    assertThat(got.get()).isEqualTo(1);
    queue.put(2);
    Thread putter = Started.thread(() -> queue.put(3));
    Await.untilParkedOn(queue, putter);
    assertThat(queue.get()).isEqualTo(2);
    putter.join();
    assertThat(queue.get()).isEqualTo(3);
  }

  @Test
  void waitingGetters_areServedInOrder() {
    Queue<Integer> queue = new Queue<>();
    List<String> served = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int number = i;
      Thread thread = Started.thread(() -> served.add(number + ":" + queue.get()));
      Await.untilParkedOn(queue, thread);
      threads.add(thread);
    }
    for (int i = 0; i < 4; i++) {
      int expected = i + 1;
      queue.put(i);
      Await.until(() -> served.size() == expected);
    }
    threads.forEach(Thread::join);
    assertThat(served).containsExactly("0:0", "1:1", "2:2", "3:3");
  }

  @Test
  void join_returnsWhenAllIsDone() {
    Queue<Integer> queue = new Queue<>();
    queue.join();
    queue.put(1);
    queue.put(2);
    AtomicBoolean joined = new AtomicBoolean();
    Thread joiner =
        Started.thread(
            () -> {
              queue.join();
              joined.set(true);
            });
    Await.untilParkedOn(queue, joiner);
    queue.get();
    queue.get();
    queue.taskDone();
    assertThat(joined.get()).isFalse();
    queue.taskDone();
    joiner.join();
    queue.join();
    assertThatThrownBy(queue::taskDone)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("task_done() called too many times");
    queue.put(3);
    queue.taskDone();
    queue.join();
  }

  @Test
  @Tag("QU08")
  void shutdownWithOneItemLeft_givesItAndThenRefuses() {
    Queue<String> queue = new Queue<>();
    queue.put("item");
    queue.shutdown();
    assertThat(queue.isShutdown()).isTrue();
    assertThat(queue.get()).isEqualTo("item");
    assertShutDown(queue::get);
    assertShutDown(queue::getNowait);
    assertShutDown(() -> queue.put("more"));
    assertShutDown(() -> queue.putNowait("more"));
    queue.taskDone();
    queue.join();
  }

  @Test
  void shutdown_wakesBlockedPuttersAndGetters() {
    Queue<Integer> full = new Queue<>(1);
    full.put(1);
    Queue<Integer> empty = new Queue<>();
    List<String> ended = Collections.synchronizedList(new ArrayList<>());
    Thread putter = Started.thread(() -> endOf(() -> full.put(2), ended));
    Thread getter = Started.thread(() -> endOf(empty::get, ended));
    Await.untilParkedOn(full, putter);
    Await.untilParkedOn(empty, getter);
    full.shutdown();
    empty.shutdown(false);
    putter.join();
    getter.join();
    assertThat(ended).containsExactly("ShutDown ''", "ShutDown ''");
  }

  @Test
  void shutdownImmediate_drainsAndReleasesJoiners() {
    Queue<Integer> queue = new Queue<>();
    queue.put(1);
    queue.put(2);
    queue.get();
    Thread joiner = Started.thread(queue::join);
    Await.untilParkedOn(queue, joiner);
    queue.shutdown();
    queue.shutdown(true);
    queue.shutdown(true);
    assertThat(queue.qsize()).isZero();
    joiner.join(SHORT);
    assertThat(joiner.isAlive()).as("the item taken out still counts").isTrue();
    queue.taskDone();
    joiner.join();
    assertThatThrownBy(queue::taskDone).hasMessage("task_done() called too many times");
    assertShutDown(queue::get);
    assertShutDown(() -> queue.get(SHORT));
  }

  @Test
  void shutdownImmediateWithNothingTakenOut_releasesJoinersAtOnce() {
    Queue<Integer> queue = new Queue<>();
    queue.put(1);
    Thread joiner = Started.thread(queue::join);
    Await.untilParkedOn(queue, joiner);
    queue.shutdown(true);
    joiner.join();
    assertThatThrownBy(queue::taskDone)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("task_done() called too many times");
  }

  @Test
  void hookFails_queueStaysUsable() {
    AtomicBoolean failing = new AtomicBoolean(true);
    class Failing extends Queue<Integer> {
      @Override
      protected void putItem(Integer item) {
        check();
        super.putItem(item);
      }

      @Override
      protected Integer getItem() {
        check();
        return super.getItem();
      }

      private void check() {
        if (failing.get()) {
          throw new IllegalStateException("hook");
        }
      }
    }
    Queue<Integer> queue = new Failing();
    assertThatThrownBy(() -> queue.put(1)).hasMessage("hook");
    queue.join();
    failing.set(false);
    queue.put(1);
    failing.set(true);
    assertThatThrownBy(queue::get).hasMessage("hook");
    failing.set(false);
    assertThat(queue.get()).isEqualTo(1);
    queue.taskDone();
    queue.join();
  }

  @Test
  void putFailsAfterWaiting_roomGoesToTheNext() {
    class Picky extends Queue<Integer> {
      Picky() {
        super(1);
      }

      @Override
      protected void putItem(Integer item) {
        if (item < 0) {
          throw new IllegalStateException("negative");
        }
        super.putItem(item);
      }
    }
    Queue<Integer> queue = new Picky();
    queue.put(0);
    Thread failing = Started.thread(() -> assertThatThrownBy(() -> queue.put(-1)));
    Await.untilParkedOn(queue, failing);
    Thread next = Started.thread(() -> queue.put(1));
    Await.untilParkedOn(queue, next);
    assertThat(queue.get()).isZero();
    failing.join();
    next.join();
    assertThat(queue.get()).isEqualTo(1);
  }

  private static List<Integer> passed(Queue<Integer> queue) {
    queue.put(111);
    queue.put(333);
    queue.put(222);
    return List.of(queue.get(), queue.get(), queue.get());
  }

  private static void endOf(Runnable call, List<String> ended) {
    try {
      call.run();
    } catch (ShutDown e) {
      ended.add("ShutDown '" + e.getMessage() + "'");
    }
  }

  private static void assertFull(ThrowingCallable call) {
    assertThatThrownBy(call).isExactlyInstanceOf(Full.class).hasMessage("");
  }

  private static void assertEmpty(ThrowingCallable call) {
    assertThatThrownBy(call).isExactlyInstanceOf(Empty.class).hasMessage("");
  }

  private static void assertShutDown(ThrowingCallable call) {
    assertThatThrownBy(call).isExactlyInstanceOf(ShutDown.class).hasMessage("");
  }

  private static void assertNegative(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("'timeout' must be a non-negative number");
  }
}
