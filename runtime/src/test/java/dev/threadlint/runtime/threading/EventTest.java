package dev.threadlint.runtime.threading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventTest {
  private final Event event = new Event();

  @Test
  @Tag("EV02")
  void timedWait_trueOnlyIfSet() {
    long begin = System.nanoTime();
    assertThat(event.await(Duration.ZERO)).isFalse();
    assertThat(event.await(Duration.ofSeconds(-1))).isFalse();
    assertThat(event.await(Duration.ofMillis(500))).isFalse();
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(500_000_000);
    event.set();
    assertThat(event.await(Duration.ZERO)).isTrue();
    assertThat(event.await(Duration.ofMillis(500))).isTrue();
    assertThat(event.await()).isTrue();
  }

  @Test
  void timeOutTooLarge_refuses() {
    assertThatThrownBy(() -> event.await(Duration.ofDays(1_000_000)))
        .isExactlyInstanceOf(ArithmeticException.class)
        .hasMessage("timestamp out of range for platform time_t");
  }

  @Test
  void setThenClearedAtOnce_waitersStillReturnTrue() {
    List<Boolean> results = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Thread thread = Started.thread(() -> results.add(event.await()));
      Await.untilParkedOn(event, thread);
      threads.add(thread);
    }
    event.set();
    event.clear();
    threads.forEach(Thread::join);
    assertThat(results).containsExactly(true, true, true, true, true);
    assertThat(event.isSet()).isFalse();
  }

  @Test
  void setAndClear_areIdempotent() {
    assertThat(event.isSet()).isFalse();
    event.set();
    event.set();
    assertThat(event.isSet()).isTrue();
    event.clear();
    event.clear();
    assertThat(event.isSet()).isFalse();
  }

  @Test
  void repr_tellsTheState() {
    assertThat(event.toString()).matches("<threading\\.Event at 0x[0-9a-f]+: unset>");
    event.set();
    assertThat(event.toString()).matches("<threading\\.Event at 0x[0-9a-f]+: set>");
  }
}
