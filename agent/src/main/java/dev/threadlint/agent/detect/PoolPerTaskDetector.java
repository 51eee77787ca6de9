package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.PoolMade;
import dev.threadlint.agent.fact.PoolShutDown;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.state.PoolLife;
import dev.threadlint.agent.state.PoolTable;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One place makes pool after pool, each for a handful of tasks. */
final class PoolPerTaskDetector extends Detector {
  static final String RULE = "pool-per-task";

  private static final int LEAST_POOLS = 4;
  private static final int LEAST_POOLS_IN_TASKS = 2;
  private static final int FEW_TASKS = 16;
  private static final long SHORT_NANOS = 1_000_000_000;
  private static final List<String> TESTS =
      List.of("org.junit.", "junit.framework.", "org.testng.");

  private final PoolTable pools;
  private final Tally tally = new Tally(RULE);

  PoolPerTaskDetector(PoolTable pools) {
    this.pools = pools;
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    Map<Sites, List<PoolMade>> byPlace = new LinkedHashMap<>();
    for (PoolLife pool : pools.all()) {
      PoolMade made = pool.made();
      if (made != null && wasForFewTasks(pool, made) && isOfProgram(made)) {
        byPlace.computeIfAbsent(new Sites().at(made.stack()), key -> new ArrayList<>()).add(made);
      }
    }
    byPlace.forEach(
        (sites, made) -> {
          boolean inTasks = made.stream().filter(one -> one.within() != null).count() > 1;
          if (made.size() >= (inTasks ? LEAST_POOLS_IN_TASKS : LEAST_POOLS)) {
            tally.meet(sites, draft(made, inTasks), made.get(0).nanos(), findings);
          }
        });
    tally.tellAll(findings);
  }

  /** Whether it was made, used a little and given up, by its end or by being left to itself. */
  private static boolean wasForFewTasks(PoolLife pool, PoolMade made) {
    if (pool.latest() == null || pool.tasks() > FEW_TASKS) {
      return false;
    }
    PoolShutDown end = pool.end();
    return end != null && end.nanos() - made.nanos() < SHORT_NANOS;
  }

  /** Each test has a right to a pool of its own. */
  private static boolean isOfProgram(PoolMade made) {
    Frame site = made.stack().site();
    return site != null
        && !site.isLibrary()
        && made.stack().frames().stream()
            .noneMatch(frame -> TESTS.stream().anyMatch(frame.className()::startsWith));
  }

  private static FindingDraft draft(List<PoolMade> made, boolean inTasks) {
    PoolMade first = made.get(0);
    return FindingDraft.observedWarning()
        .step(first.thread(), Action.CREATES, first.pool().className(), first.stack())
        .value("pool", first.pool().className())
        .value("pools", made.size())
        .value("inTask", inTasks);
  }
}
