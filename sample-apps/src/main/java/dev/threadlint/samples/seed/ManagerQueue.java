package dev.threadlint.samples.seed;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.AsyncResult;
import dev.threadlint.runtime.multiprocessing.Pool;
import dev.threadlint.runtime.multiprocessing.PoolEnd;
import dev.threadlint.runtime.multiprocessing.Queue;
import dev.threadlint.runtime.multiprocessing.QueueProxy;
import dev.threadlint.runtime.multiprocessing.SyncManager;
import java.util.List;
import java.util.Objects;

/**
 * Workers of a pool put into a queue: not into one of multiprocessing, but into one of a manager.
 *
 * <p>In Python a task that is given a {@code multiprocessing.Queue} fails: {@code Queue objects
 * should only be shared between processes through inheritance}. {@code Manager().Queue()} is a
 * proxy of a queue in a process of its own, and can be sent anywhere. The article asks {@code
 * empty()} until both are done; each has a result to wait for.
 *
 * <p>In Java it is the same, with the same words. A {@code LinkedBlockingQueue}, which Java would
 * copy without a word, is refused too.
 *
 * <p>The tracer names what refused, and the way to it.
 */
@SuppressWarnings("try") // guards are only there to be closed
public final class ManagerQueue {
  private ManagerQueue() {}

  /** Tries both kinds of queue. */
  public static void main(String[] arguments) {
    Pool pool = new Pool(2);
    try (PoolEnd end = pool.terminating();
        SyncManager manager = SyncManager.started()) {
      try {
        Arguments lost = Arguments.of(new Queue<String>(), "lost");
        pool.apply(ManagerQueue::put, lost); // FINDING: queue-shared-by-value
      } catch (IllegalStateException e) {
        System.out.println("a queue of multiprocessing: " + e.getMessage());
      }
      QueueProxy<String> queue = manager.queue();
      List<AsyncResult<Integer>> tasks =
          List.of(
              pool.applyAsync(ManagerQueue::put, Arguments.of(queue, "one")),
              pool.applyAsync(ManagerQueue::put, Arguments.of(queue, "two")));
      int letters = tasks.stream().mapToInt(AsyncResult::get).sum();
      System.out.println("a manager's: " + queue.qsize() + " words, " + letters + " letters");
    }
  }

  @SuppressWarnings("unchecked") // the caller's own
  private static int put(Arguments arguments) {
    String word = (String) Objects.requireNonNull(arguments.get(1));
    if (arguments.get(0) instanceof QueueProxy<?> queue) {
      ((QueueProxy<String>) queue).put(word);
    }
    return word.length();
  }
}
