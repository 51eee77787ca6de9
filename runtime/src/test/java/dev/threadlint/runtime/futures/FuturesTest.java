package dev.threadlint.runtime.futures;

import static dev.threadlint.runtime.futures.FutureTest.cancelled;
import static dev.threadlint.runtime.futures.FutureTest.cancelledAndNotified;
import static dev.threadlint.runtime.futures.FutureTest.failed;
import static dev.threadlint.runtime.futures.FutureTest.pending;
import static dev.threadlint.runtime.futures.FutureTest.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.TimedOut;
import dev.threadlint.runtime.threading.Event;
import dev.threadlint.runtime.threading.Started;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FuturesTest {
  private static final Duration SHORT = Duration.ofMillis(10);

  @Test
  @Tag("CF09")
  void waitTimesOut_splitsWithoutError() {
    try (ThreadPoolExecutor executor = new ThreadPoolExecutor(2)) {
      Event end = new Event();
      Future<Boolean> blocked = executor.submit(() -> end.await());
      Future<Integer> quick = executor.submit(() -> 1);
      quick.result();
      DoneAndNotDone<Object> outcome =
          Futures.wait(List.of(any(blocked), any(quick)), Duration.ofMillis(50));
      end.set();
      assertThat(outcome.done()).containsExactly(any(quick));
      assertThat(outcome.notDone()).containsExactly(any(blocked));
    }
  }

  @Test
  @Tag("CF10")
  void hundredTasksFinishTogether_noneIsLostFromTheCount() {
    try (ThreadPoolExecutor executor = new ThreadPoolExecutor(100)) {
      Event together = new Event();
      List<Future<Boolean>> futures = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        futures.add(executor.submit(() -> together.await()));
      }
      together.set();
      DoneAndNotDone<Boolean> outcome = Futures.wait(futures, ReturnWhen.ALL_COMPLETED);
      assertThat(outcome.done()).hasSize(100);
      assertThat(outcome.notDone()).isEmpty();
    }
  }

  @Test
  void waitForFirstCompleted_returnsWithOne() {
    Future<Integer> late = pending();
    Future<Integer> never = pending();
    Started.thread(() -> late.setResult(1));
    DoneAndNotDone<Integer> outcome =
        Futures.wait(List.of(never, late), ReturnWhen.FIRST_COMPLETED);
    assertThat(outcome.done()).containsExactly(late);
    assertThat(outcome.notDone()).containsExactly(never);
    assertThat(Futures.wait(List.of(never, succeeded()), ReturnWhen.FIRST_COMPLETED).done())
        .hasSize(1);
  }

  @Test
  void waitForFirstException_cancelledDoesNotCount() {
    Future<Integer> never = pending();
    List<Future<Integer>> futures = List.of(never, failed(), succeeded(), cancelledAndNotified());
    assertThat(Futures.wait(futures, ReturnWhen.FIRST_EXCEPTION).notDone()).containsExactly(never);
    List<Future<Integer>> harmless = List.of(never, succeeded(), cancelledAndNotified());
    assertThat(Futures.wait(harmless, SHORT, ReturnWhen.FIRST_EXCEPTION).done()).hasSize(2);
    Future<Integer> fails = pending();
    Started.thread(() -> fails.setException(new IllegalStateException()));
    assertThat(Futures.wait(List.of(never, fails), ReturnWhen.FIRST_EXCEPTION).done())
        .containsExactly(fails);
  }

  @Test
  void cancelledButNotNotified_countsAsNotDone() {
    Future<Integer> cancelled = cancelled();
    assertThat(Futures.wait(List.of(cancelled), SHORT).notDone()).containsExactly(cancelled);
    Started.thread(cancelled::setRunningOrNotifyCancel);
    assertThat(Futures.wait(List.of(cancelled)).done()).containsExactly(cancelled);
  }

  @Test
  void futuresGivenTwiceOrNone_countOnce() {
    Future<Integer> done = succeeded();
    assertThat(Futures.wait(List.of(done, done)).done()).containsExactly(done);
    assertThat(Futures.wait(List.<Future<Integer>>of()).done()).isEmpty();
    assertThat(Drained.of(Futures.asCompleted(List.of(done, done)))).containsExactly(done);
  }

  @Test
  void unknownReturnCondition_refuses() {
    assertThatThrownBy(() -> ReturnWhen.of("X"))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid return condition: 'X'");
    assertThat(ReturnWhen.of("ALL_COMPLETED")).isEqualTo(ReturnWhen.ALL_COMPLETED);
  }

  @Test
  void asCompleted_doneOnesFirstThenAsTheyComplete() {
    Future<Integer> first = pending();
    Future<Integer> second = pending();
    Future<Integer> done = succeeded();
    Completions<Integer> completions = Futures.asCompleted(List.of(first, second, done));
    assertThat(completions.next()).isSameAs(done);
    second.setResult(2);
    assertThat(completions.next()).isSameAs(second);
    Started.thread(() -> first.setResult(1));
    assertThat(completions.next()).isSameAs(first);
    assertThat(completions.hasNext()).isFalse();
    assertThatThrownBy(completions::next).isExactlyInstanceOf(NoSuchElementException.class);
  }

  @Test
  void asCompletedTimesOut_tellsHowMany() {
    Completions<Integer> completions = Futures.asCompleted(List.of(pending(), succeeded()), SHORT);
    completions.next();
    assertThatThrownBy(completions::next)
        .isExactlyInstanceOf(TimedOut.class)
        .hasMessage("1 (of 2) futures unfinished");
    assertThat(completions.hasNext()).isFalse();
  }

  @Test
  void asCompletedInAForLoop_givesAll() {
    AtomicReference<Integer> sum = new AtomicReference<>(0);
    try (ThreadPoolExecutor executor = new ThreadPoolExecutor(2)) {
      List<Future<Integer>> futures =
          List.of(executor.submit(() -> 1), executor.submit(() -> 2), executor.submit(() -> 3));
      for (Future<Integer> future : Futures.asCompleted(futures)) {
        sum.accumulateAndGet(future.result(), Integer::sum);
      }
    }
    assertThat(sum.get()).isEqualTo(6);
  }

  @SuppressWarnings("unchecked") // futures are only read here
  private static Future<Object> any(Future<?> future) {
    return (Future<Object>) future;
  }
}
