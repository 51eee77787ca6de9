package dev.threadlint.runtime.multiprocessing.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Starts child JVMs. */
@SuppressWarnings("FutureReturnValueIgnored") // what is done when a future completes has no result
public final class ChildJvms {
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
    ChildJvm child = spare == null ? launch() : spare;
    child.onEnd(() -> atEnd.forEach(Runnable::run));
    child.begin(StartOrder.forChild(child.pid()), bytes);
    if (warm) {
      Spares.replenish(spare == null);
    }
    return child;
  }

  static ChildJvm launch() {
    try {
      return new ChildJvm(ChildCommand.launch());
    } catch (IOException e) {
      throw OsErrors.of(e);
    }
  }
}
