package dev.threadlint.agent.state;

import dev.threadlint.reports.model.Frame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for cycles through a new way to take an edge of the {@link LockOrderGraph}.
 *
 * <p>Of the ways that make up a cycle, one was seen last; so it is enough to start from the newest
 * way, and it is enough to find one cycle. First two searches that meet, from both ends of the
 * edge, say how long the shortest cycle is, if there is any. Then the graph is walked along ways
 * that can go together, not much deeper than that, and pruned by the distances found.
 *
 * <p>The work is bounded for one search and for all searches between the same two code sites: a
 * million accounts that are locked in any order cost no more than a few thousand.
 */
public final class CycleSearch {
  private static final int WORK_PER_SEARCH = 4_000;
  private static final int WORK_WHEN_SPENT = 64;
  private static final int WORK_PER_SITES = 2_000_000;
  private static final int MAX_SITES = 4_096;
  private static final int DETOUR = 2;

  private final LockOrderGraph graph;
  private final Map<SitePair, Integer> spent = new Bounded<>(MAX_SITES);

  /** A search in that graph. */
  public CycleSearch(LockOrderGraph graph) {
    this.graph = graph;
  }

  /** A cycle through that way: one that can become a deadlock if there is one, or else any. */
  public @Nullable LockCycle through(EdgeVariant newest) {
    LockEdge edge = newest.edge();
    boolean deadEnd = edge.to().out().isEmpty() || edge.from().in().isEmpty();
    if (deadEnd || edge.isOnNoCycle(graph.version())) {
      return null;
    }
    var sites = new SitePair(newest.hold().stack().site(), newest.fact().stack().site());
    int before = spent.getOrDefault(sites, 0);
    var work = new Work(before < WORK_PER_SITES ? WORK_PER_SEARCH : WORK_WHEN_SPENT);
    LockCycle cycle = search(newest, work);
    if (cycle == null && work.left()) {
      edge.onNoCycle(graph.version());
    }
    spent.put(sites, Math.min(before + work.done(), WORK_PER_SITES));
    return cycle;
  }

  private record SitePair(@Nullable Frame held, @Nullable Frame wanted) {}

  private static @Nullable LockCycle search(EdgeVariant newest, Work work) {
    LockNode start = newest.edge().to();
    LockNode goal = newest.edge().from();
    var toGoal = new Distances(goal, false);
    LockCycle best = null;
    int length = 0;
    if (start.edgeTo(goal) != null) {
      length = 2;
      best = new CycleWalk(newest, toGoal, work).strictly(length);
      if (best != null && best.obstacle() == null) {
        return best;
      }
    }
    int shortest = shortest(start, toGoal, work);
    length = length == 0 ? shortest : length;
    if (length == 0) {
      return null;
    }
    if (Obstacle.of(newest) == null) {
      for (int limit = length; limit <= length + DETOUR && work.left(); limit++) {
        LockCycle cycle = new CycleWalk(newest, toGoal, work).strictly(limit);
        if (cycle != null && cycle.obstacle() == null) {
          return cycle;
        }
      }
    }
    return best != null ? best : new CycleWalk(newest, toGoal, new Work(work)).anyhow(length);
  }

  /** The number of edges of the shortest cycle, or 0 if there is none or it is too far. */
  private static int shortest(LockNode start, Distances toGoal, Work work) {
    var fromStart = new Distances(start, true);
    while (!fromStart.exhausted() && !toGoal.exhausted()) {
      Distances cheaper = fromStart.nextCost() <= toGoal.nextCost() ? fromStart : toGoal;
      work.spend(cheaper.nextCost() + 1);
      if (!work.left()) {
        return 0;
      }
      if (cheaper.expand(cheaper == toGoal ? fromStart : toGoal)) {
        return fromStart.radius() + toGoal.radius() + 1;
      }
    }
    return 0;
  }
}
