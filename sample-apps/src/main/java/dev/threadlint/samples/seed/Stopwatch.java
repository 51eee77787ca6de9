package dev.threadlint.samples.seed;

import java.util.Locale;

/** Measures how long it took, and how many workers really worked at a time. */
final class Stopwatch {
  private static final double NANOS = 1e9;

  private final long startNanos = System.nanoTime();

  double seconds() {
    return (System.nanoTime() - startNanos) / NANOS;
  }

  void print(String what) {
    System.out.printf(Locale.ROOT, "measured: %s took %.2f s%n", what, seconds());
  }

  /** Prints time and parallelism: how much work was done, in seconds of one worker, in how long. */
  void print(String what, double workSeconds) {
    double seconds = seconds();
    System.out.printf(
        Locale.ROOT,
        "measured: %s took %.2f s, that is %.1f at a time%n",
        what,
        seconds,
        workSeconds / seconds);
  }
}
