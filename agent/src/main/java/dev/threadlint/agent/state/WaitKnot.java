package dev.threadlint.agent.state;

import dev.threadlint.agent.fact.PoolState;
import dev.threadlint.agent.fact.Waiting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Threads and pools that wait for one another for ever, as one snapshot shows it.
 *
 * @param threads the threads, each before the one that it waits for where that is possible
 * @param pools the pools without a free worker that are part of it
 */
public record WaitKnot(List<Waiting> threads, List<PoolState> pools) {

  /** Copies the lists. */
  public WaitKnot {
    threads = List.copyOf(threads);
    pools = List.copyOf(pools);
  }

  /** The same as long as none of the threads has gone on; each thread's number and progress. */
  public Map<Long, Long> identity() {
    var identity = new TreeMap<Long, Long>();
    for (Waiting wait : threads) {
      identity.put(wait.thread().id(), wait.progress());
    }
    return identity;
  }
}
