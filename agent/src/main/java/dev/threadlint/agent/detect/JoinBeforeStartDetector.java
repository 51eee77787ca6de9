package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.JoinRequested;
import dev.threadlint.agent.fact.JoinRequested.TargetState;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.ThreadStarted;
import dev.threadlint.agent.state.Bounded;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Frame;
import java.util.Map;

/** A join of a thread that was not started returns at once, without a word. */
final class JoinBeforeStartDetector extends Detector {
  static final String RULE = "join-before-start";

  private static final int MAX_TARGETS = 1_024;

  private final Tally tally = new Tally(RULE);
  private final Map<Long, JoinRequested> joinedTooEarly = new Bounded<>(MAX_TARGETS);

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onJoinRequested(JoinRequested fact, Findings findings) {
    if (fact.state() != TargetState.NEW || fact.thread().id() == fact.target().id()) {
      return;
    }
    joinedTooEarly.put(fact.target().id(), fact);
    tally.meet(sites(fact), draft(fact).value("startedLater", false), fact.nanos(), findings);
  }

  @Override
  void onThreadStarted(ThreadStarted fact, Findings findings) {
    JoinRequested join = joinedTooEarly.remove(fact.child().id());
    if (join == null) {
      return;
    }
    FindingDraft draft =
        draft(join)
            .step(fact.thread(), Action.STARTS, fact.child().name(), fact.stack())
            .value("startedLater", true);
    Frame site = fact.stack().site();
    if (site != null) {
      draft.value("startSite", site.location());
    }
    tally.replace(sites(join), draft, findings);
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    tally.tellAll(findings);
  }

  private static Sites sites(JoinRequested join) {
    return new Sites().at(join.stack());
  }

  private static FindingDraft draft(JoinRequested join) {
    return FindingDraft.observed(false)
        .step(join.thread(), Action.JOINS, join.target().name(), join.stack())
        .thread(join.target());
  }
}
