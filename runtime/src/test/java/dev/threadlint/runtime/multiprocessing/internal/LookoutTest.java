package dev.threadlint.runtime.multiprocessing.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookoutTest {
  private final Lookout lookout = new Lookout();

  @BeforeEach
  void twoProcessors() {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
  }

  @Test
  void givesUpWhatDoesNotPay() {
    lookInVain(8);

    assertFalse(lookout.isWorthIt());
  }

  @Test
  void triesAgainNowAndThen() {
    lookInVain(8);

    int skipped = 0;
    while (!lookout.isWorthIt()) {
      skipped++;
    }

    assertTrue(skipped > 1, "not each time");
  }

  @Test
  void goesOnWithWhatPays() {
    lookInVain(7);
    lookout.paid();
    lookInVain(7);

    assertTrue(lookout.isWorthIt());
  }

  private void lookInVain(int times) {
    for (int i = 0; i < times; i++) {
      assertTrue(lookout.isWorthIt());
      while (lookout.goesOn()) {
        Thread.onSpinWait();
      }
    }
  }
}
