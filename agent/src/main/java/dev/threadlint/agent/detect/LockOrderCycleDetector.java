package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.LockOrderObserved;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.state.Bounded;
import dev.threadlint.agent.state.CycleSearch;
import dev.threadlint.agent.state.EdgeVariant;
import dev.threadlint.agent.state.LockCycle;
import dev.threadlint.agent.state.LockOrderGraph;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Fingerprint;
import dev.threadlint.reports.model.SuppressedCycle;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Predicts that threads which take the same locks in a circle can wait for each other for ever. */
final class LockOrderCycleDetector extends Detector {
  static final String RULE = "lock-order-cycle";

  private static final int MAX_SITES = 1_000;
  private static final int MAX_SUPPRESSED = 4_096;

  private final LockOrderGraph graph;
  private final CycleSearch search;
  private final Tally tally = new Tally(RULE);
  private final Map<Sites, Approach> approaches = new Bounded<>(MAX_SITES);
  private final Set<Sites> suppressed = new HashSet<>();

  LockOrderCycleDetector(LockOrderGraph graph) {
    this.graph = graph;
    this.search = new CycleSearch(graph);
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onLockOrder(LockOrderObserved fact, Findings findings) {
    for (EdgeVariant newest : graph.added()) {
      LockCycle cycle = search.through(newest);
      if (cycle != null) {
        judge(cycle, findings);
      }
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    tally.tellAll(findings);
  }

  private void judge(LockCycle cycle, Findings findings) {
    Sites sites = sites(cycle);
    if (cycle.obstacle() == null) {
      report(cycle, sites, findings);
    } else if (tally.draft(sites) == null
        && suppressed.size() < MAX_SUPPRESSED
        && suppressed.add(sites)) {
      Finding would =
          draft(cycle).finding(RULE, Fingerprint.of(RULE, sites.all()), cycle.lastNanos());
      findings.suppressed(new SuppressedCycle(cycle.obstacle().id(), would));
    }
  }

  private void report(LockCycle cycle, Sites sites, Findings findings) {
    FindingDraft draft = tally.draft(sites);
    if (draft == null) {
      draft = draft(cycle);
    }
    Approach approach = approaches.computeIfAbsent(sites, key -> new Approach());
    approach.meet(cycle);
    draft.value("closestMs", approach.closestMillis()).value("variants", approach.paths());
    tally.meet(sites, draft, cycle.lastNanos(), findings);
  }

  private static Sites sites(LockCycle cycle) {
    var sites = new Sites();
    for (EdgeVariant side : cycle.sides()) {
      sites.parting(side.hold().stack(), side.fact().stack());
    }
    return sites;
  }

  private static FindingDraft draft(LockCycle cycle) {
    FindingDraft draft = FindingDraft.predicted(false).value("cycleLength", cycle.sides().size());
    var asked = new StringBuilder();
    for (EdgeVariant side : cycle.sides()) {
      asked.append(asked.length() == 0 ? "" : " ").append(side.fact().nanos() / 1_000);
      draft
          .holds(side.thread(), side.hold().lock(), side.hold().mode(), side.hold().stack())
          .wants(side.thread(), side.wanted().lock(), side.wanted().mode(), side.fact().stack());
    }
    return draft.value("askedMicros", asked);
  }
}
