package dev.threadlint.agent.fact;

import dev.threadlint.reports.model.ThreadRef;
import java.util.List;

/**
 * A pool at one moment.
 *
 * @param pool which
 * @param workers its live workers
 * @param queued how many tasks wait for a worker; below 0 if not known
 */
public record PoolState(PoolRef pool, List<ThreadRef> workers, int queued) {}
