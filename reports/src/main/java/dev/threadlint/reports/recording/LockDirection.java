package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.LockOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which runs took two locks in one order, and some ways in which they did. */
final class LockDirection {
  private static final int MOST_WAYS = 4;

  private final BitSet runs = new BitSet();
  private final List<LockOrder> ways = new ArrayList<>(1);

  void add(int run, LockOrder way) {
    runs.set(run);
    boolean known = ways.stream().anyMatch(one -> one.sites().equals(way.sites()));
    if (!known && ways.size() < MOST_WAYS) {
      ways.add(way);
    }
  }

  BitSet runs() {
    return runs;
  }

  List<LockOrder> ways() {
    return ways;
  }
}
