package dev.threadlint.runtime;

import java.time.Duration;

/** How large a pool should be. */
public final class Pools {
  private Pools() {}

  /**
   * The number of threads that keeps the cores busy although each task waits part of its time:
   * {@code (wait + cpu) / cpu * cores}, rounded up, at least one.
   *
   * <p>Python has no such function; the rule is folklore there as here.
   *
   * <pre>{@code
   * Pools.bestThreadCount(Duration.ofMillis(90), Duration.ofMillis(10), 2); // 20
   * }</pre>
   *
   * @param wait how long one task waits, zero or more
   * @param cpu how long one task computes, more than zero
   * @param cores how many cores there are, one or more
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public static int bestThreadCount(Duration wait, Duration cpu, int cores) {
    if (wait.isNegative()) {
      throw new IllegalArgumentException("wait must be >= 0");
    }
    if (cpu.isNegative() || cpu.isZero()) {
      throw new IllegalArgumentException("cpu must be > 0");
    }
    if (cores < 1) {
      throw new IllegalArgumentException("cores must be >= 1");
    }
    double threads = (seconds(wait) + seconds(cpu)) / seconds(cpu) * cores;
    // 0.3 + 0.1 divided by 0.1 is a hair more than 4 in binary: that is no reason for a fifth
    // thread.
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.ceil(threads - 1e-9)));
  }

  private static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / 1e9;
  }
}
