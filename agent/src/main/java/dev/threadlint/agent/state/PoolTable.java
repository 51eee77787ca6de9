package dev.threadlint.agent.state;

import dev.threadlint.agent.fact.PoolMade;
import dev.threadlint.agent.fact.PoolMeasured;
import dev.threadlint.agent.fact.PoolRef;
import dev.threadlint.agent.fact.PoolShutDown;
import dev.threadlint.agent.fact.Timings;
import dev.threadlint.reports.model.Durations;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.PoolMeasure;
import dev.threadlint.reports.model.StackTrace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The pools, and what those of one place did together; only the latest of very many. */
public final class PoolTable {
  private static final int MAX_POOLS = 2_048;
  private static final int MAX_PLACES = 128;
  private static final int MOST_TOLD = 64;

  private final Map<Integer, PoolLife> lives = new Bounded<>(MAX_POOLS);
  private final Map<String, Place> places = new Bounded<>(MAX_PLACES);

  /** A pool was made. */
  public void made(PoolMade fact) {
    PoolLife life = life(fact.pool());
    String before = nameOf(life);
    boolean known = life.latest() != null;
    life.made(fact);
    if (known && !nameOf(life).equals(before)) {
      rename(before, life);
    }
  }

  /** It was looked at before its making was told. */
  private void rename(String before, PoolLife life) {
    Place unnamed = places.get(before);
    if (unnamed != null && unnamed.pools == 1) {
      places.remove(before);
      places.computeIfAbsent(nameOf(life), name -> new Place(life)).add(unnamed);
    }
  }

  /** A pool was told to end. */
  public void shutDown(PoolShutDown fact) {
    life(fact.pool()).shutDown(fact);
  }

  /** A pool was looked at. */
  public void measured(PoolMeasured fact) {
    PoolLife life = life(fact.pool());
    long newTasks = fact.tasks() - life.tasks();
    boolean first = life.latest() == null;
    life.measured(fact);
    Place place = places.computeIfAbsent(nameOf(life), name -> new Place(life));
    place.add(fact, life, newTasks);
    place.pools += first ? 1 : 0;
  }

  private PoolLife life(PoolRef pool) {
    return lives.computeIfAbsent(pool.id(), id -> new PoolLife(pool));
  }

  private static String nameOf(PoolLife life) {
    Frame site = life.madeAt().site();
    return life.pool().className() + (site == null ? "" : site);
  }

  /** All pools that are known. */
  public Collection<PoolLife> all() {
    return lives.values();
  }

  /** How long tasks of the pools waited that were made in the same place as that one. */
  public Durations queued(PoolLife life) {
    Place place = places.get(nameOf(life));
    return place == null ? Durations.NONE : Durations.of(place.queued);
  }

  /** How long they ran. */
  public Durations ran(PoolLife life) {
    Place place = places.get(nameOf(life));
    return place == null ? Durations.NONE : Durations.of(place.ran);
  }

  /** What was measured, those first that ran longest. */
  List<PoolMeasure> measures() {
    List<PoolMeasure> all = new ArrayList<>();
    for (Place place : places.values()) {
      if (place.tasks > 0) {
        all.add(place.measure());
      }
    }
    all.sort(Comparator.comparingLong((PoolMeasure pool) -> -pool.ran().mean() * pool.tasks()));
    return all.subList(0, Math.min(MOST_TOLD, all.size()));
  }

  /** The pools of one class that were made in one place. */
  private static final class Place {
    private final PoolRef first;
    private final StackTrace stack;
    private final Histogram queued = Durations.empty();
    private final Histogram ran = Durations.empty();
    private int pools;
    private int peak;
    private long tasks;
    private long cpuNanos = -1;

    Place(PoolLife life) {
      first = life.pool();
      stack = life.madeAt();
    }

    void add(PoolMeasured fact, PoolLife life, long newTasks) {
      peak = Math.max(peak, life.mostWorking());
      tasks += newTasks;
      add(fact.queued(), queued);
      add(fact.ran(), ran);
      if (fact.workers().cpuNanos() >= 0) {
        cpuNanos = fact.workers().cpuNanos();
      }
    }

    void add(Place other) {
      pools += other.pools;
      peak = Math.max(peak, other.peak);
      tasks += other.tasks;
      queued.add(other.queued);
      ran.add(other.ran);
      cpuNanos = Math.max(cpuNanos, other.cpuNanos);
    }

    private static void add(Timings timings, Histogram histogram) {
      timings.all().forEach(one -> Durations.add(histogram, one.nanos(), one.times()));
    }

    PoolMeasure measure() {
      return new PoolMeasure(
          first.className(),
          stack,
          pools,
          first.maxWorkers(),
          tasks,
          Durations.of(queued),
          Durations.of(ran),
          peak,
          cpuNanos);
    }
  }
}
