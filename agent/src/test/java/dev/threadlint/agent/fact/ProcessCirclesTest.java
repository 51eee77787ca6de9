package dev.threadlint.agent.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessCirclesTest {
  private final ProcessCircles circles = new ProcessCircles();
  private final ProcessWait first = waitOf(1, 2);
  private final ProcessWait second = waitOf(2, 1);

  @Test
  void circleOfTwo_isToldAtTheSecondLook_andOnce() {
    assertThat(circles.confirmedBy(List.of(first, second))).isEmpty();
    assertThat(circles.confirmedBy(List.of(second, first)))
        .singleElement()
        .satisfies(circle -> assertThat(circle).containsExactlyInAnyOrder(first, second));
    assertThat(circles.confirmedBy(List.of(first, second))).isEmpty();
  }

  @Test
  void circleOfThreeWithOneWhoWaitsForIt_hasThreeInTheirOrder() {
    List<ProcessWait> waits = List.of(waitOf(9, 1), waitOf(1, 2), waitOf(3, 1), waitOf(2, 3));
    circles.confirmedBy(waits);

    assertThat(circles.confirmedBy(waits))
        .containsExactly(List.of(waits.get(1), waits.get(3), waits.get(2)));
  }

  @Test
  void sameThreadsInOtherWaits_areLookedAtOnceMore() {
    circles.confirmedBy(List.of(first, second));

    assertThat(circles.confirmedBy(List.of(first, waitOf(2, 1)))).isEmpty();
  }

  @Test
  void goneInBetween_isNotConfirmed() {
    circles.confirmedBy(List.of(first, second));
    circles.confirmedBy(List.of(first));

    assertThat(circles.confirmedBy(List.of(first, second))).isEmpty();
  }

  @Test
  void lineWithAnEnd_isNoCircle() {
    List<ProcessWait> waits = List.of(waitOf(1, 2), waitOf(2, 3));
    circles.confirmedBy(waits);

    assertThat(circles.confirmedBy(waits)).isEmpty();
  }

  @Test
  void threadThatWaitsForItsOwnLock_isNoCircle() {
    List<ProcessWait> waits = List.of(waitOf(1, 1), waitOf(2, 1));
    circles.confirmedBy(waits);

    assertThat(circles.confirmedBy(waits)).isEmpty();
  }

  private static ProcessWait waitOf(long who, long needs) {
    return new ProcessWait(new Object(), who, needs, null);
  }
}
