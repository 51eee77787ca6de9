package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Await;
import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import dev.threadlint.runtime.multiprocessing.internal.shared.AtTheBroker;
import dev.threadlint.runtime.queue.Empty;
import dev.threadlint.runtime.queue.Full;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@SuppressWarnings("unchecked")
class QueueTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final int LARGE = 1 << 20;

  @Test
  @Tag("MQ01")
  void boundedQueueIsFull_putsFailAtOnceOrInTime() {
    Queue<Integer> queue = new Queue<>(6);
    for (int i = 0; i < 6; i++) {
      queue.put(i, true, SHORT);
    }
    assertThat(queue.full()).isTrue();
    assertThat(queue.qsize()).isEqualTo(6);
    assertThatThrownBy(() -> queue.put(6, false)).isExactlyInstanceOf(Full.class).hasMessage("");
    assertThatThrownBy(() -> queue.putNowait(6)).isExactlyInstanceOf(Full.class);
    assertThatThrownBy(() -> queue.put(6, false, Duration.ofSeconds(9)))
        .isExactlyInstanceOf(Full.class);
    assertThatThrownBy(() -> queue.put(6, Duration.ofSeconds(-1))).isExactlyInstanceOf(Full.class);
    long begin = System.nanoTime();
    assertThatThrownBy(() -> queue.put(6, true, SHORT)).isExactlyInstanceOf(Full.class);
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(SHORT.toNanos());
    assertThat(queue.get()).isZero();
    queue.put(6);
    for (int i = 1; i < 7; i++) {
      assertThat(queue.get()).isEqualTo(i);
    }
    assertThat(queue.empty()).isTrue();
  }

  @Test
  void nothingThere_getsFailAtOnceOrInTime() {
    Queue<Integer> queue = new Queue<>();
    assertThatThrownBy(queue::getNowait).isExactlyInstanceOf(Empty.class).hasMessage("");
    assertThatThrownBy(() -> queue.get(false, Duration.ofSeconds(9)))
        .isExactlyInstanceOf(Empty.class);
    assertThatThrownBy(() -> queue.get(Duration.ofSeconds(-1))).isExactlyInstanceOf(Empty.class);
    long begin = System.nanoTime();
    assertThatThrownBy(() -> queue.get(SHORT)).isExactlyInstanceOf(Empty.class);
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(SHORT.toNanos());
    AtTheBroker.untilWaiting(0);
  }

  @Test
  void itemsOfOneProcess_comeInOrderWhateverTheirKind() {
    Queue<Object> queue = new Queue<>();
    Process child = Forked.start(QueueTest::putAll, queue);
    assertThat(queue.get()).isNull();
    assertThat(queue.get()).isEqualTo(List.of(1, "two", 3.0));
    assertThat(queue.get()).isEqualTo(new byte[LARGE]);
    for (int i = 0; i < 1_000; i++) {
      assertThat(queue.get()).isEqualTo(i);
    }
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }

  @Test
  void manyProcessesPutAndGet_everyItemComesOnce() {
    Queue<Integer> jobs = new Queue<>(10);
    Queue<Integer> results = new Queue<>();
    List<Process> children = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      children.add(Forked.start(QueueTest::relay, jobs, results));
      children.add(Forked.start(QueueTest::putNumbers, jobs, i * 500));
    }
    TreeSet<Integer> seen = new TreeSet<>();
    for (int i = 0; i < 1_000; i++) {
      assertThat(seen.add(results.get())).isTrue();
    }
    assertThat(seen.first()).isZero();
    assertThat(seen.last()).isEqualTo(999);
    jobs.put(-1);
    jobs.put(-1);
    children.forEach(Process::join);
  }

  @Test
  void closed_refusesToPutAndGetButWritesWhatWasPut() {
    Queue<Integer> queue = new Queue<>();
    queue.put(1);
    assertThatThrownBy(queue::joinThread)
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessageMatching("Queue <multiprocessing.queues.Queue object at 0x.*> not closed");
    queue.close();
    queue.close();
    queue.joinThread();
    String closed = "Queue <multiprocessing.queues.Queue object at 0x[0-9a-f]+> is closed";
    assertThatThrownBy(() -> queue.put(1))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(closed);
    assertThatThrownBy(queue::get).hasMessageMatching(closed);
    assertThatThrownBy(queue::empty)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("handle is closed");
    assertThat(queue.qsize()).isEqualTo(1);
    Queue<Integer> unused = new Queue<>();
    unused.close();
    unused.joinThread();
    assertThat(unused.empty()).isTrue();
  }

  @Test
  void itemThatCannotTravel_isDroppedWithAWordOnStandardError() {
    Queue<Object> queue = new Queue<>(1);
    PrintStream standard = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true));
    try {
      queue.put(new Object());
      queue.put("next"); // the slot of the first has been given back
    } finally {
      System.setErr(standard);
    }
    assertThat(queue.get()).isEqualTo("next");
    assertThat(said.toString()).contains("java.lang.Object");
    queue.put(new Lock());
    queue.put("last");
    assertThat(queue.get()).isEqualTo("last");
  }

  @Test
  void childEndsAfterPutting_allIsWrittenBefore() {
    Queue<byte[]> queue = new Queue<>();
    Process child = Forked.start(QueueTest::putLarge, queue, false);
    // It cannot end: its thread waits for a reader.
    AtTheBroker.untilWaiting(1);
    assertThat(child.isAlive()).isTrue();
    assertThat(queue.get()).hasSize(LARGE);
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }

  @Test
  void childFailsAfterPutting_itsItemStillComes() {
    Queue<String> queue = new Queue<>();
    Process child = Forked.start(QueueTest::putAndFail, queue);
    assertThat(queue.get()).isEqualTo("before the failure");
    child.join();
    assertThat(child.exitCode()).hasValue(1);
  }

  @Test
  void cancelJoinThread_childEndsWithoutReader() {
    assertThat(Forked.run(QueueTest::putLarge, new Queue<>(), true)).isZero();
  }

  @Test
  void forgottenQueue_endsItsThread() {
    Queue<Integer> queue = new Queue<>();
    queue.put(1);
    queue = null;
    Await.until(
        () -> {
          System.gc();
          return java.lang.Thread.getAllStackTraces().keySet().stream()
              .noneMatch(thread -> thread.getName().equals("QueueFeederThread"));
        });
  }

  @Test
  @Tag("MQ04")
  void joinableQueue_joinReturnsWhenAllIsDone() {
    JoinableQueue<Integer> queue = new JoinableQueue<>();
    Value done = new Value('i', 0);
    List<Process> children = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      children.add(Forked.start(QueueTest::work, queue, done));
    }
    for (int i = 0; i < 10; i++) {
      queue.put(i);
    }
    queue.join();
    assertThat(done.intValue()).isEqualTo(10);
    for (int i = 0; i < 4; i++) {
      queue.put(-1);
    }
    queue.join();
    children.forEach(Process::join);
    assertThatThrownBy(queue::taskDone)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("task_done() called too many times");
    new JoinableQueue<>(1).join();
  }

  @Test
  @Tag("MQ06")
  void simpleQueueClosed_refuses() {
    SimpleQueue<Integer> queue = new SimpleQueue<>();
    queue.put(1);
    assertThat(queue.empty()).isFalse();
    assertThat(queue.get()).isEqualTo(1);
    queue.close();
    queue.close();
    assertThatThrownBy(() -> queue.put(1))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("handle is closed");
    assertThatThrownBy(queue::get).hasMessage("handle is closed");
    assertThatThrownBy(queue::empty).hasMessage("handle is closed");
  }

  @Test
  void simpleQueue_refusesAtPutWhatCannotTravelAndTakesLargeItems() {
    SimpleQueue<Object> queue = new SimpleQueue<>();
    assertThatThrownBy(() -> queue.put(new Object())).isExactlyInstanceOf(NotPicklable.class);
    assertThat(queue.empty()).isTrue();
    Process child = Forked.start(QueueTest::putSimply, queue);
    assertThat(queue.get()).isEqualTo(new byte[LARGE]);
    assertThat(queue.get()).isEqualTo("end");
    child.join();
  }

  @Test
  void sentOtherThanToAChild_refuses() {
    for (Object queue : List.of(new Queue<>(), new JoinableQueue<>(), new SimpleQueue<>())) {
      assertThatThrownBy(() -> Pickle.dumps(queue))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage(
              queue.getClass().getSimpleName()
                  + " objects should only be shared between processes through inheritance");
    }
  }

  private static Object putAll(Arguments args) {
    Queue<Object> queue = (Queue<Object>) args.get(0);
    queue.put(null);
    queue.put(new ArrayList<>(Arrays.asList(1, "two", 3.0)));
    queue.put(new byte[LARGE]);
    for (int i = 0; i < 1_000; i++) {
      queue.put(i);
    }
    return null;
  }

  private static Object relay(Arguments args) {
    int number;
    while ((number = ((Queue<Integer>) args.get(0)).get()) >= 0) {
      ((Queue<Integer>) args.get(1)).put(number);
    }
    return null;
  }

  private static Object putNumbers(Arguments args) {
    int first = (int) args.get(1);
    for (int i = first; i < first + 500; i++) {
      ((Queue<Integer>) args.get(0)).put(i);
    }
    return null;
  }

  private static Object putLarge(Arguments args) {
    Queue<Object> queue = (Queue<Object>) args.get(0);
    queue.put(new byte[LARGE]);
    if ((boolean) args.get(1)) {
      queue.cancelJoinThread();
    }
    return null;
  }

  private static Object putAndFail(Arguments args) {
    ((Queue<Object>) args.get(0)).put("before the failure");
    throw new IllegalStateException("as the test wants");
  }

  private static Object work(Arguments args) {
    JoinableQueue<Integer> queue = (JoinableQueue<Integer>) args.get(0);
    Value done = (Value) args.get(1);
    int job;
    do {
      job = queue.get();
      if (job >= 0) {
        done.getLock().acquire();
        done.set(done.intValue() + 1);
        done.getLock().release();
      }
      queue.taskDone();
    } while (job >= 0);
    return null;
  }

  private static Object putSimply(Arguments args) {
    SimpleQueue<Object> queue = (SimpleQueue<Object>) args.get(0);
    queue.put(new byte[LARGE]);
    queue.put("end");
    return null;
  }
}
