package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.Block;
import org.jspecify.annotations.Nullable;

/**
 * The keyword arguments of Python's {@code Pool(…)}.
 *
 * <pre>{@code
 * Pool pool = Pool.builder().processes(4).initializer(Cache::load).maxTasksPerChild(100).build();
 * }</pre>
 */
public final class PoolBuilder {
  int processes = Multiprocessing.cpuCount();
  @Nullable Block initializer;
  @Nullable Integer maxTasksPerChild;
  Context context = Context.current();

  PoolBuilder() {}

  /** How many workers; without this call as many as there are processors. */
  public PoolBuilder processes(int newProcesses) {
    processes = newProcesses;
    return this;
  }

  /** What each worker does first. If it fails, the worker ends and another one tries. */
  public PoolBuilder initializer(@Nullable Block newInitializer) {
    initializer = newInitializer;
    return this;
  }

  /** After how many tasks, that is chunks, a worker is replaced; null is never. */
  public PoolBuilder maxTasksPerChild(@Nullable Integer most) {
    maxTasksPerChild = most;
    return this;
  }

  /** How the workers are started. */
  public PoolBuilder context(Context newContext) {
    context = newContext;
    return this;
  }

  /**
   * Makes the pool and starts its workers.
   *
   * @throws IllegalArgumentException {@code Number of processes must be at least 1} or {@code
   *     maxtasksperchild must be a positive int or None}
   */
  public Pool build() {
    return new Pool(this);
  }

  void check() {
    if (processes < 1) {
      throw new IllegalArgumentException("Number of processes must be at least 1");
    }
    if (maxTasksPerChild != null && maxTasksPerChild < 1) {
      throw new IllegalArgumentException("maxtasksperchild must be a positive int or None");
    }
  }

  /** The first part of the workers' names. */
  String workerKind() {
    return context.kind() + "PoolWorker";
  }
}
