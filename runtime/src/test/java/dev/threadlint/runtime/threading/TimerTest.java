package dev.threadlint.runtime.threading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Routine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TimerTest {
  private static final Duration LONG = Duration.ofHours(1);

  @Test
  @Tag("TH17")
  void argsOfOneTimerChanged_otherTimerHasItsOwn() {
    List<Integer> counts = new ArrayList<>();
    Routine<Object> count = args -> counts.add(args.size() + args.keywords().size());
    Timer first = new Timer(Duration.ofMillis(1), count, Arguments.none());
    first.start();
    first.join();
    first.args().add("blah");
    first.kwargs().put("foo", "bar");
    Timer second = new Timer(Duration.ofMillis(1), count, Arguments.none());
    second.start();
    second.join();
    assertThat(counts).containsExactly(0, 0);
  }

  @Test
  void argumentsGiven_reachTheFunction() {
    List<Object> got = new ArrayList<>();
    Timer timer =
        new Timer(
            Duration.ofMillis(-5),
            args -> got.add(args.get(0) + "-" + args.get("k")),
            Arguments.of("a").with("k", "b"));
    timer.start();
    timer.join();
    assertThat(got).containsExactly("a-b");
    assertThat(timer.finished().isSet()).isTrue();
    assertThat(timer.interval()).isEqualTo(Duration.ofMillis(-5));
    assertThat(timer.function()).isNotNull();
    assertThat(timer.toString()).matches("<Timer\\(Thread-\\d+, stopped .*\\d+\\)>");
  }

  @Test
  void cancelledBeforeOrAfterStart_neverFires() {
    List<String> fired = new ArrayList<>();
    Timer early = new Timer(LONG, () -> fired.add("early"));
    early.cancel();
    early.start();
    early.join();
    Timer late = new Timer(LONG, () -> fired.add("late"));
    late.start();
    late.cancel();
    late.join();
    late.cancel();
    assertThat(fired).isEmpty();
  }

  @Test
  void startedTwice_refuses() {
    Timer timer = new Timer(Duration.ZERO, () -> {});
    timer.start();
    assertThatThrownBy(timer::start)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("threads can only be started once");
    timer.join();
  }
}
