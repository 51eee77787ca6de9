package dev.threadlint.agent.cases;

import java.util.Set;

/** Which rules answer for which kind of case. */
final class Rules {
  /** What no program without a deadlock may be accused of. */
  static final Set<String> DEADLOCKS =
      Set.of(
          "lock-order-cycle",
          "join-holding-lock",
          "deadlock",
          "lock-self-deadlock",
          "lock-upgrade",
          "pool-starvation",
          "task-failure-lost");

  private Rules() {}

  /** The rules of which one has to be found; empty for kinds that are not judged yet. */
  static Set<String> of(ExpectedRow row) {
    return switch (row.kind()) {
      case "lockorder" -> Set.of(row.strike() ? "deadlock" : "lock-order-cycle");
      case "lockjoin" -> Set.of(row.strike() ? "deadlock" : "join-holding-lock");
      case "self" -> Set.of("lock-self-deadlock", "lock-upgrade", "deadlock");
      case "hang" -> Set.of("deadlock");
      case "starvation" -> Set.of("pool-starvation");
      case "swallowed" -> Set.of("task-failure-lost");
      case "executor" -> Set.of("pool-not-shut-down");
      default -> Set.of();
    };
  }
}
