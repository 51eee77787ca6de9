package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.PoolState;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.TaskAwaited;
import dev.threadlint.agent.fact.WaitSnapshot;
import dev.threadlint.agent.fact.Waiting;
import dev.threadlint.agent.fact.Waiting.ForTask;
import dev.threadlint.agent.state.RunState;
import dev.threadlint.agent.state.WaitKnot;
import dev.threadlint.reports.model.Action;
import java.util.List;
import java.util.stream.Collectors;

/** All workers of a pool wait for tasks that are queued behind them, or could come to do so. */
final class PoolStarvationDetector extends Detector {
  static final String RULE = "pool-starvation";

  private static final int MAX_TOLD_THREADS = 16;

  private final RunState state;
  private final ConfirmedKnots confirmed = new ConfirmedKnots();
  private final Tally tally = new Tally(RULE);

  PoolStarvationDetector(RunState state) {
    this.state = state;
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onTaskAwaited(TaskAwaited fact, Findings findings) {
    if (fact.pool().maxWorkers() == Integer.MAX_VALUE) {
      return;
    }
    var draft =
        FindingDraft.predicted(false)
            .step(fact.thread(), Action.WAITS, fact.taskClass(), fact.stack())
            .value("pool", fact.pool().className())
            .value("workers", fact.pool().maxWorkers())
            .value("waiting", 1);
    tally.meet(new Sites().at(fact.stack()), draft, fact.nanos(), findings);
  }

  @Override
  void onWaitSnapshot(WaitSnapshot fact, Findings findings) {
    List<WaitKnot> starved =
        state.knots().stream().filter(PoolStarvationDetector::starves).toList();
    for (WaitKnot knot : confirmed.among(starved)) {
      var sites = new Sites();
      knot.threads().forEach(wait -> sites.at(wait.stack()));
      FindingDraft draft = draft(knot);
      boolean predicted = tally.draft(sites) != null;
      tally.meet(sites, draft, fact.nanos(), findings);
      if (predicted) {
        tally.replace(sites, draft, findings);
      }
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    tally.tellAll(findings);
  }

  /** Whether a knot is of tasks alone, and at least one of them has no worker. */
  static boolean starves(WaitKnot knot) {
    return !knot.pools().isEmpty()
        && knot.threads().stream().allMatch(wait -> wait.what() instanceof ForTask);
  }

  private static FindingDraft draft(WaitKnot knot) {
    List<PoolState> pools = knot.pools();
    FindingDraft draft =
        FindingDraft.observed(false)
            .value(
                "pool",
                pools.stream()
                    .map(p -> p.pool().className())
                    .distinct()
                    .collect(Collectors.joining(", ")))
            .value("workers", pools.stream().mapToInt(p -> p.workers().size()).sum())
            .value("waiting", knot.threads().size());
    if (pools.stream().allMatch(p -> p.queued() > 0)) {
      draft.value("queued", pools.stream().mapToInt(PoolState::queued).sum());
    }
    for (Waiting wait : knot.threads().stream().limit(MAX_TOLD_THREADS).toList()) {
      DeadlockDetector.addWait(draft, wait);
    }
    return draft;
  }
}
