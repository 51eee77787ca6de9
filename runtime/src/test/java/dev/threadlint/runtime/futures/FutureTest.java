package dev.threadlint.runtime.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Await;
import dev.threadlint.runtime.SystemExit;
import dev.threadlint.runtime.TimedOut;
import dev.threadlint.runtime.threading.Started;
import dev.threadlint.runtime.threading.Thread;
import dev.threadlint.runtime.threading.Threading;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FutureTest {
  private static final IOException FAILURE = new IOException("failed");

  @Test
  @Tag("CF02")
  void resultAtOnce_inAllSixStates() {
    for (Future<Integer> unfinished : List.of(pending(), running())) {
      assertThatThrownBy(() -> unfinished.result(Duration.ZERO))
          .isExactlyInstanceOf(TimedOut.class)
          .hasMessage("");
      assertThatThrownBy(() -> unfinished.exception(Duration.ofSeconds(-1)))
          .isExactlyInstanceOf(TimedOut.class);
    }
    for (Future<Integer> cancelled : List.of(cancelled(), cancelledAndNotified())) {
      assertThatThrownBy(() -> cancelled.result(Duration.ZERO))
          .isExactlyInstanceOf(CancellationException.class)
          .hasMessage("");
      assertThatThrownBy(cancelled::exception).isExactlyInstanceOf(CancellationException.class);
    }
    assertThatThrownBy(() -> failed().result(Duration.ZERO)).isSameAs(FAILURE);
    assertThat(failed().exception(Duration.ZERO)).isSameAs(FAILURE);
    assertThat(succeeded().result(Duration.ZERO)).isEqualTo(42);
    assertThat(succeeded().exception()).isNull();
  }

  @Test
  void cancel_onlyWhatHasNotBegun() {
    assertThat(pending().cancel()).isTrue();
    assertThat(running().cancel()).isFalse();
    assertThat(cancelled().cancel()).isTrue();
    assertThat(cancelledAndNotified().cancel()).isTrue();
    assertThat(failed().cancel()).isFalse();
    assertThat(succeeded().cancel()).isFalse();
    Future<Integer> running = running();
    running.cancel();
    running.setResult(1);
    assertThat(running.result()).isEqualTo(1);
  }

  @Test
  void questions_inAllSixStates() {
    assertState(pending(), false, false, false);
    assertState(running(), false, true, false);
    assertState(cancelled(), true, false, true);
    assertState(cancelledAndNotified(), true, false, true);
    assertState(failed(), false, false, true);
    assertState(succeeded(), false, false, true);
  }

  @Test
  void waitingForResult_isWokenByOutcomeOrCancel() {
    Future<Integer> future = pending();
    AtomicReference<Object> got = new AtomicReference<>();
    Thread waiter = Started.thread(() -> got.set(future.result()));
    Await.untilParkedOn(future, waiter);
    future.setResult(5);
    waiter.join();
    assertThat(got.get()).isEqualTo(5);
    Future<Integer> other = pending();
    Thread second =
        Started.thread(
            () -> {
              try {
                other.result();
              } catch (CancellationException e) {
                got.set(e);
              }
            });
    Await.untilParkedOn(other, second);
    other.cancel();
    second.join();
    assertThat(got.get()).isInstanceOf(CancellationException.class);
  }

  @Test
  void timeOutTooLarge_refuses() {
    assertThatThrownBy(() -> pending().result(Duration.ofDays(1_000_000)))
        .isExactlyInstanceOf(ArithmeticException.class)
        .hasMessage("timestamp out of range for platform time_t");
  }

  @Test
  void doneCallbacks_runInOrderAndOutliveAFailure() {
    try (LoggedErrors logged = new LoggedErrors()) {
      Future<Integer> future = pending();
      List<String> called = new ArrayList<>();
      future.addDoneCallback(done -> called.add("first"));
      future.addDoneCallback(
          done -> {
            throw new IllegalStateException("callback");
          });
      future.addDoneCallback(done -> called.add("last " + done.result()));
      assertThat(called).isEmpty();
      future.setResult(7);
      assertThat(called).containsExactly("first", "last 7");
      assertThat(logged.messages())
          .singleElement()
          .asString()
          .matches(
              "exception calling callback for <Future at 0x[0-9a-f]+ state=finished returned int>");
    }
  }

  @Test
  void callbackFailsAnAssertion_isLoggedButSystemExitGoesOn() {
    try (LoggedErrors logged = new LoggedErrors()) {
      Future<Integer> future = pending();
      List<String> called = new ArrayList<>();
      future.addDoneCallback(
          done -> {
            throw new AssertionError("an Exception in Python");
          });
      future.addDoneCallback(done -> called.add("next"));
      future.setResult(7);
      assertThat(called).containsExactly("next");
      assertThat(logged.messages()).hasSize(1);
      SystemExit exit = new SystemExit(1);
      assertThatThrownBy(
              () ->
                  future.addDoneCallback(
                      done -> {
                        throw exit;
                      }))
          .isSameAs(exit);
    }
  }

  @Test
  void doneCallback_runsInTheThreadThatFinishes() {
    Future<Integer> future = pending();
    AtomicReference<Object> calledIn = new AtomicReference<>();
    future.addDoneCallback(done -> calledIn.set(Threading.currentThread()));
    Thread finisher = Started.thread(() -> future.setResult(1));
    finisher.join();
    assertThat(calledIn.get()).isSameAs(finisher);
  }

  @Test
  @Tag("CF04")
  void callbackAddedToCancelled_isCalledAtOnceInTheCaller() {
    AtomicReference<Object> calledIn = new AtomicReference<>();
    cancelled().addDoneCallback(done -> calledIn.set(java.lang.Thread.currentThread()));
    assertThat(calledIn.get()).isSameAs(java.lang.Thread.currentThread());
    calledIn.set(null);
    Future<Integer> pending = pending();
    pending.addDoneCallback(done -> calledIn.set(done.cancelled()));
    pending.cancel();
    assertThat(calledIn.get()).isEqualTo(true);
  }

  @Test
  @Tag("CF05")
  void secondOutcome_refusesAndKeepsTheFirst() {
    Future<Integer> done = succeeded();
    String finished = "FINISHED: <Future at 0x[0-9a-f]+ state=finished returned int>";
    assertThatThrownBy(() -> done.setResult(1))
        .isExactlyInstanceOf(InvalidState.class)
        .message()
        .matches(finished);
    assertThatThrownBy(() -> done.setException(FAILURE))
        .isExactlyInstanceOf(InvalidState.class)
        .message()
        .matches(finished);
    assertThat(done.result()).isEqualTo(42);
    Future<Integer> failed = failed();
    assertThatThrownBy(() -> failed.setException(new IllegalStateException()))
        .message()
        .matches("FINISHED: <Future at 0x[0-9a-f]+ state=finished raised IOException>");
    assertThat(failed.exception()).isSameAs(FAILURE);
    assertThatThrownBy(() -> cancelled().setResult(1))
        .message()
        .matches("CANCELLED: <Future at 0x[0-9a-f]+ state=cancelled>");
    assertThatThrownBy(() -> cancelledAndNotified().setResult(1))
        .message()
        .matches("CANCELLED_AND_NOTIFIED: <Future at 0x[0-9a-f]+ state=cancelled>");
  }

  @Test
  void setRunningTwice_refuses() {
    try (LoggedErrors logged = new LoggedErrors()) {
      Future<Integer> running = running();
      assertThatThrownBy(running::setRunningOrNotifyCancel)
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage("Future in unexpected state");
      assertThat(running.running()).isTrue();
      assertThat(cancelled().setRunningOrNotifyCancel()).isFalse();
      assertThat(logged.messages()).hasSize(1);
    }
  }

  @Test
  void repr_tellsTheState() {
    assertThat(pending().toString()).matches("<Future at 0x[0-9a-f]+ state=pending>");
    assertThat(running().toString()).endsWith("state=running>");
    assertThat(cancelled().toString()).endsWith("state=cancelled>");
    assertThat(cancelledAndNotified().toString()).endsWith("state=cancelled>");
    assertThat(failed().toString()).endsWith("state=finished raised IOException>");
    assertThat(succeeded().toString()).endsWith("state=finished returned int>");
  }

  static Future<Integer> pending() {
    return new Future<>();
  }

  static Future<Integer> running() {
    Future<Integer> future = pending();
    assertThat(future.setRunningOrNotifyCancel()).isTrue();
    return future;
  }

  static Future<Integer> cancelled() {
    Future<Integer> future = pending();
    future.cancel();
    return future;
  }

  static Future<Integer> cancelledAndNotified() {
    Future<Integer> future = cancelled();
    future.setRunningOrNotifyCancel();
    return future;
  }

  static Future<Integer> failed() {
    Future<Integer> future = pending();
    future.setException(FAILURE);
    return future;
  }

  static Future<Integer> succeeded() {
    Future<Integer> future = pending();
    future.setResult(42);
    return future;
  }

  private static void assertState(
      Future<Integer> future, boolean cancelled, boolean running, boolean done) {
    assertThat(future.cancelled()).isEqualTo(cancelled);
    assertThat(future.running()).isEqualTo(running);
    assertThat(future.done()).isEqualTo(done);
  }
}
