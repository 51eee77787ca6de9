package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.threading.Event;
import dev.threadlint.runtime.threading.Threading;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadPoolTest {
  private final ThreadPool pool = new ThreadPool(2);

  @Test
  @Tag("PL13")
  void taskFails_itsErrorComesAsItIs() {
    IllegalStateException thrown = new IllegalStateException("as it is");
    assertThatThrownBy(
            () ->
                pool.apply(
                    () -> {
                      throw thrown;
                    }))
        .isSameAs(thrown)
        .hasNoCause();
  }

  @Test
  void everyMethod_worksWithoutCopying() {
    Object uncopied = new Object();
    assertThat(pool.<Object>apply(() -> uncopied)).isSameAs(uncopied);
    assertThat(pool.map(Tasks::square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
    assertThat(pool.<Integer>starmap(Tasks::add, List.of(List.of(1, 2)))).containsExactly(3);
    assertThat(pool.imap(Tasks::square, List.of(4)).next()).isEqualTo(16);
    assertThat(pool.<String>apply(() -> Threading.currentThread().getName()))
        .matches("Thread-\\d+ \\(worker\\)");
    assertThat(pool).hasToString("<multiprocessing.pool.ThreadPool state=RUN pool_size=2>");
    pool.close();
    pool.join();
    assertThatThrownBy(() -> pool.apply(() -> 1)).hasMessage("Pool not running");
  }

  @Test
  void closedWhileItReadsItsInput_doesAllOfIt() {
    Event closed = new Event();
    Iterable<Integer> slow = () -> List.of(1, 2).stream().peek(i -> closed.await()).iterator();
    Iterator<Integer> results = pool.imap(Tasks::square, slow);
    pool.close();
    closed.set();
    assertThat(List.of(results.next(), results.next())).containsExactly(1, 4);
    pool.join();
  }

  @Test
  void terminatedWhileATaskRuns_joinWaitsForItAndItsResultNeverComes() {
    Event begun = new Event();
    Event go = new Event();
    AtomicInteger callbacks = new AtomicInteger();
    AsyncResult<Boolean> running =
        pool.applyAsync(
            () -> {
              begun.set();
              return go.await();
            },
            result -> callbacks.incrementAndGet(),
            null);
    begun.await();
    pool.terminate();
    go.set();
    pool.join();
    assertThat(running.ready()).isFalse();
    assertThat(callbacks).hasValue(0);
  }

  @Test
  void initializer_runsInEachThread() {
    AtomicInteger runs = new AtomicInteger();
    ThreadPool prepared = new ThreadPool(3, runs::incrementAndGet);
    prepared.close();
    prepared.join();
    assertThat(runs).hasValue(3);
  }

  @Test
  void systemExitInATask_endsTheThreadAndAnotherOneComes() {
    pool.applyAsync(Tasks::exit, Arguments.of(1));
    pool.applyAsync(Tasks::exit, Arguments.of(1));
    assertThat(pool.<Integer>apply(() -> 3)).isEqualTo(3);
  }
}
