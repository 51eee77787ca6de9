package dev.threadlint.samples.seed.music;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * The pool at the top of the module: it works, and nobody is there to shut it down.
 *
 * <p>In Python the children import the module and come to the same line, where each would make a
 * pool of its own; without a main guard that is refused ({@code RuntimeError}, bootstrapping
 * phase).
 *
 * <p>In Java a static field is initialised once, and its pool serves all. But its idle workers keep
 * the JVM from its end: here for two seconds, with {@code newFixedThreadPool} for ever.
 *
 * <p>The tracer says where the pool was made that nobody shut down ({@code pool-not-shut-down}).
 *
 * @see MusicSearchView
 */
public final class MusicPoolAtModuleLevel {
  private static final long IDLE = 2;
  private static final ExecutorService POOL = pool();

  private MusicPoolAtModuleLevel() {}

  private static ExecutorService pool() {
    var queue = new SynchronousQueue<Runnable>();
    return new ThreadPoolExecutor(0, 8, IDLE, SECONDS, queue); // FINDING: pool-not-shut-down
  }

  /** Searches once. */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    List<Callable<List<String>>> searches =
        MusicSource.all().stream()
            .filter(MusicSource::open)
            .map(source -> (Callable<List<String>>) () -> source.search("moon"))
            .toList();
    for (Future<List<String>> search : POOL.invokeAll(searches)) {
      System.out.println(search.get());
    }
  }
}
