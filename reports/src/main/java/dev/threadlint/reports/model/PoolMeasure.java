package dev.threadlint.reports.model;

/**
 * What a pool did: the pools of one class that were made at one place.
 *
 * @param className class of the pool
 * @param stack where it was made; {@link StackTrace#UNKNOWN} if that was not seen
 * @param pools how many such pools there were
 * @param maxWorkers how many workers one may have; {@link Integer#MAX_VALUE} if not bounded
 * @param tasks how many tasks they ran
 * @param queued how long tasks waited for a worker, of those that were looked at
 * @param ran how long they ran then, of those that were looked at
 * @param peakWorkers how many workers were seen to work at the same time
 * @param cpuNanos the time that a task had a processor, on average; below 0 if not known
 */
public record PoolMeasure(
    String className,
    StackTrace stack,
    int pools,
    int maxWorkers,
    long tasks,
    Durations queued,
    Durations ran,
    int peakWorkers,
    long cpuNanos) {}
