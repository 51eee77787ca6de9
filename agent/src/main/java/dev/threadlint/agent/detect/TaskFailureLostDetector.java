package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.TaskFailed;
import dev.threadlint.agent.fact.TaskFailureSeen;
import dev.threadlint.agent.fact.TaskForgotten;
import dev.threadlint.agent.state.Bounded;
import dev.threadlint.reports.model.Action;
import java.util.LinkedHashMap;
import java.util.Map;

/** A task failed, and until its future was gone or the run ended nobody read the failure. */
final class TaskFailureLostDetector extends Detector {
  static final String RULE = "task-failure-lost";

  private static final int MAX_FAILURES = 10_000;
  private static final int MAX_SITES = 1_000;

  private final Tally tally = new Tally(RULE);
  private final Map<Integer, TaskFailed> unread = new LinkedHashMap<>();
  private final Map<Sites, TaskFailed> alike = new Bounded<>(MAX_SITES);
  // Whoever waits for the task can be quicker than the one who tells of its failure.
  private final Map<Integer, Boolean> readBefore = new Bounded<>(MAX_FAILURES);

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onTaskFailed(TaskFailed fact, Findings findings) {
    if (readBefore.remove(fact.task()) == null && unread.size() < MAX_FAILURES) {
      unread.put(fact.task(), withSharedStacks(fact));
    }
  }

  @Override
  void onTaskFailureSeen(TaskFailureSeen fact, Findings findings) {
    if (unread.remove(fact.task()) == null) {
      readBefore.put(fact.task(), true);
    }
  }

  @Override
  void onTaskForgotten(TaskForgotten fact, Findings findings) {
    TaskFailed failed = unread.remove(fact.task());
    if (failed != null) {
      report(failed, findings);
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    unread.values().forEach(failed -> report(failed, findings));
    unread.clear();
    tally.tellAll(findings);
  }

  /** Ten thousand failures of one place need no ten thousand stacks. */
  private TaskFailed withSharedStacks(TaskFailed failed) {
    TaskFailed first = alike.computeIfAbsent(sites(failed), key -> failed);
    return new TaskFailed(
        failed.nanos(),
        failed.thread(),
        failed.task(),
        failed.taskClass(),
        failed.pool(),
        failed.periodic(),
        first.failure(),
        first.submitted());
  }

  private static Sites sites(TaskFailed failed) {
    return new Sites()
        .at(failed.submitted())
        .at(failed.failure().stack())
        .named(failed.failure().className());
  }

  private void report(TaskFailed failed, Findings findings) {
    var draft =
        FindingDraft.observed(false)
            .step(failed.thread(), Action.SUBMITS, failed.taskClass(), failed.submitted())
            .step(
                failed.thread(),
                Action.FAILS,
                failed.failure().className(),
                failed.failure().stack())
            .value("failure", failed.failure().className())
            .value("periodic", failed.periodic());
    if (failed.pool() != null) {
      draft.value("pool", failed.pool());
    }
    tally.meet(sites(failed), draft, failed.nanos(), findings);
  }
}
