package dev.threadlint.agent.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Threads that took locks in a circle.
 *
 * @param sides one way to take each edge; what a side asks for, the next holds, and the first after
 *     the last
 * @param obstacle why it cannot become a deadlock, or null if it can
 */
public record LockCycle(List<EdgeVariant> sides, @Nullable Obstacle obstacle) {

  /** Copies the sides. */
  public LockCycle {
    sides = List.copyOf(sides);
  }

  /** The cycle of these sides, told from the one that was seen first. */
  static LockCycle judged(List<EdgeVariant> sides) {
    int first = 0;
    for (int i = 1; i < sides.size(); i++) {
      if (sides.get(i).fact().nanos() < sides.get(first).fact().nanos()) {
        first = i;
      }
    }
    var turned = new ArrayList<>(sides);
    Collections.rotate(turned, -first);
    return new LockCycle(turned, obstacle(sides));
  }

  /** How far apart in time the sides were. */
  public long spreadNanos() {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (EdgeVariant side : sides) {
      first = Math.min(first, side.fact().nanos());
      last = Math.max(last, side.fact().nanos());
    }
    return last - first;
  }

  /** When its last side was seen. */
  public long lastNanos() {
    return sides.stream().mapToLong(side -> side.fact().nanos()).max().orElse(0);
  }

  private static @Nullable Obstacle obstacle(List<EdgeVariant> sides) {
    Obstacle first = null;
    for (int i = 0; i < sides.size(); i++) {
      EdgeVariant side = sides.get(i);
      first = earlier(first, Obstacle.of(side));
      if (!side.blockedBy(sides.get((i + 1) % sides.size()))) {
        first = earlier(first, Obstacle.READERS);
      }
      for (EdgeVariant other : sides.subList(i + 1, sides.size())) {
        first = earlier(first, Obstacle.between(side, other));
      }
    }
    return first;
  }

  private static @Nullable Obstacle earlier(@Nullable Obstacle one, @Nullable Obstacle other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) < 0 ? one : other;
  }
}
