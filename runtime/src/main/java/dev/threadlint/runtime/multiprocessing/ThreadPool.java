package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Block;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A pool with the methods of {@link Pool} whose workers are threads. Python: {@code
 * multiprocessing.pool.ThreadPool}.
 *
 * <p>Nothing is copied; what a task throws arrives as it is. A task that runs cannot be ended:
 * {@code terminate} lets it run on, and {@code join} waits for it; but its result never comes.
 *
 * <pre>{@code
 * ThreadPool pool = new ThreadPool(8);
 * List<String> pages = pool.map(this::download, urls);
 * pool.close();
 * }</pre>
 */
public final class ThreadPool extends Pool {
  @Serial private static final long serialVersionUID = 1;

  /** With as many threads as there are processors. Python: {@code ThreadPool()}. */
  public ThreadPool() {
    this(Multiprocessing.cpuCount());
  }

  /** Python: {@code ThreadPool(processes)}. */
  public ThreadPool(int processes) {
    this(processes, null);
  }

  /** Python: {@code ThreadPool(processes, initializer)}. */
  public ThreadPool(int processes, @Nullable Block initializer) {
    super(builder().processes(processes).initializer(initializer), ThreadEngine::new);
  }
}
