package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.ThreadStarted;
import dev.threadlint.agent.state.ThreadLife;
import dev.threadlint.agent.state.ThreadTable;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.util.HashMap;
import java.util.Map;

/**
 * A thread of the program has ended and nobody ever waited for it or took anything from it.
 *
 * <p>A join can still come long after the end of the thread, so nothing is said before the run
 * ends.
 */
final class JoinMissingDetector extends Detector {
  static final String RULE = "join-missing";

  private final Tally tally = new Tally(RULE);
  private final ThreadTable threads;

  JoinMissingDetector(ThreadTable threads) {
    this.threads = threads;
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    Map<Sites, Integer> alive = aliveBySite();
    for (ThreadLife life : threads.forgotten()) {
      ThreadStarted start = life.start();
      if (start != null) {
        Sites sites = new Sites().at(start.stack());
        tally.meet(sites, draft(start, alive.getOrDefault(sites, 0)), life.endNanos(), findings);
      }
    }
    tally.tellAll(findings);
  }

  private Map<Sites, Integer> aliveBySite() {
    var alive = new HashMap<Sites, Integer>();
    for (ThreadStarted start : threads.stillUnawaited()) {
      alive.merge(new Sites().at(start.stack()), 1, Integer::sum);
    }
    return alive;
  }

  private static FindingDraft draft(ThreadStarted start, int alive) {
    FindingDraft draft =
        FindingDraft.suspicious()
            .thread(start.child())
            .step(start.thread(), Action.STARTS, start.child().name(), start.stack())
            .step(start.child(), Action.ENDS, start.child().name(), StackTrace.UNKNOWN)
            .value("alive", alive);
    Frame site = start.stack().site();
    return site == null ? draft : draft.value("startSite", site.location());
  }
}
