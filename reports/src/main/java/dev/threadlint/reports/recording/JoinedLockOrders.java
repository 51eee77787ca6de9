package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.LockOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lock orders of many runs. What one run did in one order and another in the reverse one, no
 * run could see.
 *
 * <p>Objects of two runs have nothing in common but the field that they were found in, so only
 * locks with a name are joined. And whether something keeps the sides apart in time is not known:
 * hence a warning, and suspicious. If one run had all sides, it judged them itself.
 */
final class JoinedLockOrders {
  private static final int MOST_PAIRS = 20_000;
  private static final int LONGEST = 6;
  private static final int MOST_STEPS = 1_000_000;
  private static final int MOST_OF_ONE_CIRCLE = 16;

  // Held, wanted. In order of their names, so that the same runs give the same findings.
  private final Map<String, Map<String, LockDirection>> directions = new TreeMap<>();
  private int pairs;
  private int steps;

  void add(int run, List<LockOrder> orders) {
    for (LockOrder order : orders) {
      String held = order.held().name();
      String wanted = order.wanted().name();
      if (held != null && wanted != null && !held.equals(wanted)) {
        LockDirection direction = direction(held, wanted);
        if (direction == null && pairs < MOST_PAIRS) {
          pairs++;
          direction = new LockDirection();
          directions.computeIfAbsent(held, key -> new TreeMap<>()).put(wanted, direction);
        }
        if (direction != null) {
          direction.add(run, order);
        }
      }
    }
  }

  private @Nullable LockDirection direction(String held, String wanted) {
    return directions.getOrDefault(held, Map.of()).get(wanted);
  }

  /** What the runs show together and none of them alone. */
  List<Finding> findings() {
    List<Finding> found = new ArrayList<>();
    steps = 0;
    for (String first : directions.keySet()) {
      follow(first, new ArrayList<>(List.of(first)), found);
    }
    return found;
  }

  /**
   * Goes on from the last lock of a path. Each circle is met once, from the first of its names, and
   * only if no two of its locks make a shorter one, which says more.
   */
  private void follow(String first, List<String> path, List<Finding> found) {
    String last = path.get(path.size() - 1);
    if (direction(last, first) != null) {
      addFindings(path, found);
      return;
    }
    for (String next : directions.getOrDefault(last, Map.of()).keySet()) {
      if (path.size() < LONGEST
          && steps++ < MOST_STEPS
          && next.compareTo(first) > 0
          && isNew(next, path)) {
        path.add(next);
        follow(first, path, found);
        path.remove(path.size() - 1);
      }
    }
  }

  /** Whether only the last lock of a path leads to one, which does not lead back into it. */
  private boolean isNew(String next, List<String> path) {
    for (int i = 0; i < path.size(); i++) {
      String before = path.get(i);
      boolean there = i < path.size() - 1 && direction(before, next) != null;
      boolean back = i > 0 && direction(next, before) != null;
      if (before.equals(next) || there || back) {
        return false;
      }
    }
    return true;
  }

  private void addFindings(List<String> circle, List<Finding> found) {
    List<LockDirection> sides = new ArrayList<>();
    BitSet inAll = null;
    for (int i = 0; i < circle.size(); i++) {
      String wanted = circle.get((i + 1) % circle.size());
      LockDirection side = directions.getOrDefault(circle.get(i), Map.of()).get(wanted);
      if (side == null) {
        return;
      }
      sides.add(side);
      if (inAll == null) {
        inAll = (BitSet) side.runs().clone();
      } else {
        inAll.and(side.runs());
      }
    }
    if (inAll != null && inAll.isEmpty()) {
      addWays(sides, new ArrayList<>(), found, found.size() + MOST_OF_ONE_CIRCLE);
    }
  }

  private static void addWays(
      List<LockDirection> sides, List<LockOrder> chosen, List<Finding> found, int most) {
    if (chosen.size() == sides.size()) {
      if (JoinedCircle.follows(chosen.get(chosen.size() - 1), chosen.get(0))) {
        found.add(JoinedCircle.finding(chosen));
      }
      return;
    }
    for (LockOrder way : sides.get(chosen.size()).ways()) {
      if (found.size() < most && JoinedCircle.fits(chosen, way)) {
        chosen.add(way);
        addWays(sides, chosen, found, most);
        chosen.remove(chosen.size() - 1);
      }
    }
  }
}
