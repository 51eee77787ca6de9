package dev.threadlint.agent.state;

import dev.threadlint.agent.fact.LockContended;
import dev.threadlint.agent.fact.LockMeasured;
import dev.threadlint.agent.fact.Timings;
import dev.threadlint.reports.model.Durations;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.LockKind;
import dev.threadlint.reports.model.LockMeasure;
import dev.threadlint.reports.model.LockMeasure.Holder;
import dev.threadlint.reports.model.LockRef;
import dev.threadlint.reports.model.StackTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How long threads waited for locks, by the lock's name and the place; only the latest of many. */
public final class LockWaitTable {
  private static final int MAX_ROWS = 256;
  private static final int MAX_HOLDERS = 16;
  private static final int MOST_TOLD = 64;
  private static final int MOST_HOLDERS_TOLD = 3;

  private final Map<String, Row> rows = new Bounded<>(MAX_ROWS);

  /** The hooks of a lock have measured something. */
  public void measured(LockMeasured fact) {
    Row row = row(fact.lock(), fact.stack(), false);
    row.add(fact.waits(), row.waits);
    row.add(fact.holds(), row.holds);
    fact.heldBy().forEach((thread, times) -> row.heldBy(thread, StackTrace.UNKNOWN, times));
  }

  /** A wait was looked at. */
  public void contended(LockContended fact) {
    boolean sampled = fact.lock().kind() == LockKind.MONITOR;
    if (fact.over()) {
      Row row = row(fact.lock(), fact.stack(), sampled);
      if (sampled) {
        Durations.add(row.waits, fact.waitedNanos(), 1);
      }
      row.heldBy(fact.owner().name(), fact.ownerStack(), sampled ? 1 : 0);
    }
  }

  private Row row(LockRef lock, StackTrace stack, boolean sampled) {
    Frame site = stack.site();
    String name = lock.className() + '|' + lock.name() + '|' + (site == null ? "" : site);
    return rows.computeIfAbsent(name, key -> new Row(lock, stack, sampled));
  }

  /** What was measured, those first that cost most. */
  List<LockMeasure> measures() {
    List<LockMeasure> all = new ArrayList<>();
    for (Row row : rows.values()) {
      if (row.waits.getTotalCount() > 0) {
        all.add(row.measure());
      }
    }
    all.sort(Comparator.comparingLong((LockMeasure lock) -> -lock.waits().total()));
    return all.subList(0, Math.min(MOST_TOLD, all.size()));
  }

  private static final class Row {
    private final LockRef lock;
    private final StackTrace stack;
    private final boolean sampled;
    private final Histogram waits = Durations.empty();
    private final Histogram holds = Durations.empty();
    private final Map<String, Holder> holders = new LinkedHashMap<>();

    Row(LockRef lock, StackTrace stack, boolean sampled) {
      this.lock = lock;
      this.stack = stack;
      this.sampled = sampled;
    }

    void add(Timings timings, Histogram histogram) {
      timings.all().forEach(one -> Durations.add(histogram, one.nanos(), one.times()));
    }

    void heldBy(String thread, StackTrace where, long times) {
      Holder known = holders.get(thread);
      if (known == null && holders.size() < MAX_HOLDERS) {
        holders.put(thread, new Holder(thread, where, times));
      } else if (known != null) {
        StackTrace seen = known.stack().frames().isEmpty() ? where : known.stack();
        holders.put(thread, new Holder(thread, seen, known.times() + times));
      }
    }

    LockMeasure measure() {
      List<Holder> most =
          holders.values().stream()
              .filter(holder -> holder.times() > 0)
              .sorted(Comparator.comparingLong(holder -> -holder.times()))
              .limit(MOST_HOLDERS_TOLD)
              .toList();
      return new LockMeasure(lock, stack, sampled, Durations.of(waits), Durations.of(holds), most);
    }
  }
}
