package dev.threadlint.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PriorityQueueTest {
  private record Job(int priority, String name) implements Comparable<Job> {
    @Override
    public int compareTo(Job other) {
      return Integer.compare(priority, other.priority);
    }
  }

  @Test
  void equalItems_comeInHeapqsOrder() {
    PriorityQueue<Job> queue = new PriorityQueue<>();
    for (int i = 0; i < 5; i++) {
      queue.put(new Job(1, "" + i));
    }
    assertThat(drain(queue)).extracting(Job::name).containsExactly("0", "2", "4", "1", "3");
  }

  @Test
  void randomItems_comeSorted() {
    Random random = new Random(7);
    PriorityQueue<Integer> queue = new PriorityQueue<>();
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, 500).boxed().toList());
    Collections.shuffle(numbers, random);
    numbers.forEach(queue::put);
    assertThat(drain(queue)).isSorted().hasSize(500);
  }

  @Test
  void lists_areComparedAsTuples() {
    PriorityQueue<List<Object>> queue = new PriorityQueue<>();
    queue.put(List.of(2, "a"));
    queue.put(List.of(1, "b"));
    queue.put(List.of(1, "a", 0));
    queue.put(List.of(1, "a"));
    assertThat(drain(queue))
        .containsExactly(List.of(1, "a"), List.of(1, "a", 0), List.of(1, "b"), List.of(2, "a"));
  }

  @Test
  void numbers_areComparedAcrossTypes() {
    PriorityQueue<Number> queue = new PriorityQueue<>();
    queue.put(2L);
    queue.put(1.5);
    queue.put(1);
    assertThat(drain(queue)).containsExactly(1, 1.5, 2L);
  }

  @Test
  void comparatorGiven_ordersByIt() {
    PriorityQueue<Integer> queue = new PriorityQueue<>(0, Comparator.reverseOrder());
    queue.put(1);
    queue.put(3);
    queue.put(2);
    assertThat(drain(queue)).containsExactly(3, 2, 1);
  }

  @Test
  void incomparableItems_refuseAndChangeNothing() {
    PriorityQueue<Object> queue = new PriorityQueue<>();
    queue.put(Map.of());
    assertThatThrownBy(() -> queue.put(Map.of()))
        .isExactlyInstanceOf(ClassCastException.class)
        .hasMessage("'<' not supported between instances of 'dict' and 'dict'");
    assertThat(queue.qsize()).isEqualTo(1);
    assertThat(queue.get()).isEqualTo(Map.of());
    queue.put("text");
    assertThatThrownBy(() -> queue.put(1))
        .hasMessage("'<' not supported between instances of 'int' and 'str'");
    assertThatThrownBy(() -> queue.put(null))
        .hasMessage("'<' not supported between instances of 'NoneType' and 'str'");
    assertThat(queue.get()).isEqualTo("text");
    assertThat(queue.empty()).isTrue();
  }

  @Test
  void comparisonFailsInGet_nothingIsLost() {
    boolean[] failing = {false};
    PriorityQueue<Integer> queue =
        new PriorityQueue<>(
            0,
            (left, right) -> {
              if (failing[0]) {
                throw new IllegalStateException("compare");
              }
              return left.compareTo(right);
            });
    List.of(5, 3, 4, 1, 2).forEach(queue::put);
    failing[0] = true;
    assertThatThrownBy(queue::get).hasMessage("compare");
    failing[0] = false;
    assertThat(drain(queue)).containsExactly(1, 2, 3, 4, 5);
  }

  private static <T> List<T> drain(Queue<T> queue) {
    List<T> items = new ArrayList<>();
    while (!queue.empty()) {
      items.add(queue.get());
    }
    return items;
  }
}
