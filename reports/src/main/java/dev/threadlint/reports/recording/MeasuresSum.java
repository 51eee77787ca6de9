package dev.threadlint.reports.recording;

import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.JoinMeasure;
import dev.threadlint.reports.model.LockMeasure;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.Measures;
import dev.threadlint.reports.model.PoolMeasure;
import dev.threadlint.reports.model.StackTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What several runs measured at the same places, taken together; the most expensive are kept. */
final class MeasuresSum {
  private static final int MOST = 50;

  private static final Comparator<LockMeasure> LOCKS =
      Comparator.comparingLong((LockMeasure measure) -> measure.waits().total()).reversed();
  private static final Comparator<JoinMeasure> JOINS =
      Comparator.comparingLong((JoinMeasure measure) -> measure.waits().total()).reversed();
  private static final Comparator<PoolMeasure> POOLS =
      Comparator.comparingLong((PoolMeasure measure) -> measure.queued().total()).reversed();

  private Map<String, LockMeasure> locks = new LinkedHashMap<>();
  private Map<String, JoinMeasure> joins = new LinkedHashMap<>();
  private Map<String, PoolMeasure> pools = new LinkedHashMap<>();

  void add(Measures measures) {
    for (LockMeasure lock : measures.locks()) {
      locks.merge(key(lock), lock, MeasuresSum::plus);
    }
    for (JoinMeasure join : measures.joins()) {
      joins.merge(place(join.stack()), join, MeasuresSum::plus);
    }
    for (PoolMeasure pool : measures.pools()) {
      pools.merge(pool.className() + '\n' + place(pool.stack()), pool, MeasuresSum::plus);
    }
    locks = most(locks, LOCKS);
    joins = most(joins, JOINS);
    pools = most(pools, POOLS);
  }

  private static String key(LockMeasure measure) {
    LockRef lock = measure.lock();
    return lock.className() + '\n' + lock.name() + '\n' + place(measure.stack());
  }

  private static String place(StackTrace stack) {
    Frame site = stack.site();
    return site == null ? "" : site.toString();
  }

  private static LockMeasure plus(LockMeasure one, LockMeasure other) {
    return new LockMeasure(
        one.lock(),
        one.stack(),
        one.sampled() || other.sampled(),
        one.waits().plus(other.waits()),
        one.holds().plus(other.holds()),
        one.heldBy().isEmpty() ? other.heldBy() : one.heldBy());
  }

  private static JoinMeasure plus(JoinMeasure one, JoinMeasure other) {
    return new JoinMeasure(one.stack(), one.target(), one.waits().plus(other.waits()));
  }

  private static PoolMeasure plus(PoolMeasure one, PoolMeasure other) {
    return new PoolMeasure(
        one.className(),
        one.stack(),
        one.pools() + other.pools(),
        Math.max(one.maxWorkers(), other.maxWorkers()),
        one.tasks() + other.tasks(),
        one.queued().plus(other.queued()),
        one.ran().plus(other.ran()),
        Math.max(one.peakWorkers(), other.peakWorkers()),
        cpuNanos(one, other));
  }

  /** The mean over the tasks of both, if it is known for both. */
  private static long cpuNanos(PoolMeasure one, PoolMeasure other) {
    long tasks = one.tasks() + other.tasks();
    if (one.cpuNanos() < 0 || other.cpuNanos() < 0 || tasks == 0) {
      return -1;
    }
    double share = (double) one.tasks() / tasks;
    return Math.round(one.cpuNanos() * share + other.cpuNanos() * (1 - share));
  }

  private static <T> Map<String, T> most(Map<String, T> all, Comparator<T> order) {
    List<Map.Entry<String, T>> entries = new ArrayList<>(all.entrySet());
    entries.sort(Map.Entry.comparingByValue(order));
    Map<String, T> kept = new LinkedHashMap<>();
    for (Map.Entry<String, T> entry : entries.subList(0, Math.min(MOST, entries.size()))) {
      kept.put(entry.getKey(), entry.getValue());
    }
    return kept;
  }

  Measures sum() {
    return new Measures(
        List.copyOf(locks.values()), List.copyOf(joins.values()), List.copyOf(pools.values()));
  }
}
