package dev.threadlint.runtime.multiprocessing.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Starts child JVMs. */
@SuppressWarnings("FutureReturnValueIgnored") // what is done when a future completes has no result
public final class ChildJvms {
  private static final Queue<ChildJvm> LAUNCHED = new ConcurrentLinkedQueue<>();

  private ChildJvms() {}

  /**
   * Has a child do something.
   *
   * @param task what its {@link ChildBody} shall read
   * @param whole of which it is told what cannot travel
   * @param warm whether it may be one that was launched in advance
   */
  public static ChildJvm start(Object task, Object whole, boolean warm) {
    // First of all: if the task cannot travel, nothing has been started.
    List<Runnable> atEnd = new ArrayList<>();
    byte[] bytes = Spawning.dumps(task, whole, atEnd);
    ChildJvm spare = warm ? Spares.take() : null;
    ChildJvm child = spare == null ? launchedOrNew() : spare;
    child.onEnd(() -> atEnd.forEach(Runnable::run));
    child.begin(StartOrder.forChild(child.pid()), bytes);
    if (warm) {
      Spares.replenish(spare == null);
    }
    return child;
  }

  /**
   * Launches the JVMs of children that are about to be started, as far as there are no spares, so
   * that they come up while this process makes ready what they need.
   */
  public static void launch(int count, boolean warm) {
    int missing = count - (warm ? Spares.count() : 0);
    for (int i = 0; i < missing; i++) {
      LAUNCHED.add(launch());
    }
  }

  /** Ends those that nobody has started after all. */
  public static void discardLaunched() {
    ChildJvm left;
    while ((left = LAUNCHED.poll()) != null) {
      left.discard();
    }
  }

  private static ChildJvm launchedOrNew() {
    ChildJvm launched = LAUNCHED.poll();
    return launched == null ? launch() : launched;
  }

  static ChildJvm launch() {
    try {
      return new ChildJvm(ChildCommand.launch());
    } catch (IOException e) {
      throw OsErrors.of(e);
    }
  }
}
