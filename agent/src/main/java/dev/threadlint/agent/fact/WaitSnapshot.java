package dev.threadlint.agent.fact;

import java.util.List;

/**
 * Who waits for what at one moment, as the watchdog read it.
 *
 * @param nanos when
 * @param waiting the threads that wait, or are about to
 * @param pools the pools that have at least one worker among them
 * @param standing whether anything else can still move
 */
public record WaitSnapshot(
    long nanos, List<Waiting> waiting, List<PoolState> pools, Standing standing) implements Fact {

  /** Whether whoever waits here waits for ever, unless it is for a time only. */
  public boolean stands() {
    return standing != Standing.MOVES;
  }
}
