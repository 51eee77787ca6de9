package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.ProcessAsked;
import dev.threadlint.agent.fact.ProcessAsked.How;
import dev.threadlint.agent.fact.ProcessEnded;
import dev.threadlint.agent.fact.ProcessStarted;
import dev.threadlint.agent.fact.RunEnded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A child process of the program failed, and nobody read its exit code: a join says nothing of it.
 *
 * <p>The code can be read long after the end of the child, so nothing is said before the run ends.
 */
final class ExitCodeUnreadDetector extends Detector {
  static final String RULE = "exit-code-unread";

  // By SIGHUP, SIGINT, SIGTERM: whoever sends one of these knows how the process will end.
  static final Set<Integer> ASKED_TO_END = Set.of(-1, -2, -15);

  private final Tally tally = new Tally(RULE);
  private final ChildStarts unread = new ChildStarts();
  private final List<ProcessEnded> failed = new ArrayList<>();

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onProcessStarted(ProcessStarted fact, Findings findings) {
    if (!fact.traits().service()) {
      unread.add(fact);
    }
  }

  @Override
  void onProcessAsked(ProcessAsked fact, Findings findings) {
    if (fact.how() == How.READ || fact.how() == How.STOPPED) {
      unread.remove(fact.pid());
    }
  }

  @Override
  void onProcessEnded(ProcessEnded fact, Findings findings) {
    ProcessStarted start = unread.of(fact.child().pid());
    if (start == null || fact.code() == 0 || ASKED_TO_END.contains(fact.code())) {
      unread.remove(fact.child().pid());
    } else if (!fact.atExit() || !start.traits().daemon()) {
      failed.add(fact);
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    boolean inOrder =
        fact.cause() == RunEnded.Cause.EXIT || fact.cause() == RunEnded.Cause.LAST_THREAD;
    for (ProcessEnded end : failed) {
      ProcessStarted start = unread.of(end.child().pid());
      // What ends the program from outside ends its children, too.
      if (start != null && (inOrder || !end.atExit())) {
        FindingDraft draft =
            ChildStarts.describe(start, FindingDraft.observedWarning()).value("code", end.code());
        tally.meet(new Sites().at(start.stack()), draft, end.nanos(), findings);
      }
    }
    tally.tellAll(findings);
  }
}
