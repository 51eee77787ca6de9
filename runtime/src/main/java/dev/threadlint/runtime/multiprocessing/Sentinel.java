package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.ChildJvm;
import dev.threadlint.runtime.multiprocessing.internal.Watch;

/**
 * Becomes ready when a process has ended. Python: {@code process.sentinel}.
 *
 * <pre>{@code
 * Connections.wait(List.of(first.sentinel(), second.sentinel())); // one of them has ended
 * }</pre>
 */
public final class Sentinel implements Waitable {
  private final ChildJvm child;

  Sentinel(ChildJvm child) {
    this.child = child;
  }

  @Override
  public boolean isReady() {
    return !child.isAlive();
  }

  void watch(Watch watch) {
    child.watch(watch);
  }
}
