package dev.threadlint.runtime.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import dev.threadlint.runtime.multiprocessing.internal.shared.AtTheBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EventTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  private final Event event = new Event();

  @Test
  void flag_isSetAndTakenBack() {
    assertThat(event.isSet()).isFalse();
    event.set();
    event.set();
    assertThat(event.isSet()).isTrue();
    event.clear();
    event.clear();
    assertThat(event.isSet()).isFalse();
  }

  @Test
  void await_isTrueAtOnceOrFalseInTime() {
    long begin = System.nanoTime();
    assertThat(event.await(SHORT)).isFalse();
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(SHORT.toNanos());
    assertThat(event.await(Duration.ZERO)).isFalse();
    event.set();
    assertThat(event.await()).isTrue();
    assertThat(event.await(Duration.ofSeconds(-1))).isTrue();
  }

  @Test
  void set_wakesAllProcessesAlsoIfClearedAtOnce() {
    List<Process> children = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      children.add(Forked.start(EventTest::await, event));
    }
    AtTheBroker.untilWaiting(3);
    event.set();
    event.clear();
    children.forEach(Process::join);
    assertThat(children).allSatisfy(child -> assertThat(child.exitCode()).hasValue(0));
  }

  @Test
  void childSets_parentIsWoken() {
    Process child = Forked.start(EventTest::set, event);
    event.await();
    child.join();
    assertThat(event.isSet()).isTrue();
  }

  @Test
  void repr_tellsTheFlag() {
    assertThat(event.toString()).matches("<Event at 0x[0-9a-f]+ unset>");
    event.set();
    assertThat(event.toString()).matches("<Event at 0x[0-9a-f]+ set>");
  }

  @Test
  void sentOtherThanToAChild_refuses() {
    assertThatThrownBy(() -> Pickle.dumps(event))
        .hasMessage(
            "Condition objects should only be shared between processes through inheritance");
  }

  private static Object await(Arguments args) {
    assertThat(((Event) args.get(0)).await()).isTrue();
    return null;
  }

  private static Object set(Arguments args) {
    ((Event) args.get(0)).set();
    return null;
  }
}
