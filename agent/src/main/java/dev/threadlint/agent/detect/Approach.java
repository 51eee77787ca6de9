package dev.threadlint.agent.detect;

import dev.threadlint.agent.state.EdgeVariant;
import dev.threadlint.agent.state.LockCycle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How near the sides of one defect came to each other, and on how many paths through the code. */
final class Approach {
  private static final int MAX_PATHS = 256;

  private final Set<Integer> paths = new HashSet<>();
  private long closestNanos = Long.MAX_VALUE;

  void meet(LockCycle cycle) {
    closestNanos = Math.min(closestNanos, cycle.spreadNanos());
    if (paths.size() < MAX_PATHS) {
      List<Integer> stacks = new ArrayList<>();
      for (EdgeVariant side : cycle.sides()) {
        stacks.add(side.fact().stack().hashCode());
      }
      stacks.sort(null);
      paths.add(stacks.hashCode());
    }
  }

  int paths() {
    return paths.size();
  }

  /** In milliseconds, to three digits or to the microsecond, whichever is coarser. */
  String closestMillis() {
    return Millis.of(closestNanos);
  }
}
