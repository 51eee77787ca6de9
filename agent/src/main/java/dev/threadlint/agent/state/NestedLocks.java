package dev.threadlint.agent.state;

import dev.threadlint.agent.fact.Hold;
import dev.threadlint.agent.fact.LockOrderObserved;
import dev.threadlint.reports.model.LockNesting;
import dev.threadlint.reports.model.LockRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which locks are taken inside which, by name: for a drawing, where the {@link LockOrderGraph} is
 * for proofs. What comes once there is no room is left out.
 */
public final class NestedLocks {
  private static final int MOST = 200;
  private static final int MOST_THREADS = 4;

  private final Map<Names, Pair> pairs = new LinkedHashMap<>();
  private final Set<Pair> changed = new LinkedHashSet<>();

  private record Names(String outer, String inner) {
    static Names of(LockRef outer, LockRef inner) {
      return new Names(nameOf(outer), nameOf(inner));
    }

    private static String nameOf(LockRef lock) {
      String name = lock.name();
      return name == null ? lock.className() : name;
    }
  }

  private static final class Pair {
    final LockRef outer;
    final LockRef inner;
    final Set<String> threads = new LinkedHashSet<>();
    boolean more;

    Pair(LockRef outer, LockRef inner) {
      this.outer = outer;
      this.inner = inner;
    }

    /** Whether that is news. */
    boolean takenBy(String thread) {
      if (threads.size() < MOST_THREADS) {
        return threads.add(thread);
      }
      boolean news = !more && !threads.contains(thread);
      more |= news;
      return news;
    }
  }

  /** Takes a fact in. */
  public void add(LockOrderObserved fact) {
    LockRef inner = fact.wanted().lock();
    for (Hold hold : fact.held()) {
      Names names = Names.of(hold.lock(), inner);
      Pair pair = pairs.get(names);
      if (pair == null && pairs.size() < MOST) {
        pair = new Pair(hold.lock(), inner);
        pairs.put(names, pair);
      }
      if (pair != null && pair.takenBy(fact.thread().name())) {
        changed.add(pair);
      }
    }
  }

  /** What is new since the last call. */
  public List<LockNesting> takeChanged() {
    List<LockNesting> taken = nestings(changed);
    changed.clear();
    return taken;
  }

  /** All of them. */
  public List<LockNesting> all() {
    return nestings(pairs.values());
  }

  private static List<LockNesting> nestings(Iterable<Pair> pairs) {
    List<LockNesting> nestings = new ArrayList<>();
    for (Pair pair : pairs) {
      nestings.add(new LockNesting(pair.outer, pair.inner, List.copyOf(pair.threads), pair.more));
    }
    return nestings;
  }
}
