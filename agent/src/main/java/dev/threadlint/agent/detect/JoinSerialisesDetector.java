package dev.threadlint.agent.detect;

import dev.threadlint.agent.fact.JoinRequested;
import dev.threadlint.agent.fact.JoinReturned;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.ThreadEnded;
import dev.threadlint.agent.fact.ThreadStarted;
import dev.threadlint.agent.state.Bounded;
import dev.threadlint.agent.state.OpenJoins;
import dev.threadlint.reports.model.Action;
import dev.threadlint.reports.model.Frame;
import dev.threadlint.reports.model.StackTrace;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Threads that a loop starts and joins one by one, so that they work no faster than the loop alone.
 *
 * <p>A place is a stack with its lines: two calls of one method that starts a thread are two
 * places. One thread of it that runs beside another, at any time, and nothing is said of the place.
 * So all is said at the end of the run.
 */
final class JoinSerialisesDetector extends Detector {
  static final String RULE = "join-serialises";

  // A thread that works less costs more to start than could be saved.
  private static final long LEAST_RUN_NANOS = 1_000_000;
  private static final int MAX_SITES = 1_000;
  private static final int MAX_THREADS = 4_096;

  private final OpenJoins joins;
  private final Tally tally = new Tally(RULE);
  private final Map<StackTrace, Place> places = new Bounded<>(MAX_SITES);
  private final Map<Long, Run> runs = new Bounded<>(MAX_THREADS);

  JoinSerialisesDetector(OpenJoins joins) {
    this.joins = joins;
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  void onThreadStarted(ThreadStarted fact, Findings findings) {
    if (!fact.service()) {
      Place place = places.computeIfAbsent(fact.stack(), stack -> new Place());
      Run run = new Run(fact, place);
      runs.put(fact.child().id(), run);
      place.started(run);
    }
  }

  @Override
  void onThreadEnded(ThreadEnded fact, Findings findings) {
    Run run = runs.get(fact.thread().id());
    if (run != null) {
      run.endNanos = fact.nanos();
      run.handedOver = fact.handedOver();
      run.place.alive--;
    }
  }

  @Override
  void onJoinReturned(JoinReturned fact, Findings findings) {
    Run run = fact.ended() ? runs.remove(fact.target().id()) : null;
    JoinRequested join = joins.of(fact);
    if (run != null && join != null) {
      run.place.joined(run, join, fact.nanos());
    }
  }

  @Override
  void onRunEnded(RunEnded fact, Findings findings) {
    for (Place place : places.values()) {
      Loop worst = place.worst();
      if (worst != null && worst.times.worthTelling() && !place.overlapped) {
        tally.meet(worst.sites(), worst.draft(), worst.times.endNanos(), findings);
      }
    }
    tally.tellAll(findings);
  }

  /** One thread. */
  private static final class Run {
    private final ThreadStarted start;
    private final Place place;
    private boolean handedOver;
    private long endNanos;
    private boolean waitedFor;

    Run(ThreadStarted start, Place place) {
      this.start = start;
      this.place = place;
    }
  }

  /** Threads that one thread started and waited for one by one. */
  private static final class Loop {
    private final Series times;
    private Run last;
    private JoinRequested join;

    Loop(Run first, JoinRequested join) {
      this.times = new Series(first.start.nanos());
      this.last = first;
      this.join = join;
    }

    void add(Run run, JoinRequested joined, long ranNanos, long nanos) {
      times.add(ranNanos, nanos);
      last = run;
      join = joined;
    }

    Sites sites() {
      return new Sites().at(last.start.stack()).at(join.stack());
    }

    FindingDraft draft() {
      ThreadStarted start = last.start;
      FindingDraft draft =
          FindingDraft.observedWarning()
              .step(start.thread(), Action.STARTS, start.child().name(), start.stack())
              .step(join.thread(), Action.JOINS, join.target().name(), join.stack())
              .thread(start.child());
      Frame site = start.stack().site();
      return times.tellIn(site == null ? draft : draft.value("startSite", site.location()));
    }
  }

  /** Where threads are started. */
  private static final class Place {
    private int alive;
    private boolean overlapped;
    private @Nullable Run latest;
    private @Nullable Loop loop;
    private @Nullable Loop worst;

    void started(Run run) {
      overlapped |= alive > 0;
      alive++;
      if (loop != null && !goesOn(loop, run.start)) {
        worst = worst();
        loop = null;
      }
      latest = run;
    }

    /**
     * Whether the start follows at once on the join of the thread before, which gave nothing to
     * others. Who first does something else for longer than a thread runs, as one who waits for
     * orders, does not hold the next thread up.
     */
    private boolean goesOn(Loop before, ThreadStarted start) {
      return latest != null
          && latest.waitedFor
          && !latest.handedOver
          && latest.start.thread().id() == start.thread().id()
          && before.times.goesOn(start.nanos());
    }

    /**
     * Counts a thread whose starter did little but wait for it. A time-out says that the thread is
     * there to be left alone if it takes too long, not to be quick.
     */
    void joined(Run run, JoinRequested join, long nanos) {
      boolean byStarter = run.start.thread().id() == join.thread().id();
      long ran = run.endNanos - run.start.nanos();
      long waited = nanos - join.nanos();
      if (run != latest || !byStarter || join.timed() || ran <= 0 || waited < ran / 2) {
        return;
      }
      run.waitedFor = true;
      if (ran >= LEAST_RUN_NANOS) {
        if (loop == null) {
          loop = new Loop(run, join);
        }
        loop.add(run, join, ran, nanos);
      }
    }

    @Nullable Loop worst() {
      boolean worse =
          loop != null && (worst == null || loop.times.lostNanos() > worst.times.lostNanos());
      return worse ? loop : worst;
    }
  }
}
