package dev.threadlint.agent.fact;

/**
 * What a pool has done since the look before, and how it stands.
 *
 * @param nanos when
 * @param pool which
 * @param tasks how many tasks it has run so far
 * @param queued how long tasks waited for a worker, of those that were timed
 * @param ran how long they ran
 * @param workers its live workers
 */
public record PoolMeasured(
    long nanos, PoolRef pool, long tasks, Timings queued, Timings ran, Workers workers)
    implements Fact {

  /**
   * The live workers of a pool.
   *
   * @param all how many there are
   * @param working how many of them run a task
   * @param blocked how many of those wait for something, as the JVM says
   * @param keeping how many of all are no daemons, so that the JVM does not end without them
   * @param lingerNanos how long they stay when there is nothing to do; {@link Long#MAX_VALUE} if
   *     for ever
   * @param queue how many tasks wait; below 0 if not known
   * @param cpuNanos processor time that they have used for a task on average; below 0 if not known
   */
  public record Workers(
      int all, int working, int blocked, int keeping, long lingerNanos, int queue, long cpuNanos) {}
}
