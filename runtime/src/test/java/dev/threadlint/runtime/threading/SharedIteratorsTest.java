package dev.threadlint.runtime.threading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedIteratorsTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 1000).boxed().toList();

  @Test
  void serialize_threadsShareWithoutLossOrDoubling() {
    Iterator<Integer> shared = SharedIterators.serialize(NUMBERS.iterator());
    List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(Started.thread(() -> takeAll(shared, taken)));
    }
    threads.forEach(Thread::join);
    assertThat(taken).containsExactlyInAnyOrderElementsOf(NUMBERS);
  }

  @Test
  void synchronizedIterator_makesOnePerCall() {
    var factory = SharedIterators.synchronizedIterator(NUMBERS::iterator);
    assertThat(factory.get().next()).isZero();
    assertThat(factory.get().next()).isZero();
  }

  @Test
  void concurrentTee_givesEachAll() {
    List<Iterator<Integer>> tees = SharedIterators.concurrentTee(NUMBERS.iterator(), 2);
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();
    Thread other = Started.thread(() -> takeAll(tees.get(1), second));
    takeAll(tees.get(0), first);
    other.join();
    assertThat(first).isEqualTo(NUMBERS);
    assertThat(second).isEqualTo(NUMBERS);
    assertThatThrownBy(() -> SharedIterators.concurrentTee(NUMBERS.iterator(), -1))
        .hasMessage("n must be >= 0");
  }

  private static void takeAll(Iterator<Integer> from, List<Integer> into) {
    try {
      while (true) {
        into.add(from.next());
      }
    } catch (NoSuchElementException end) {
      // StopIteration
    }
  }
}
