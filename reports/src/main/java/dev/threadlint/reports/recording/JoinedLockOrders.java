package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Confidence;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Fingerprint;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.LockOrder;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.model.Step;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The lock orders of many runs. What one run did in one order and another in the reverse one, no
 * run could see.
 *
 * <p>Objects of two runs have nothing in common but the field that they were found in, so only
 * locks with a name are joined. And whether something keeps the two sides apart in time is not
 * known: hence a warning, and suspicious. If one run had both orders, it judged them itself.
 */
final class JoinedLockOrders {
  private static final String RULE = "lock-order-cycle";
  private static final int MOST_PAIRS = 20_000;
  private static final int MOST_VARIANTS = 4;

  private final Map<Pair, Direction> directions = new LinkedHashMap<>();

  /** Two locks by name, in an order. */
  private record Pair(String first, String second) {
    Pair reversed() {
      return new Pair(second, first);
    }
  }

  /** Which runs took two locks in that order, and some ways in which they did. */
  private static final class Direction {
    private final BitSet runs = new BitSet();
    private final List<LockOrder> ways = new ArrayList<>(1);

    void add(int run, LockOrder way) {
      runs.set(run);
      boolean known = ways.stream().anyMatch(one -> one.sites().equals(way.sites()));
      if (!known && ways.size() < MOST_VARIANTS) {
        ways.add(way);
      }
    }
  }

  void add(int run, List<LockOrder> orders) {
    for (LockOrder order : orders) {
      String held = order.held().name();
      String wanted = order.wanted().name();
      if (held != null && wanted != null && !held.equals(wanted)) {
        Pair pair = new Pair(held, wanted);
        Direction direction = directions.get(pair);
        if (direction == null && directions.size() < MOST_PAIRS) {
          direction = new Direction();
          directions.put(pair, direction);
        }
        if (direction != null) {
          direction.add(run, order);
        }
      }
    }
  }

  /** What the runs show together and none of them alone. */
  List<Finding> findings() {
    List<Finding> found = new ArrayList<>();
    directions.forEach(
        (pair, there) -> {
          Direction back = directions.get(pair.reversed());
          boolean once = pair.first().compareTo(pair.second()) < 0;
          if (once && back != null && !there.runs.intersects(back.runs)) {
            addFindings(there.ways, back.ways, found);
          }
        });
    return found;
  }

  private static void addFindings(
      List<LockOrder> there, List<LockOrder> back, List<Finding> found) {
    for (LockOrder one : there) {
      for (LockOrder other : back) {
        if (canMeet(one, other)) {
          found.add(finding(one, other));
        }
      }
    }
  }

  private static boolean canMeet(LockOrder one, LockOrder other) {
    return Collections.disjoint(one.guards(), other.guards())
        && excludes(one.wantedMode(), other.heldMode())
        && excludes(other.wantedMode(), one.heldMode());
  }

  private static boolean excludes(LockMode wanted, LockMode held) {
    return wanted == LockMode.EXCLUSIVE || held == LockMode.EXCLUSIVE;
  }

  /** Ids are those of this finding, for those of two runs may be the same by chance. */
  private static Finding finding(LockOrder one, LockOrder other) {
    ThreadRef first = numbered(one.thread(), 1);
    ThreadRef second = numbered(other.thread(), 2);
    LockRef outer = numbered(one.held(), 1);
    LockRef inner = numbered(one.wanted(), 2);
    Set<String> sites = new TreeSet<>(one.sites());
    sites.addAll(other.sites());
    return new Finding(
        RULE,
        Severity.WARNING,
        Confidence.SUSPICIOUS,
        1,
        Fingerprint.of(RULE, sites),
        List.of(first, second),
        List.of(outer, inner),
        List.of(
            Step.lock(first, Action.HOLDS, outer, one.heldMode(), one.heldStack()),
            Step.lock(first, Action.WANTS, inner, one.wantedMode(), one.wantedStack()),
            Step.lock(second, Action.HOLDS, inner, other.heldMode(), other.heldStack()),
            Step.lock(second, Action.WANTS, outer, other.wantedMode(), other.wantedStack())),
        Map.of("acrossRuns", "true", "cycleLength", "2", "variants", "1"),
        0);
  }

  private static ThreadRef numbered(ThreadRef thread, int number) {
    return new ThreadRef(number, thread.name(), thread.virtual(), thread.daemon());
  }

  private static LockRef numbered(LockRef lock, int number) {
    return new LockRef(number, lock.kind(), lock.className(), lock.name());
  }
}
