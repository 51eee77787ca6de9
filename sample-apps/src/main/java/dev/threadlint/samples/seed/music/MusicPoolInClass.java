package dev.threadlint.samples.seed.music;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The pool at the top of the class, and used there: its first task waits for the class for ever.
 *
 * <p>In Python the class body runs when the module is imported. The children import it, too, and
 * are refused a pool of their own ({@code RuntimeError}: the process has not finished its
 * bootstrapping phase).
 *
 * <p>In Java it is the class that has not finished: while its static fields are set, all others who
 * need it wait. The worker does, for the task is a method of that class; and the class waits for
 * the task. Here main is interrupted after a while; a server would not come up.
 *
 * <p>The tracer says who waits for whom ({@code deadlock}).
 *
 * @see MusicSearchView
 */
public final class MusicPoolInClass {
  private static final long MOST_MILLIS = 8_000;

  private MusicPoolInClass() {}

  /** Looks at the titles, for which the class must be there. */
  public static void main(String[] arguments) throws InterruptedException {
    Thread first = new Thread(() -> System.out.println("titles: " + Catalogue.TITLES), "first");
    first.start();
    first.join(MOST_MILLIS);
    System.out.println("still waits: " + first.isAlive());
    first.interrupt();
    first.join();
  }

  /** What is to be read once, when the class is first needed. */
  private static final class Catalogue {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
    static final List<String> TITLES = load();

    private static List<String> load() {
      Future<List<String>> titles = POOL.submit(Catalogue::read);
      try {
        return titles.get(); // FINDING: deadlock
      } catch (InterruptedException | ExecutionException e) {
        return List.of("none, for we were interrupted");
      } finally {
        POOL.shutdown();
      }
    }

    private static List<String> read() throws InterruptedException {
      return MusicSource.all().get(0).search("moon");
    }
  }
}
