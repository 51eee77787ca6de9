package dev.threadlint.samples.seed;

import dev.threadlint.runtime.futures.ThreadPoolExecutor;
import dev.threadlint.runtime.multiprocessing.Multiprocessing;
import dev.threadlint.runtime.multiprocessing.Pool;
import dev.threadlint.runtime.multiprocessing.PoolEnd;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * When a pool pays: the same sums one after another, by threads, by processes, and by all processes
 * but one.
 *
 * <p>In Python the author saw half the time with a pool for large tasks, and more than without one
 * for small ones: 0.772 s against 0.669 s. A task and its result are copied to and fro, which small
 * ones do not earn. One core is left free for the rest of the machine: {@code Pool(cpu_count() -
 * 1)}. Threads do not help there, for one lock keeps all but one from computing, unless the build
 * of Python is one without it (3.13 and later).
 *
 * <p>In Java threads do compute side by side, and hardly cost anything: processes are for what must
 * be kept apart. Both pools are made and used once before the time is taken.
 *
 * <p>The tracer says nothing; how long tasks take is a question for a profiler.
 */
@SuppressWarnings("try") // guards are only there to be closed
public final class PoolTiming {
  private static final List<Integer> SIZES = List.of(1, 2, 10, 50);
  private static final int TASKS = 8;
  private static final int STEPS = 200_000;
  private static final int FACTOR = 31;
  private static final int SINGLE = 0;
  private static final int POOL = 2;

  private PoolTiming() {}

  /** Prints a line for each size, and from which one the pool pays. */
  public static void main(String[] arguments) {
    int cores = Multiprocessing.cpuCount();
    Pool all = new Pool(cores);
    Pool allButOne = new Pool(Math.max(1, cores - 1));
    try (ThreadPoolExecutor threads = new ThreadPoolExecutor(cores);
        PoolEnd end = all.terminating();
        PoolEnd otherEnd = allButOne.terminating()) {
      List<Way> ways =
          List.of(
              new Way("single", tasks -> tasks.stream().map(PoolTiming::sum).toList()),
              new Way("threads", tasks -> listOf(threads.map(PoolTiming::sum, tasks))),
              new Way("pool", tasks -> all.map(PoolTiming::sum, tasks, 1)),
              new Way("pool - 1", tasks -> allButOne.map(PoolTiming::sum, tasks, 1)));
      ways.forEach(way -> way.run(1));
      compare(ways);
    }
  }

  private static void compare(List<Way> ways) {
    int pays = 0;
    for (int size : SIZES) {
      List<Timing> timings = ways.stream().map(way -> way.run(size)).toList();
      boolean same = timings.stream().map(Timing::sums).distinct().count() == 1;
      System.out.println("size " + size + ", all have the same sums: " + same);
      System.out.println(
          "measured: " + String.join(", ", timings.stream().map(Timing::text).toList()));
      if (pays == 0 && timings.get(POOL).seconds < timings.get(SINGLE).seconds) {
        pays = size;
      }
    }
    System.out.println("measured: the pool pays " + (pays == 0 ? "at none" : "from size " + pays));
  }

  private static long sum(int size) {
    long sum = size;
    for (long i = 0; i < (long) size * STEPS; i++) {
      sum = sum * FACTOR + i;
    }
    return sum;
  }

  private static List<Long> listOf(Iterator<Long> results) {
    List<Long> list = new ArrayList<>();
    results.forEachRemaining(list::add);
    return list;
  }

  /** One of the ways to get all tasks done. */
  private record Way(String name, Function<List<Integer>, List<Long>> work) {
    Timing run(int size) {
      Stopwatch watch = new Stopwatch();
      List<Long> sums = work.apply(Collections.nCopies(TASKS, size));
      return new Timing(name, watch.seconds(), sums);
    }
  }

  /** How long a way took, and what came of it. */
  private record Timing(String way, double seconds, List<Long> sums) {
    String text() {
      return String.format(Locale.ROOT, "%s %.3f s", way, seconds);
    }
  }
}
