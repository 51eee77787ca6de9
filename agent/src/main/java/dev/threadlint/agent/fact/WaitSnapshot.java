package dev.threadlint.agent.fact;

import java.util.List;

/**
 * Who waits for what at one moment, as the watchdog read it.
 *
 * @param nanos when
 * @param waiting the threads that wait, or are about to
 * @param pools the pools that have at least one worker among them
 */
public record WaitSnapshot(long nanos, List<Waiting> waiting, List<PoolState> pools)
    implements Fact {}
