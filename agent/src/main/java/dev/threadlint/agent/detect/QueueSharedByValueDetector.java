package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.NotSent;
import dev.threadlint.agent.fact.NotSent.Way;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.state.ThreadStarts;

/**
 * A lock, a queue or a pool was to go to another process inside of something: as a copy, which
 * locks nothing and gets nothing.
 */
final class QueueSharedByValueDetector extends Detector {
  static final String RULE = "queue-shared-by-value";

  private final Tally tally = new Tally(RULE);
  private final ThreadStarts starts;

  QueueSharedByValueDetector(ThreadStarts starts) {
    this.starts = starts;
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onNotSent(NotSent fact, Findings findings) {
    NotSent told = fact.way() == Way.RESULT ? null : Sendings.byProgram(fact, starts);
    if (told != null && Sendings.isSharedThing(told)) {
      tally.meet(Sendings.sites(told), Sendings.describe(told), told.nanos(), findings);
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    tally.tellAll(findings);
  }
}
