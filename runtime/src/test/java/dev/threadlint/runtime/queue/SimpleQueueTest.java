package dev.threadlint.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Await;
import dev.threadlint.runtime.threading.Started;
import dev.threadlint.runtime.threading.Thread;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SimpleQueueTest {
  private static final int THREADS = 50;
  private static final int ITEMS = 40;
  private static final int LONG = 1000;

  @Test
  @Tag("QU06")
  void manyFeedersAndConsumers_everyItemExactlyOnce() {
    List<Function<SimpleQueue<Integer>, Integer>> styles =
        List.of(SimpleQueue::get, SimpleQueueTest::getByTrying, SimpleQueueTest::getInShortWaits);
    for (Function<SimpleQueue<Integer>, Integer> style : styles) {
      SimpleQueue<Integer> queue = new SimpleQueue<>();
      List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int first = i * ITEMS;
        threads.add(Started.thread(() -> feed(queue, first)));
        threads.add(Started.thread(() -> consume(queue, style, taken)));
      }
      threads.forEach(Thread::join);
      List<Integer> all = IntStream.range(0, THREADS * ITEMS).boxed().toList();
      assertThat(taken).containsExactlyInAnyOrderElementsOf(all);
    }
  }

  @Test
  @Tag("QU06")
  void oneFeederAndOneConsumer_keepTheOrder() {
    SimpleQueue<Integer> queue = new SimpleQueue<>();
    List<Integer> taken = new ArrayList<>();
    Thread consumer = Started.thread(() -> consume(queue, SimpleQueue::get, taken));
    feed(queue, 0);
    consumer.join();
    assertThat(taken).isEqualTo(IntStream.range(0, ITEMS).boxed().toList());
  }

  @Test
  void putInAnyForm_neverBlocks() {
    SimpleQueue<String> queue = new SimpleQueue<>();
    queue.put("a", false);
    queue.put("b", true, Duration.ofSeconds(-1));
    queue.putNowait("c");
    queue.put(null);
    assertThat(queue.qsize()).isEqualTo(4);
    assertThat(List.of(queue.get(), queue.getNowait(), queue.get(false)))
        .containsExactly("a", "b", "c");
    assertThat(queue.get()).isNull();
    assertThat(queue.empty()).isTrue();
  }

  @Test
  void emptyQueue_getFailsInEveryForm() {
    SimpleQueue<String> queue = new SimpleQueue<>();
    assertThatThrownBy(queue::getNowait).isExactlyInstanceOf(Empty.class).hasMessage("");
    assertThatThrownBy(() -> queue.get(Duration.ZERO)).isExactlyInstanceOf(Empty.class);
    assertThatThrownBy(() -> queue.get(Duration.ofMillis(5))).isExactlyInstanceOf(Empty.class);
    assertThatThrownBy(() -> queue.get(false, Duration.ofSeconds(-1)))
        .isExactlyInstanceOf(Empty.class);
    queue.put("x");
    assertThat(queue.get(Duration.ZERO)).isEqualTo("x");
  }

  @Test
  void longQueue_isCountedAndKeepsTheOrder() {
    SimpleQueue<Integer> queue = new SimpleQueue<>();
    for (int i = 0; i < LONG; i++) {
      assertThat(queue.qsize()).isEqualTo(i);
      queue.put(i);
    }
    for (int i = 0; i < LONG; i++) {
      assertThat(queue.get()).isEqualTo(i);
      assertThat(queue.qsize()).isEqualTo(LONG - 1 - i);
    }
    assertThat(queue.empty()).isTrue();
    queue.put(-1);
    assertThat(queue.get()).isEqualTo(-1);
  }

  @Test
  void manyFeedersAndConsumers_keepEachFeedersOrder() {
    SimpleQueue<int[]> queue = new SimpleQueue<>();
    List<Thread> threads = new ArrayList<>();
    List<List<int[]>> taken = new ArrayList<>();
    for (int feeder = 0; feeder < 4; feeder++) {
      int mine = feeder;
      List<int[]> got = new ArrayList<>();
      taken.add(got);
      threads.add(
          Started.thread(
              () -> IntStream.range(0, LONG).forEach(i -> queue.put(new int[] {mine, i}))));
      threads.add(
          Started.thread(() -> IntStream.range(0, LONG).forEach(i -> got.add(queue.get()))));
    }
    threads.forEach(Thread::join);
    for (List<int[]> got : taken) {
      for (int feeder = 0; feeder < 4; feeder++) {
        int mine = feeder;
        assertThat(got.stream().filter(item -> item[0] == mine).map(item -> item[1])).isSorted();
      }
    }
    assertThat(queue.empty()).isTrue();
  }

  @Test
  void takenItem_isForgotten() {
    SimpleQueue<Object> queue = new SimpleQueue<>();
    List<WeakReference<Object>> taken = new ArrayList<>();
    for (int i = 0; i < LONG; i++) {
      queue.put(new Object());
      taken.add(new WeakReference<>(queue.get()));
    }
    Await.until(
        () -> {
          System.gc();
          return taken.stream().allMatch(item -> item.get() == null);
        });
    assertThat(queue.empty()).isTrue();
  }

  private static void feed(SimpleQueue<Integer> queue, int first) {
    for (int i = 0; i < ITEMS; i++) {
      queue.put(first + i);
    }
  }

  private static void consume(
      SimpleQueue<Integer> queue,
      Function<SimpleQueue<Integer>, Integer> style,
      List<Integer> taken) {
    for (int i = 0; i < ITEMS; i++) {
      taken.add(style.apply(queue));
    }
  }

  private static Integer getByTrying(SimpleQueue<Integer> queue) {
    while (true) {
      try {
        return queue.getNowait();
      } catch (Empty e) {
        java.lang.Thread.onSpinWait();
      }
    }
  }

  private static Integer getInShortWaits(SimpleQueue<Integer> queue) {
    while (true) {
      try {
        return queue.get(Duration.ofMillis(1));
      } catch (Empty e) {
        // again
      }
    }
  }
}
