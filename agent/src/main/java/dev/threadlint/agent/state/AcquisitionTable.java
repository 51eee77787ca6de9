package dev.threadlint.agent.state;

import dev.threadlint.agent.fact.Hold;
import dev.threadlint.agent.fact.LockOrderObserved;
import dev.threadlint.agent.fact.Want;
import dev.threadlint.agent.fact.Want.Patience;
import dev.threadlint.reports.model.LockMode;
import dev.threadlint.reports.model.StackTrace;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which locks each thread has taken, the last time each: if that is ordered before something, so
 * are all times before.
 *
 * <p>A lock that is held under another acquisition counts as taken then: a thread may hold it since
 * long, but hardly over a hand-over to others.
 *
 * <p>Bounded by threads, those that were longest without a fact go first, and by locks per thread,
 * likewise.
 */
public final class AcquisitionTable {
  private static final int MAX_THREADS = 1_024;
  private static final int MAX_PER_THREAD = 64;

  private final Map<Long, Map<Long, Acquisition>> byThread = new Bounded<>(MAX_THREADS);
  private final List<Acquisition> added = new ArrayList<>();

  /** Takes a fact in. */
  public void add(LockOrderObserved fact) {
    added.clear();
    Want wanted = fact.wanted();
    if (wanted.patience() == Patience.BLOCKING && !wanted.confined()) {
      add(
          new Acquisition(
              fact.thread(),
              fact.stamp(),
              wanted.lock(),
              wanted.mode(),
              fact.stack(),
              fact.nanos()));
    }
    for (Hold hold : fact.held()) {
      if (!hold.confined()) {
        add(
            new Acquisition(
                fact.thread(),
                fact.stamp(),
                hold.lock(),
                hold.mode(),
                stackOf(hold, fact.thread()),
                fact.nanos()));
      }
    }
  }

  /** What the latest fact added. */
  public List<Acquisition> added() {
    return List.copyOf(added);
  }

  /** How a thread last took a lock: exclusively, shared, both, or not at all. */
  public List<Acquisition> of(ThreadRef thread, int lockId) {
    var found = new ArrayList<Acquisition>(2);
    Map<Long, Acquisition> taken = byThread.getOrDefault(thread.id(), Map.of());
    for (LockMode mode : LockMode.values()) {
      Acquisition acquisition = taken.get(key(lockId, mode));
      if (acquisition != null) {
        found.add(acquisition);
      }
    }
    return found;
  }

  private StackTrace stackOf(Hold hold, ThreadRef thread) {
    Acquisition known =
        byThread.getOrDefault(thread.id(), Map.of()).get(key(hold.lock().id(), hold.mode()));
    return hold.stack().frames().isEmpty() && known != null ? known.stack() : hold.stack();
  }

  private void add(Acquisition acquisition) {
    byThread
        .computeIfAbsent(acquisition.thread().id(), id -> new Bounded<>(MAX_PER_THREAD))
        .put(key(acquisition.lock().id(), acquisition.mode()), acquisition);
    added.add(acquisition);
  }

  private static long key(int lockId, LockMode mode) {
    return ((long) lockId << 1) | (mode == LockMode.EXCLUSIVE ? 1 : 0);
  }
}
