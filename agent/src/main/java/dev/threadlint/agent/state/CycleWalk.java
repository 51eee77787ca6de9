package dev.threadlint.agent.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One depth-first walk from the end of an edge back to its beginning. */
final class CycleWalk {
  private final LockNode goal;
  private final Distances toGoal;
  private final Work work;
  private final List<EdgeVariant> path = new ArrayList<>();
  private int maxLength;
  private boolean strict;
  private @Nullable LockCycle best;

  CycleWalk(EdgeVariant newest, Distances toGoal, Work work) {
    this.goal = newest.edge().from();
    this.toGoal = toGoal;
    this.work = work;
    path.add(newest);
  }

  /** A cycle of ways that can go together, the last perhaps excepted. */
  @Nullable LockCycle strictly(int atMost) {
    return walk(atMost, true);
  }

  /** A cycle, and the one that comes closest to a deadlock if there are several. */
  @Nullable LockCycle anyhow(int atMost) {
    return walk(atMost, false);
  }

  private @Nullable LockCycle walk(int atMost, boolean strictly) {
    maxLength = atMost;
    strict = strictly;
    from(path.get(0).edge().to());
    return best;
  }

  /** Whether the search is over. */
  private boolean from(LockNode node) {
    int left = maxLength - path.size() - 1;
    LockEdge home = node.edgeTo(goal);
    if (home != null && takes(home)) {
      return true;
    }
    Collection<LockEdge> next = left > 0 ? node.out() : List.of();
    for (LockEdge edge : next) {
      work.spend(1);
      if (!work.left()) {
        return true;
      }
      if (edge != home && toGoal.within(edge.to(), left) && !onPath(edge.to()) && takes(edge)) {
        return true;
      }
    }
    return false;
  }

  private boolean takes(LockEdge edge) {
    for (EdgeVariant variant : edge.variants()) {
      work.spend(1);
      path.add(variant);
      boolean over = edge.to() == goal ? closes() : goesOn(variant);
      path.remove(path.size() - 1);
      if (over) {
        return true;
      }
    }
    return false;
  }

  private boolean goesOn(EdgeVariant newest) {
    return (!strict || fits(newest)) && from(newest.edge().to());
  }

  private boolean closes() {
    LockCycle cycle = LockCycle.judged(path);
    if (best == null || closer(cycle, best)) {
      best = cycle;
    }
    return cycle.obstacle() == null || !work.left();
  }

  /** Whether the newest side of the path can stand beside the others. */
  private boolean fits(EdgeVariant newest) {
    if (Obstacle.of(newest) != null || !path.get(path.size() - 2).blockedBy(newest)) {
      return false;
    }
    for (EdgeVariant side : path.subList(0, path.size() - 1)) {
      if (Obstacle.between(side, newest) != null) {
        return false;
      }
    }
    return true;
  }

  private boolean onPath(LockNode node) {
    for (EdgeVariant side : path) {
      if (side.edge().to() == node) {
        return true;
      }
    }
    return false;
  }

  private static boolean closer(LockCycle cycle, LockCycle other) {
    if (cycle.obstacle() == null || other.obstacle() == null) {
      return cycle.obstacle() == null;
    }
    return cycle.obstacle().compareTo(other.obstacle()) > 0;
  }
}
