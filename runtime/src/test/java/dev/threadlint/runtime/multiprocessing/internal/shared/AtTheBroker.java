package dev.threadlint.runtime.multiprocessing.internal.shared;

import dev.threadlint.runtime.Await;
import java.util.List;

/** What tests ask the broker of this process. */
public final class AtTheBroker {
  private AtTheBroker() {}

  /** Waits until that many threads of all processes wait for anything. */
  public static void untilWaiting(int threads) {
    Await.until(() -> waiting().size() == threads);
  }

  /** The process of each thread that waits. */
  public static List<Long> waiting() {
    return Broker.inThisProcess().waits().stream()
        .flatMap(wait -> wait.waiters().stream())
        .map(SharedMutex::processOf)
        .toList();
  }

  /** Whether somebody waits for what a dead process holds. */
  public static boolean knowsOfADeadHolder() {
    return Broker.inThisProcess().waits().stream().anyMatch(HeldAndWanted::isHeldByDead);
  }
}
