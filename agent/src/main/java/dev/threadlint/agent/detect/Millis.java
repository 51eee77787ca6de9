package dev.threadlint.agent.detect;

import java.math.BigDecimal;
import java.math.MathContext;

/** Spans of time as the texts name them. */
final class Millis {
  private static final MathContext DIGITS = new MathContext(3);

  private Millis() {}

  /** In milliseconds, to three digits or to the microsecond, whichever is coarser. */
  static String of(long nanos) {
    BigDecimal millis = BigDecimal.valueOf(nanos / 1_000, 3).round(DIGITS);
    return millis.signum() == 0 ? "0" : millis.stripTrailingZeros().toPlainString();
  }
}
