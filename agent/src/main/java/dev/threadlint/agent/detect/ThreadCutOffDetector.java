package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.CutOff;
import dev.threadlint.agent.fact.Hold;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.ThreadStarted;
import dev.threadlint.agent.state.ThreadStarts;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Frame;
import java.util.Locale;

/** The JVM ended while a daemon thread was in the middle of the program's code. */
final class ThreadCutOffDetector extends Detector {
  static final String RULE = "thread-cut-off";

  private final ThreadStarts starts;
  private final Tally tally = new Tally(RULE);

  ThreadCutOffDetector(ThreadStarts starts) {
    this.starts = starts;
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onCutOff(CutOff fact, Findings findings) {
    FindingDraft draft =
        FindingDraft.observedWarning()
            .thread(fact.thread())
            .value("at", fact.at().name().toLowerCase(Locale.ROOT));
    for (Hold hold : fact.held()) {
      draft.holds(fact.thread(), hold.lock(), hold.mode(), hold.stack());
    }
    draft.step(fact.thread(), Action.ENDS, null, fact.stack());
    Sites sites = new Sites().at(fact.stack());
    ThreadStarted start = starts.of(fact.thread());
    Frame site = start == null ? null : start.stack().site();
    if (start != null && site != null && !site.isLibrary()) {
      draft.step(start.thread(), Action.STARTS, fact.thread().name(), start.stack());
      draft.value("startSite", site.location());
    }
    tally.meet(sites, draft, fact.nanos(), findings);
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    tally.tellAll(findings);
  }
}
