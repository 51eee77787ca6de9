package dev.threadlint.agent.detect;

import dev.threadlint.agent.state.Bounded;
import dev.threadlint.agent.state.WaitKnot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Passes a knot on when it is seen in a second snapshot in a row, and only once. */
final class ConfirmedKnots {
  private static final int MAX_TOLD = 10_000;

  private Set<Map<Long, Long>> last = Set.of();
  private final Map<Long, Long> told = new Bounded<>(MAX_TOLD);

  List<WaitKnot> among(List<WaitKnot> knots) {
    var confirmed = new ArrayList<WaitKnot>();
    var now = new HashSet<Map<Long, Long>>();
    for (WaitKnot knot : knots) {
      Map<Long, Long> identity = knot.identity();
      now.add(identity);
      if (last.contains(identity) && isNew(identity)) {
        told.putAll(identity);
        confirmed.add(knot);
      }
    }
    last = now;
    return confirmed;
  }

  private boolean isNew(Map<Long, Long> identity) {
    for (Map.Entry<Long, Long> member : identity.entrySet()) {
      if (member.getValue().equals(told.get(member.getKey()))) {
        return false;
      }
    }
    return true;
  }
}
