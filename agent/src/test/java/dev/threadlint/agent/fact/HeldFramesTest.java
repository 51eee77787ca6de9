package dev.threadlint.agent.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadlint.agent.site.Site;
import org.junit.jupiter.api.Test;

class HeldFramesTest {
  private static final Site ONE = new Site("Bank", "transfer", 10, null, false, 0);
  private static final Site OTHER = new Site("Bank", "transfer", 11, null, false, 1);
  private static final Site OUTSIDE = new Site("Till", "pay", 3, null, true, 0);

  @Test
  void monitors_areFoundFromTheOutermostOn() {
    HeldFrames frames = frames("Bank.log", "Bank.transfer", "Till.pay", "Main.main");
    assertThat(frames.next(OUTSIDE)).isEqualTo(2);
    assertThat(frames.next(ONE)).isEqualTo(1);
  }

  @Test
  void twoMonitorsOfOneMethod_areInOneFrame() {
    HeldFrames frames = frames("Bank.log", "Bank.transfer", "Main.main");
    assertThat(frames.next(ONE)).isEqualTo(1);
    assertThat(frames.next(OTHER)).isEqualTo(1);
  }

  @Test
  void theSamePlaceAgain_isAFrameWithin() {
    HeldFrames frames = frames("Bank.transfer", "Bank.check", "Bank.transfer", "Main.main");
    assertThat(frames.next(ONE)).isEqualTo(2);
    assertThat(frames.next(ONE)).isZero();
    assertThat(frames.next(ONE)).isEqualTo(-1);
  }

  @Test
  void whatIsNotThere_doesNotHideTheNext() {
    HeldFrames frames = frames("Bank.transfer", "Main.main");
    assertThat(frames.next(OUTSIDE)).isEqualTo(-1);
    assertThat(frames.next(ONE)).isZero();
  }

  @Test
  void withoutStack_nothingIsFound() {
    assertThat(new HeldFrames(null).next(ONE)).isEqualTo(-1);
  }

  private static HeldFrames frames(String... methods) {
    StackTraceElement[] frames = new StackTraceElement[methods.length];
    for (int i = 0; i < methods.length; i++) {
      String[] parts = methods[i].split("\\.");
      frames[i] = new StackTraceElement(parts[0], parts[1], null, -1);
    }
    return new HeldFrames(frames);
  }
}
