package dev.threadlint.runtime.internal;

import org.jspecify.annotations.Nullable;

/**
 * Lets executors start threads that {@code threading} lists as ordinary non-daemon ones although
 * the JVM does not wait for them: the executor's exit hook does.
 */
public abstract class WorkerThreads {
  // Installed by threading when its Thread class is initialised: this package cannot name it.
  private static volatile @Nullable WorkerThreads installed;

  public static void install(WorkerThreads workerThreads) {
    installed = workerThreads;
  }

  /** The installed factory; {@code threading.Thread} must have been initialised. */
  public static WorkerThreads installed() {
    WorkerThreads workerThreads = installed;
    if (workerThreads == null) {
      throw new IllegalStateException("threading.Thread is not initialised");
    }
    return workerThreads;
  }

  /** Starts a thread and returns when it runs. */
  public abstract Thread start(String name, Runnable body);
}
