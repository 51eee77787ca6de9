package dev.threadlint.agent;

import dev.threadlint.agent.bootstrap.Event;
import dev.threadlint.agent.bootstrap.EventQueue;
import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.bootstrap.ThreadStates;
import dev.threadlint.agent.detect.Detectors;
import dev.threadlint.agent.detect.LockOrderLog;
import dev.threadlint.agent.fact.Fact;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.fact.LockOrderObserved;
import dev.threadlint.agent.fact.ProcessArrived;
import dev.threadlint.agent.fact.ProcessStarted;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.ThreadStarted;
import dev.threadlint.agent.fact.WaitSnapshot;
import dev.threadlint.agent.instrument.Installation;
import dev.threadlint.agent.instrument.SelfTest;
import dev.threadlint.agent.state.NestedLocks;
import dev.threadlint.agent.watch.CommonPool;
import dev.threadlint.agent.watch.Contention;
import dev.threadlint.agent.watch.Ending;
import dev.threadlint.agent.watch.Lanes;
import dev.threadlint.agent.watch.Meters;
import dev.threadlint.agent.watch.Polls;
import dev.threadlint.agent.watch.ProcessHangs;
import dev.threadlint.agent.watch.ThreadDump;
import dev.threadlint.agent.watch.Watchdog;
import dev.threadlint.reports.model.Course;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.Measures;
import dev.threadlint.reports.model.Observed;
import dev.threadlint.reports.model.Recording;
import dev.threadlint.reports.model.Severity;
import dev.threadlint.reports.recording.ChildRuns;
import dev.threadlint.reports.recording.RecordedRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Takes events, lets the detectors judge them, and hands on what they say. */
final class Analysis {
  private static final long LONGEST_WITHOUT_MEASURES = 300_000_000_000L;
  private static final long LONGEST_FOR_HOOKS = 1_000_000_000L;
  private static final long PAUSE_FOR_HOOKS = 10_000_000L;
  private static final int LOOKS_AT_HOOKS = 5;

  private final long start;
  private final Installation installation;
  private final FactReader reader;
  private final Watchdog watchdog;
  private final Meters meters;
  private final Contention contention;
  private final CommonPool commonPool;
  private final Polls polls;
  private final ProcessHangs hangs;
  private final Set<String> off;
  private final OnDeadlock onDeadlock;
  private final BlindSpots blindSpots;
  private final Findbook findings = new Findbook();
  private final LockOrderLog orderLog = new LockOrderLog();
  private final NestedLocks nestedLocks = new NestedLocks();
  private final Lanes lanes = new Lanes();
  private final Output output;
  private final TracedChildren children;

  private @Nullable ChildRuns childRuns;
  private long measuresDue = 2_000_000_000L;
  private volatile int steps;
  private @Nullable Detectors detectors;
  private boolean broken;
  private long threads;
  private long lockOrders;

  Analysis(
      long start,
      Installation installation,
      Set<String> off,
      OnDeadlock onDeadlock,
      BlindSpots blindSpots,
      Output output,
      TracedChildren children) {
    this.start = start;
    this.installation = installation;
    this.reader = new FactReader(start, installation.sites());
    this.watchdog = new Watchdog(reader);
    this.meters = new Meters(reader);
    this.contention = new Contention(reader);
    this.commonPool = new CommonPool(reader);
    this.polls = new Polls(reader);
    this.hangs = new ProcessHangs(reader);
    this.off = off;
    this.onDeadlock = onDeadlock;
    this.blindSpots = blindSpots;
    this.output = output;
    this.children = children;
  }

  /** Changes as long as the analysis gets on. */
  int steps() {
    return steps;
  }

  /** Judges all events that wait; whether there were any. */
  boolean drain() {
    if (broken) {
      return false;
    }
    boolean any = false;
    Event event;
    while ((event = EventQueue.poll()) != null) {
      any = true;
      steps++;
      Fact fact = reader.read(event);
      if (fact != null) {
        accept(fact);
      }
    }
    if (any) {
      tellUrgent();
    }
    return any;
  }

  private void accept(Fact fact) {
    if (fact instanceof ThreadStarted) {
      threads++;
    } else if (fact instanceof LockOrderObserved order) {
      lockOrders++;
      orderLog.add(order);
      nestedLocks.add(order);
    } else if (fact instanceof ProcessStarted start) {
      children.add(start);
    } else if (fact instanceof ProcessArrived arrived) {
      output.named(arrived.name());
    }
    Detectors judges = detectors;
    if (judges == null) {
      judges = Detectors.create(off);
      detectors = judges;
    }
    judges.accept(fact, findings);
    output.met(fact);
  }

  /** Looks for hangs. */
  boolean look() {
    if (broken) {
      return false;
    }
    steps++;
    WaitSnapshot snapshot = watchdog.look();
    if (snapshot != null) {
      accept(snapshot);
    }
    reader.ofProcesses(Ending.hasBegun()).forEach(this::accept);
    hangs.look().forEach(this::accept);
    tellUrgent();
    meters.read().forEach(this::accept);
    polls.look().forEach(this::accept);
    for (Fact fact : reader.passing(reader.since(System.nanoTime()))) {
      accept(fact);
    }
    return false;
  }

  /** Looks who waits for a lock and, if it is time to, what each thread is doing. */
  boolean glance() {
    if (!broken) {
      contention.look().forEach(this::accept);
      commonPool.look().forEach(this::accept);
      lanes.look(System.nanoTime() - start);
    }
    return false;
  }

  private void tellUrgent() {
    var urgent = findings.takeUrgent();
    if (!urgent.isEmpty()) {
      write();
      output.urgent(urgent, withChildren(soFar()));
      for (Finding finding : urgent) {
        if (finding.severity() == Severity.ERROR) {
          actOnHang();
          return;
        }
      }
    }
  }

  private void actOnHang() {
    if (onDeadlock.dumps()) {
      output.say(new ThreadDump().text());
    }
    if (onDeadlock.ends()) {
      tellTheEnd();
      Runtime.getRuntime().halt(onDeadlock.exitCode());
    }
  }

  /** What was found for the first time since the last call. */
  List<Finding> takeNew() {
    return findings.takeNew();
  }

  /** Appends to the recording what is new. */
  boolean write() {
    if (!broken) {
      steps++;
      recordMeasures();
      recordCourse(lanes.takeCoarser());
      output.record(findings.takeUnwritten(), orderLog.take(), observed(false));
    }
    return false;
  }

  /** The longer the run, the rarer: each time all is written anew. */
  private void recordMeasures() {
    long now = System.nanoTime() - start;
    if (now >= measuresDue) {
      measuresDue = now + Math.min(now, LONGEST_WITHOUT_MEASURES);
      output.record(measures());
    }
  }

  private Measures measures() {
    return detectors == null ? Measures.NONE : detectors.measures();
  }

  private void recordCourse(boolean withLooks) {
    output.record(nestedLocks.takeChanged(), withLooks ? lanes.all() : null);
    output.recordSuppressed(findings.takeSuppressed());
  }

  /** Lets go of the program's objects that are no longer held. */
  boolean sweep() {
    ThreadStates.forEach(ThreadState::forgetReleased);
    return false;
  }

  /** What was found so far, in the order of the report. */
  Recording soFar() {
    return whole(false);
  }

  private Recording whole(boolean complete) {
    Course course = new Course(nestedLocks.all(), lanes.all());
    return output.recordingOf(findings.all(), observed(complete), measures(), course);
  }

  /** Writes everything that was found so far, and the page too. */
  @Nullable String dump() {
    write();
    return output.page(withChildren(soFar()));
  }

  private Recording withChildren(Recording own) {
    return children.read().with(new RecordedRun(own, List.of())).recording();
  }

  /** Forgets what was found so far; what is met again is told again. */
  boolean reset() {
    output.record(findings.takeUnwritten(), orderLog.take(), observed(false));
    findings.forget();
    return true;
  }

  /** Judges the run as a whole and writes everything. */
  boolean finish() {
    if (!broken) {
      steps++;
      awaitChildren();
      reader.ofProcesses(true).forEach(this::accept);
      lanes.lookLast(System.nanoTime() - start);
      ThreadStates.flushTimers();
      meters.read().forEach(this::accept);
      reader.atEnd().forEach(this::accept);
      WaitSnapshot atEnd = watchdog.lookAtEnd();
      if (atEnd != null) {
        accept(atEnd);
      }
      if (threads > 0) {
        watchdog.cutOff().forEach(this::accept);
      }
      if (detectors != null) {
        accept(new RunEnded(reader.since(System.nanoTime()), cause()));
      }
      tellTheEnd();
    }
    return false;
  }

  /** A program waits for its children at its end, and so does its report. */
  private void awaitChildren() {
    int still = 0;
    while (still < LOOKS_AT_HOOKS && !children.living().isEmpty()) {
      drain();
      steps++;
      LockSupport.parkNanos(PAUSE_FOR_HOOKS);
      // The hook that waits for them may not have begun.
      still = Ending.hooksRun() ? 0 : still + 1;
    }
  }

  private void tellTheEnd() {
    ChildRuns runs = children.takeIn(blindSpots);
    childRuns = runs;
    findings.replaceBy(runs.findingsWith(findings.all()));
    output.record(measures());
    recordCourse(true);
    output.record(findings.takeUnwritten(), orderLog.take(), observed(true));
    children.remove();
    output.finish(whole(true));
  }

  /** The program may end its pools in shutdown hooks of its own: they get some time. */
  private RunEnded.Cause cause() {
    RunEnded.Cause cause = Ending.cause();
    if (cause != RunEnded.Cause.EXIT) {
      return cause;
    }
    long until = System.nanoTime() + LONGEST_FOR_HOOKS;
    boolean run = Ending.hooksRun();
    while (run && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(PAUSE_FOR_HOOKS);
      run = Ending.hooksRun();
    }
    drain();
    meters.read().forEach(this::accept);
    return run ? RunEnded.Cause.UNKNOWN : cause;
  }

  /** Looks whether the hooks work on this JVM, and says which do not. */
  boolean selfTest() {
    installation.run();
    output.openToManagement();
    EventQueue.mute(Thread.currentThread());
    ThreadState.heedCurrent();
    try {
      for (String failure : SelfTest.run()) {
        blindSpots.spot("self-test-failed", failure);
        output.say("threadlint: does not see " + failure + " on this JVM.");
      }
    } catch (Exception | LinkageError e) {
      blindSpots.spot("self-test-failed", e.toString());
    } finally {
      ThreadState.ignoreCurrent();
    }
    return false;
  }

  /** After a failure of its own: says so once, and judges no more. */
  void stepAside(Throwable failure) {
    if (broken) {
      return;
    }
    broken = true;
    EventQueue.setOpen(false);
    // What waits there and what the hooks remember are the program's own objects: if memory is
    // short, it may be because of them.
    while (EventQueue.poll() != null) {
      // Each call removes one.
    }
    try {
      sweep();
      StackTraceElement[] frames = failure.getStackTrace();
      String where = frames.length == 0 ? "" : " at " + frames[0];
      blindSpots.spot("hook-failed", failure.getClass().getName() + where);
      output.say(
          "threadlint: stopped judging after a failure of its own (" + failure + where + ").");
      output.record(findings.takeUnwritten(), orderLog.take(), observed(true));
    } catch (OutOfMemoryError e) {
      // Not even for a word is there memory left.
    }
  }

  private Observed observed(boolean complete) {
    Map<String, Long> counters = new HashMap<>();
    counters.put(Observed.THREADS, threads);
    counters.put(Observed.LOCKS, (long) reader.locksSeen());
    counters.put(Observed.LOCK_ORDERS, lockOrders);
    counters.put(Observed.POOLS, (long) reader.poolsSeen());
    counters.put(Observed.FACTS_DROPPED, EventQueue.dropped());
    counters.put(Observed.CLASSES_TRACED, (long) installation.classesTraced());
    Observed own =
        new Observed(
            counters,
            findings.suppressed(),
            new RulesJudged(off).sortedOff(),
            RulesJudged.notJudged(broken),
            blindSpots.all(),
            (System.nanoTime() - start) / 1_000_000,
            complete);
    ChildRuns runs = childRuns;
    return runs == null ? own : runs.observedWith(own, children.living());
  }
}
