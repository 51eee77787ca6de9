package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.ProcessAsked;
import dev.threadlint.agent.fact.ProcessEnded;
import dev.threadlint.agent.fact.ProcessStarted;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.ThreadEnded;

/**
 * A child process of the program ended while the program went on, and nobody ever learned of it.
 *
 * <p>A program waits for its children at its end, so one that still runs then has lost nothing. Nor
 * has one whose starter ended first: that had no more use for it. And a child that was given
 * something to share may have said through that how far it is.
 */
final class ProcessNotJoinedDetector extends Detector {
  static final String RULE = "process-not-joined";

  private final Tally tally = new Tally(RULE);
  private final ChildStarts running = new ChildStarts();
  private final ChildStarts ended = new ChildStarts();

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onProcessStarted(ProcessStarted fact, Findings findings) {
    var traits = fact.traits();
    if (!traits.daemon() && !traits.service() && !traits.shares()) {
      running.add(fact);
    }
  }

  @Override
  void onProcessAsked(ProcessAsked fact, Findings findings) {
    running.remove(fact.pid());
    ended.remove(fact.pid());
  }

  @Override
  void onThreadEnded(ThreadEnded fact, Findings findings) {
    running.removeOf(fact.thread());
  }

  @Override
  void onProcessEnded(ProcessEnded fact, Findings findings) {
    ProcessStarted start = running.of(fact.child().pid());
    if (start != null) {
      running.remove(fact.child().pid());
      // Of a failure the other rule speaks.
      if (!fact.atExit() && fact.code() == 0) {
        ended.add(start);
      }
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    for (ProcessStarted start : ended.all()) {
      FindingDraft draft = ChildStarts.describe(start, FindingDraft.suspicious());
      tally.meet(new Sites().at(start.stack()), draft, start.nanos(), findings);
    }
    tally.tellAll(findings);
  }
}
