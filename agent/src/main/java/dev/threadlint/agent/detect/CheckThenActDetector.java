package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.QueueUsed;
import dev.threadlint.agent.fact.QueueUsed.Question;
import dev.threadlint.agent.fact.QueueUsed.What;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.state.Bounded;
import dev.threadlint.reports.model.Action;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A thread asks a queue whether there is something in it and, because there is, takes it without
 * time-out; meanwhile another thread may take it.
 *
 * <p>Who had to wait although the queue had said otherwise, has lost that race in this run. Of
 * others it is told if another thread took from the queue at a time that nothing orders. Silent for
 * a queue from which anybody took although it was empty: it is meant to wait, and was asked for
 * another reason. Of a number of items it must be known that somebody who was told none took none.
 */
final class CheckThenActDetector extends Detector {
  static final String RULE = "check-then-act";

  private static final int MOST_QUEUES = 4_096;
  private static final int MOST_USES = 64;

  private final Tally tally = new Tally(RULE);
  private final Map<Long, Uses> queues = new Bounded<>(MOST_QUEUES);
  private final Set<Sites> observed = new HashSet<>();

  /** What is known of one side of one queue. */
  private static final class Uses {
    final List<QueueUsed> acts = new ArrayList<>();
    final List<QueueUsed> all = new ArrayList<>();
    final List<QueueUsed> waits = new ArrayList<>();
    boolean ignored;
    boolean heeded;

    boolean tells(QueueUsed use) {
      return !ignored && (heeded || use.question() != Question.QSIZE);
    }
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onQueueUsed(QueueUsed fact, Findings findings) {
    Uses uses = queues.computeIfAbsent(fact.queue() * 2L + (fact.puts() ? 1 : 0), k -> new Uses());
    switch (fact.what()) {
      case IGNORES:
        uses.ignored = true;
        break;
      case HEEDS:
        uses.heeded = true;
        break;
      case WAITS:
        if (uses.tells(fact)) {
          meetWait(fact, findings);
        } else if (uses.waits.size() < MOST_USES) {
          uses.waits.add(fact);
        }
        break;
      default:
        add(fact, uses);
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    for (Uses uses : queues.values()) {
      uses.waits.stream().filter(uses::tells).forEach(wait -> meetWait(wait, findings));
    }
    for (Uses uses : queues.values()) {
      uses.acts.stream().filter(uses::tells).forEach(act -> meetAct(act, uses.all, findings));
    }
    tally.tellAll(findings);
  }

  private static void add(QueueUsed fact, Uses uses) {
    if (uses.all.size() < MOST_USES) {
      uses.all.add(fact);
      if (fact.what() == What.ACTS) {
        uses.acts.add(fact);
      }
    }
  }

  private void meetWait(QueueUsed wait, Findings findings) {
    Sites sites = sites(wait);
    observed.add(sites);
    FindingDraft draft = describe(wait, FindingDraft.observedWarning()).value("kind", "waited");
    tally.meet(sites, draft, wait.nanos(), findings);
  }

  private void meetAct(QueueUsed act, List<QueueUsed> all, Findings findings) {
    Sites sites = sites(act);
    for (QueueUsed other : all) {
      if (other.thread().id() != act.thread().id()
          && other.stamp().concurrent(act.stamp())
          && !observed.contains(sites)) {
        FindingDraft draft =
            describe(act, FindingDraft.suspicious())
                .step(other.thread(), Action.WAITS, other.queueClass(), other.stack())
                .value("kind", "beside");
        tally.meet(sites, draft, act.nanos(), findings);
        return;
      }
    }
  }

  private static Sites sites(QueueUsed use) {
    return new Sites().at(use.stack()).named(use.queueClass() + (use.puts() ? ".put" : ".get"));
  }

  private static FindingDraft describe(QueueUsed use, FindingDraft draft) {
    String queue = use.queueClass().substring(use.queueClass().lastIndexOf('.') + 1);
    return draft
        .step(use.thread(), Action.WAITS, use.queueClass(), use.stack())
        .value("queue", queue)
        .value("asked", use.question().name().toLowerCase(Locale.ROOT))
        .value("side", use.puts() ? "put" : "get");
  }
}
