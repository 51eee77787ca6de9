package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.shared.SharedMutex;
import dev.threadlint.runtime.threading.Threading;

/** What Python's {@code repr} says of who has a lock. */
final class LockOwner {
  private LockOwner() {}

  /** {@code None}, {@code MainProcess}, {@code MainProcess|Thread-1} or some other one. */
  static String of(SharedMutex mutex) {
    if (mutex.isMine()) {
      String process = CurrentProcess.get().getName();
      boolean main = Threading.currentThread() == Threading.mainThread();
      return main ? process : process + "|" + Threading.currentThread().getName();
    } else if (!mutex.isHeld()) {
      return "None";
    }
    return mutex.isHeldHere() ? "SomeOtherThread" : "SomeOtherProcess";
  }
}
