package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.JoinRequested;
import dev.threadlint.agent.fact.JoinReturned;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.ThreadEnded;
import dev.threadlint.agent.fact.ThreadStarted;
import dev.threadlint.agent.state.Bounded;
import dev.threadlint.agent.state.OpenJoins;
import dev.threadlint.agent.state.ThreadStarts;
import dev.threadlint.reports.model.Action;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins of several threads, each with a time-out of its own, wait longer than any of the time-outs.
 *
 * <p>A batch are threads that all ran before the first of them was joined, and that were started in
 * one place or are joined in one. A loop that comes round to the same thread again polls: there the
 * time-out is a rhythm.
 */
final class JoinTimeoutsAddUpDetector extends Detector {
  static final String RULE = "join-timeouts-add-up";

  private static final int MAX_JOINERS = 256;
  private static final int MAX_JOINS = 4_096;
  private static final int MAX_SITES = 1_000;

  private final ThreadStarts starts;
  private final OpenJoins joins;
  private final Tally tally = new Tally(RULE);
  private final Map<Long, Row> rows = new Bounded<>(MAX_JOINERS);
  private final Map<Sites, Boolean> polling = new Bounded<>(MAX_SITES);

  JoinTimeoutsAddUpDetector(ThreadStarts starts, OpenJoins joins) {
    this.starts = starts;
    this.joins = joins;
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onJoinReturned(JoinReturned fact, Findings findings) {
    JoinRequested join = joins.of(fact);
    ThreadStarted start = starts.of(fact.target());
    long joiner = fact.thread().id();
    if (join == null || start == null || !join.timed()) {
      close(rows.remove(joiner), findings);
      return;
    }
    Row row = rows.get(joiner);
    if (row != null && row.targets.contains(fact.target().id()) && row.isAt(join)) {
      rows.remove(joiner);
      polling.put(new Sites().at(join.stack()), true);
      return;
    }
    if (row == null || !row.takes(join, start)) {
      close(row, findings);
      row = new Row(join, start);
      rows.put(joiner, row);
    }
    row.add(join, fact.nanos() - join.nanos());
  }

  @Override
  void onThreadEnded(ThreadEnded fact, Findings findings) {
    close(rows.remove(fact.thread().id()), findings);
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    List<Row> open = new ArrayList<>(rows.values());
    rows.clear();
    open.forEach(row -> close(row, findings));
    tally.tellAll(findings);
  }

  private void close(@Nullable Row row, Findings findings) {
    if (row != null && row.isTooLong() && !polling.containsKey(row.sites())) {
      tally.meet(row.sites(), row.draft(), row.last.nanos(), findings);
    }
  }

  /** Joins with time-outs that one thread made in a row. */
  private static final class Row {
    // One thread that hangs costs its own time-out and the little that it takes to look at the
    // others; that is as it should be.
    private static final long LEAST_EXCESS_NANOS = 10_000_000;
    private static final int EXCESS_SHARE = 10;

    private final JoinRequested first;
    private final ThreadStarted start;
    private final Set<Long> targets = new HashSet<>();
    private JoinRequested last;
    private long waitedNanos;
    private long longestNanos;

    Row(JoinRequested first, ThreadStarted start) {
      this.first = first;
      this.last = first;
      this.start = start;
    }

    boolean isAt(JoinRequested join) {
      return first.stack().equals(join.stack());
    }

    boolean takes(JoinRequested join, ThreadStarted started) {
      return started.nanos() < first.nanos()
          && !targets.contains(join.target().id())
          && (isAt(join) || start.stack().equals(started.stack()));
    }

    void add(JoinRequested join, long nanos) {
      if (targets.size() < MAX_JOINS) {
        targets.add(join.target().id());
        last = join;
        waitedNanos += Math.min(nanos, join.timeoutNanos());
        longestNanos = Math.max(longestNanos, join.timeoutNanos());
      }
    }

    boolean isTooLong() {
      long excess = waitedNanos - longestNanos;
      return excess >= LEAST_EXCESS_NANOS && excess >= longestNanos / EXCESS_SHARE;
    }

    Sites sites() {
      return new Sites().at(first.stack()).at(last.stack());
    }

    FindingDraft draft() {
      return FindingDraft.observedWarning()
          .step(first.thread(), Action.JOINS, first.target().name(), first.stack())
          .step(last.thread(), Action.JOINS, last.target().name(), last.stack())
          .thread(first.target())
          .thread(last.target())
          .value("ran", targets.size())
          .value("waitedMs", Millis.of(waitedNanos))
          .value("timeoutMs", Millis.of(longestNanos));
    }
  }
}
