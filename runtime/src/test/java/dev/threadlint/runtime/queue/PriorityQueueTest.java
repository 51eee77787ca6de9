package dev.threadlint.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
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

  /** The same steps with Python's heapq gave this number. */
  @Test
  void manyEqualItemsPutAndTakenInTurn_comeInHeapqsOrder() {
    int[] seed = {7};
    IntSupplier random = () -> (seed[0] = (seed[0] * 1103515245 + 12345) & 0x7fffffff) >> 16;
    PriorityQueue<Job> queue = new PriorityQueue<>();
    List<Job> taken = new ArrayList<>();
    int made = 0;
    for (int i = 0; i < 400; i++) {
      if (!queue.empty() && random.getAsInt() % 3 == 0) {
        taken.add(queue.get());
      } else {
        queue.put(new Job(random.getAsInt() % 4, "" + made++));
      }
    }
    taken.addAll(drain(queue));
    int hash = 0;
    for (Job job : taken) {
      hash = hash * 31 + Integer.parseInt(job.name());
    }
    assertThat(Integer.toUnsignedString(hash)).isEqualTo("1488050793");
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
    assertThat(less(true, 2)).isTrue();
    assertThat(less(Long.MAX_VALUE, BigInteger.ONE.shiftLeft(64))).isTrue();
    assertThat(less(Long.MAX_VALUE, 0x1p63)).isTrue();
    assertThat(less(0x1p63, Long.MAX_VALUE)).isFalse();
    assertThat(less(1, Double.POSITIVE_INFINITY)).isTrue();
    assertThat(less(Double.NaN, 1.0) || less(1.0, Double.NaN)).isFalse();
    assertThat(less(-0.0, 0.0)).isFalse();
  }

  @Test
  void equalNumbersOfDifferentTypes_letTheNextItemDecide() {
    assertThat(less(List.of(1, "a"), List.of(1L, "b"))).isTrue();
    assertThat(less(new Object[] {1, "b"}, new Object[] {1.0, "a"})).isFalse();
    assertThat(less(new Object[] {1}, new Object[] {1, 0})).isTrue();
    assertThatThrownBy(() -> less(new Object[] {1, Map.of("a", 1)}, new Object[] {1, Map.of()}))
        .hasMessage("'<' not supported between instances of 'dict' and 'dict'");
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

  private static boolean less(Object left, Object right) {
    PriorityQueue<Object> queue = new PriorityQueue<>();
    queue.put(right);
    queue.put(left);
    return queue.get() == left;
  }

  private static <T> List<T> drain(Queue<T> queue) {
    List<T> items = new ArrayList<>();
    while (!queue.empty()) {
      items.add(queue.get());
    }
    return items;
  }
}
