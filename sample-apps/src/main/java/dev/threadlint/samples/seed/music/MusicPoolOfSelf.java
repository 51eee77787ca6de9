package dev.threadlint.samples.seed.music;

import dev.threadlint.runtime.multiprocessing.Pool;
import dev.threadlint.runtime.multiprocessing.PoolEnd;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The pool as a field of the object whose method is its task: {@code self.pool}.
 *
 * <p>In Python the task {@code self.search} takes its object along, and with it the pool, which
 * cannot go to a process: {@code NotImplementedError}.
 *
 * <p>In Java a pool of processes says the same. One of threads says nothing, for nothing has to go
 * anywhere: the task uses the pool it runs in. One search keeps one worker and gives its part to
 * the other. Two at a time keep both, their parts wait behind them, and nothing runs any more.
 *
 * <p>The tracer says so when there was only one ({@code pool-starvation}). Of processes it names
 * the field ({@code queue-shared-by-value}).
 *
 * @see MusicSearchView
 */
@SuppressWarnings("try") // guards are only there to be closed
public final class MusicPoolOfSelf {
  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  private MusicPoolOfSelf() {}

  /** Tries a pool of processes, then one of threads. */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    MusicOfProcesses processes = new MusicOfProcesses(new Pool(1));
    try (PoolEnd end = processes.pool.terminating()) {
      System.out.println(processes.search());
    } catch (UnsupportedOperationException e) {
      System.out.println("processes: " + e.getMessage());
    }

    MusicPoolOfSelf threads = new MusicPoolOfSelf();
    try {
      System.out.println("threads: " + threads.pool.submit(threads::search).get());
    } finally {
      threads.pool.shutdown();
    }
  }

  private List<String> search() throws InterruptedException, ExecutionException {
    Future<List<String>> titles = pool.submit(() -> MusicSource.all().get(0).search("moon"));
    return titles.get(); // FINDING: pool-starvation
  }

  /** The same with processes. */
  private record MusicOfProcesses(Pool pool) implements Serializable {
    List<String> search() {
      return pool.apply(this::read); // FINDING: queue-shared-by-value
    }

    private List<String> read() throws InterruptedException {
      return MusicSource.all().get(0).search("moon");
    }
  }
}
