package dev.threadlint.agent;

import dev.threadlint.agent.bootstrap.Event;
import dev.threadlint.agent.bootstrap.EventQueue;
import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.bootstrap.ThreadStates;
import dev.threadlint.agent.detect.Detectors;
import dev.threadlint.agent.fact.Fact;
import dev.threadlint.agent.fact.FactReader;
import dev.threadlint.agent.fact.RunEnded;
import dev.threadlint.agent.fact.ThreadStarted;
import dev.threadlint.agent.fact.WaitSnapshot;
import dev.threadlint.agent.instrument.Installation;
import dev.threadlint.agent.instrument.SelfTest;
import dev.threadlint.agent.watch.Watchdog;
import dev.threadlint.reports.model.Observed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The analysis thread: takes events, lets the detectors judge them, and hands on what they say. */
final class Tracer implements Runnable {
  private static final long PAUSE = 20_000_000L;
  private static final long LOOK_EVERY = 250_000_000L;
  private static final long WRITE_EVERY = 1_000_000_000L;
  private static final long SWEEP_EVERY = 10_000_000_000L;

  // What guarded() runs: numbers, for lambdas would cost the program's start some milliseconds
  // each.
  private static final int DRAIN = 0;
  private static final int LOOK = 1;
  private static final int WRITE = 2;
  private static final int SWEEP = 3;
  private static final int FINISH = 4;
  private static final int SELF_TEST = 5;

  private final long start;
  private final Installation installation;
  private final FactReader reader;
  private final Watchdog watchdog;
  private final Set<String> off;
  private final BlindSpots blindSpots;
  private final Findbook findings = new Findbook();
  private final Output output;

  private volatile boolean ending;
  private volatile int steps;
  private @Nullable Detectors detectors;
  private boolean wasStuck;
  private boolean broken;
  private long threads;
  private long lockOrders;

  Tracer(
      long start,
      Installation installation,
      Set<String> off,
      BlindSpots blindSpots,
      Output output) {
    this.start = start;
    this.installation = installation;
    this.reader = new FactReader(start, installation.sites());
    this.watchdog = new Watchdog(reader);
    this.off = off;
    this.blindSpots = blindSpots;
    this.output = output;
  }

  /** Asks the thread to bring everything to an end; it does so within some tens of milliseconds. */
  void end() {
    ending = true;
  }

  @Override
  public void run() {
    ThreadState.ignoreCurrent();
    boolean tested = false;
    long look = start;
    long write = start;
    long sweep = start;
    while (!ending) {
      boolean busy = guarded(DRAIN);
      long now = System.nanoTime();
      if (now - look >= LOOK_EVERY) {
        look = now;
        if (!tested) {
          // Not sooner: until now the program was starting, and a short one need not pay for it.
          tested = true;
          guarded(SELF_TEST);
        }
        guarded(LOOK);
      }
      if (now - write >= WRITE_EVERY) {
        write = now;
        guarded(WRITE);
        skipAbandonedSlot();
      }
      if (now - sweep >= SWEEP_EVERY) {
        sweep = now;
        guarded(SWEEP);
      }
      if (!busy && !ending) {
        LockSupport.parkNanos(PAUSE);
      }
    }
    guarded(DRAIN);
    while (EventQueue.stuck()) {
      EventQueue.skip();
      guarded(DRAIN);
    }
    guarded(FINISH);
  }

  /** Changes as long as the thread gets on with its work. */
  int steps() {
    return steps;
  }

  private boolean selfTest() {
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

  /** Runs a piece of work; the first failure is said and recorded, and the tracer steps aside. */
  private boolean guarded(int piece) {
    if (broken && piece != SWEEP) {
      return false;
    }
    try {
      return work(piece);
    } catch (Throwable t) {
      stepAside(t);
      return false;
    }
  }

  private void stepAside(Throwable failure) {
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
      output.record(findings.takeUnwritten(), observed(true));
    } catch (OutOfMemoryError e) {
      // Not even for a word is there memory left.
    }
  }

  private boolean work(int piece) {
    steps++;
    switch (piece) {
      case SELF_TEST:
        return selfTest();
      case DRAIN:
        return drain();
      case LOOK:
        return look();
      case WRITE:
        return write();
      case SWEEP:
        return sweep();
      default:
        return finish();
    }
  }

  /** A slot that was claimed a second ago and is still not filled will never be. */
  private void skipAbandonedSlot() {
    boolean stuck = EventQueue.stuck();
    if (stuck && wasStuck) {
      EventQueue.skip();
    }
    wasStuck = stuck;
  }

  private boolean drain() {
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
    } else if (fact instanceof dev.threadlint.agent.fact.LockOrderObserved) {
      lockOrders++;
    }
    if (detectors == null) {
      // Not before there is something to judge: a short program may never need them.
      detectors = Detectors.create(off);
    }
    detectors.accept(fact, findings);
  }

  private boolean look() {
    WaitSnapshot snapshot = watchdog.look();
    if (snapshot != null) {
      accept(snapshot);
      tellUrgent();
    }
    for (Fact fact : reader.passing(reader.since(System.nanoTime()))) {
      accept(fact);
    }
    return false;
  }

  private void tellUrgent() {
    var urgent = findings.takeUrgent();
    if (!urgent.isEmpty()) {
      write();
      output.urgent(urgent, findings.all(), observed(false));
    }
  }

  private boolean write() {
    output.record(findings.takeUnwritten(), observed(false));
    return false;
  }

  private static boolean sweep() {
    ThreadStates.forEach(ThreadState::forgetReleased);
    return false;
  }

  private boolean finish() {
    accept(new RunEnded(reader.since(System.nanoTime())));
    output.finish(findings.takeUnwritten(), findings.all(), observed(true));
    return false;
  }

  private Observed observed(boolean complete) {
    Map<String, Long> counters = new HashMap<>();
    counters.put(Observed.THREADS, threads);
    counters.put(Observed.LOCKS, (long) reader.locksSeen());
    counters.put(Observed.LOCK_ORDERS, lockOrders);
    counters.put(Observed.POOLS, (long) reader.poolsSeen());
    counters.put(Observed.FACTS_DROPPED, EventQueue.dropped());
    counters.put(Observed.CLASSES_TRACED, (long) installation.classesTraced());
    return new Observed(
        counters,
        findings.suppressed(),
        sortedOff(),
        notJudged(),
        blindSpots.all(),
        (System.nanoTime() - start) / 1_000_000,
        complete);
  }

  private List<String> sortedOff() {
    List<String> rulesOff = new ArrayList<>(off);
    rulesOff.sort(null);
    return rulesOff;
  }

  private Map<String, String> notJudged() {
    Map<String, String> reasons = new HashMap<>();
    if (broken) {
      for (String rule : Detectors.rules()) {
        reasons.put(rule, "tracer-failed");
      }
    }
    return reasons;
  }
}
