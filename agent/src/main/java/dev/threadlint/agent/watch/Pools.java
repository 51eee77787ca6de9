package dev.threadlint.agent.watch;

import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.fact.PoolState;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.agent.jdk.JdkObjects;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which pools have workers that wait. */
final class Pools {
  private Pools() {}

  static List<PoolState> read(FactReader reader, List<Waiting> waiting, List<ThreadState> states) {
    Set<Long> waiters = new HashSet<>();
    for (Waiting one : waiting) {
      waiters.add(one.thread().id());
    }
    Map<Object, List<ThreadRef>> workers = new IdentityHashMap<>();
    Set<Object> concerned = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    for (ThreadState state : states) {
      Object pool = state.pool();
      if (pool != null) {
        workers.computeIfAbsent(pool, p -> new ArrayList<>()).add(FactReader.thread(state.thread));
        if (waiters.contains(state.id)) {
          concerned.add(pool);
        }
      }
    }
    List<PoolState> pools = new ArrayList<>();
    for (Object pool : concerned) {
      pools.add(
          new PoolState(
              reader.pool(pool), workers.getOrDefault(pool, List.of()), JdkObjects.queued(pool)));
    }
    return pools;
  }
}
