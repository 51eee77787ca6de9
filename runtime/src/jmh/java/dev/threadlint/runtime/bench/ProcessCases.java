package dev.threadlint.runtime.bench;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.futures.ProcessPoolExecutor;
import dev.threadlint.runtime.multiprocessing.Connection;
import dev.threadlint.runtime.multiprocessing.Context;
import dev.threadlint.runtime.multiprocessing.DictProxy;
import dev.threadlint.runtime.multiprocessing.EndOfFile;
import dev.threadlint.runtime.multiprocessing.Lock;
import dev.threadlint.runtime.multiprocessing.Multiprocessing;
import dev.threadlint.runtime.multiprocessing.Pipe;
import dev.threadlint.runtime.multiprocessing.Pool;
import dev.threadlint.runtime.multiprocessing.Process;
import dev.threadlint.runtime.multiprocessing.Queue;
import dev.threadlint.runtime.multiprocessing.SyncManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** The cases of {@link ProcessComparison}; one is run in a JVM of its own and prints a number. */
public final class ProcessCases {
  static final Map<String, Callable<Double>> CASES = new LinkedHashMap<>();

  // The compilers of both JVMs must be done, on processors that they share with what is measured.
  private static final double WARM_UP = 3;
  private static final int PAUSES = 5;

  static {
    CASES.put("pipe_round_trips", ProcessCases::pipeRoundTrips);
    CASES.put("queue_items", ProcessCases::queueItems);
    CASES.put("manager_calls", ProcessCases::managerCalls);
    CASES.put("lock_pairs", ProcessCases::lockPairs);
    CASES.put("start_and_join_spawn", () -> startAndJoin("spawn"));
    CASES.put("start_and_join_forkserver", () -> startAndJoin("forkserver"));
    CASES.put("pool_to_first_result_spawn", () -> poolToFirstResult("spawn"));
    CASES.put("pool_to_first_result_forkserver", () -> poolToFirstResult("forkserver"));
    CASES.put("pool_after_a_pause_spawn", () -> poolAfterAPause("spawn"));
    // What a program gets that names no method: here children launched in advance, in CPython 3.11
    // on Linux fork, which a program with threads cannot use; so against its spawn.
    CASES.put("process_after_a_pause_default", ProcessCases::processAfterAPause);
    CASES.put("pool_after_a_pause_default", () -> poolAfterAPause("forkserver"));
    CASES.put("pool_tasks_chunksize_1", () -> poolTasks(2000, 1));
    CASES.put("pool_tasks_default_chunks", () -> poolTasks(200_000, null));
    CASES.put("executor_round_trips", ProcessCases::executorRoundTrips);
  }

  private ProcessCases() {}

  /** The case to run. */
  public static void main(String[] args) throws Exception {
    System.out.println(CASES.get(args[0]).call());
  }

  static int identity(int x) {
    return x;
  }

  static void nothing() {}

  static Object echo(Arguments args) {
    Connection connection = (Connection) args.get(0);
    try {
      while (true) {
        connection.send(connection.recv());
      }
    } catch (EndOfFile e) {
      return args;
    }
  }

  private static double pipeRoundTrips() throws Exception {
    Pipe pipe = new Pipe();
    Process child =
        Process.builder().target(ProcessCases::echo, Arguments.of(pipe.second())).start();
    pipe.second().close();
    String item = "x".repeat(100);
    double rate =
        rate(
            () -> {
              pipe.first().send(item);
              pipe.first().recv();
            },
            1);
    pipe.first().close();
    child.join();
    return rate;
  }

  @SuppressWarnings("unchecked")
  static Object putForEver(Arguments args) {
    Queue<String> queue = (Queue<String>) args.get(0);
    while (true) {
      queue.put("x".repeat(100));
    }
  }

  private static double queueItems() throws Exception {
    Queue<String> queue = new Queue<>(10_000);
    Process child =
        Process.builder().target(ProcessCases::putForEver, Arguments.of(queue)).start();
    double rate = rate(() -> takeThousand(queue), 2) * 1000;
    child.kill();
    child.join();
    return rate;
  }

  private static void takeThousand(Queue<String> queue) {
    for (int i = 0; i < 1000; i++) {
      queue.get();
    }
  }

  private static double managerCalls() throws Exception {
    try (SyncManager manager = SyncManager.started()) {
      DictProxy<String, Integer> dict = manager.dict();
      dict.setItem("a", 1);
      return rate(() -> dict.get("a"), 2);
    }
  }

  private static double lockPairs() throws Exception {
    Lock lock = new Lock();
    return rate(() -> lockThousand(lock), 1) * 1000;
  }

  private static void lockThousand(Lock lock) {
    for (int i = 0; i < 1000; i++) {
      lock.acquire();
      lock.release();
    }
  }

  private static double startAndJoin(String method) throws Exception {
    Context context = Multiprocessing.getContext(method);
    return rate(() -> context.process().target(ProcessCases::nothing).start().join(), 3);
  }

  private static double poolToFirstResult(String method) throws Exception {
    Context context = Multiprocessing.getContext(method);
    return rate(() -> firstResults(context), 3);
  }

  private static void firstResults(Context context) {
    Pool pool = Pool.builder().processes(2).context(context).build();
    pool.map(ProcessCases::identity, List.of(0, 1, 2, 3), 1);
    pool.terminate();
  }

  /** As a program starts one that has something else to do before: a second passes before each. */
  private static double poolAfterAPause(String method) throws Exception {
    Context context = Multiprocessing.getContext(method);
    return rateAfterPauses(() -> firstResults(context));
  }

  private static double processAfterAPause() throws Exception {
    Context context = Multiprocessing.getContext("forkserver");
    return rateAfterPauses(() -> context.process().target(ProcessCases::nothing).start().join());
  }

  private static double rateAfterPauses(Block action) throws Exception {
    action.run(); // a program's very first child is another matter
    long spent = 0;
    for (int i = 0; i < PAUSES; i++) {
      Thread.sleep(1000);
      long begin = System.nanoTime();
      action.run();
      spent += System.nanoTime() - begin;
    }
    return PAUSES / (spent / 1e9);
  }

  private static double poolTasks(int count, Integer chunksize) throws Exception {
    Pool pool = new Pool(2);
    List<Integer> items = IntStream.range(0, count).boxed().toList();
    double rate = rate(() -> pool.map(ProcessCases::identity, items, chunksize), 2) * count;
    pool.terminate();
    return rate;
  }

  private static double executorRoundTrips() throws Exception {
    try (ProcessPoolExecutor executor = new ProcessPoolExecutor(2)) {
      return rate(() -> executor.submit(() -> 1).result(), 1);
    }
  }

  private static double rate(Block action, double seconds) throws Exception {
    rateWithin(action, Math.max(WARM_UP, seconds / 2));
    return rateWithin(action, seconds);
  }

  private static double rateWithin(Block action, double seconds) throws Exception {
    long begin = System.nanoTime();
    int count = 0;
    double spent;
    do {
      action.run();
      count++;
      spent = (System.nanoTime() - begin) / 1e9;
    } while (spent < seconds);
    return count / spent;
  }
}
