package dev.threadlint.agent;

import dev.threadlint.agent.bootstrap.EventQueue;
import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.agent.instrument.Installation;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The analysis thread: when what is done, from the program's start to its end. */
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
  private static final int ANSWER = 6;
  private static final int GLANCE = 7;

  private final long start;
  private final Installation installation;
  private final Set<String> off;
  private final OnDeadlock onDeadlock;
  private final BlindSpots blindSpots;
  private final Output output;
  private final TracedChildren children;

  private volatile boolean ending;
  private volatile @Nullable Analysis analysis;
  private volatile @Nullable Announcer announcer;
  private volatile int rounds;
  private volatile @Nullable Inquiry<?> inquiry;
  private long stuckBefore = -1;

  Tracer(
      long start,
      Installation installation,
      Set<String> off,
      OnDeadlock onDeadlock,
      BlindSpots blindSpots,
      Output output,
      TracedChildren children) {
    this.start = start;
    this.installation = installation;
    this.off = off;
    this.onDeadlock = onDeadlock;
    this.blindSpots = blindSpots;
    this.output = output;
    this.children = children;
  }

  /** Asks the thread to bring everything to an end; it does so within some tens of milliseconds. */
  void end() {
    ending = true;
  }

  /** Changes as long as the thread gets on with its work. */
  int steps() {
    Analysis current = analysis;
    return current == null ? 0 : current.steps();
  }

  /** From now on new findings go there, too. */
  void announceTo(Announcer listener) {
    announcer = listener;
  }

  /** Who speaks for the tracer. */
  Output output() {
    return output;
  }

  /** Waits until what has happened so far is judged; whether that is so. */
  boolean judgeAllUntil(long deadline) {
    // The round that is under way may have passed by what happened last.
    int enough = rounds + 2;
    while (rounds - enough < 0) {
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      LockSupport.parkNanos(PAUSE / 10);
    }
    return true;
  }

  @Override
  public void run() {
    ThreadState.ignoreCurrent();
    untilItEnds();
    finish();
  }

  private void untilItEnds() {
    boolean tested = false;
    long look = start;
    long write = start;
    long sweep = start;
    while (!ending) {
      boolean busy = judge();
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
      if (analysis != null) {
        guarded(GLANCE);
      }
      if (now - write >= WRITE_EVERY) {
        if (write == start) {
          // Not sooner: a short program compiles little, and need not pay for this.
          CompileQueue.leaveToProgram(installation);
        }
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
  }

  /** Judges what has come in, and tells who asked; whether there was anything. */
  private boolean judge() {
    // No analysis before there is something to judge: a short program may never need it.
    boolean any = !EventQueue.isEmpty() && guarded(DRAIN);
    if (inquiry != null) {
      guarded(ANSWER);
    }
    announce();
    rounds++;
    return any;
  }

  private void finish() {
    drainToTheEnd();
    guarded(FINISH);
    announce();
    Announcer listener = announcer;
    if (listener != null) {
      listener.toldAllUntil(System.nanoTime() + WRITE_EVERY);
    }
  }

  /** The program's threads may go on, and one may be on its way to the slot that it has claimed. */
  private void drainToTheEnd() {
    guarded(DRAIN);
    long patience = System.nanoTime() + LOOK_EVERY;
    while (EventQueue.stuckAt() >= 0) {
      if (System.nanoTime() - patience < 0) {
        LockSupport.parkNanos(PAUSE / 10);
      } else {
        EventQueue.skip();
      }
      guarded(DRAIN);
    }
  }

  private void announce() {
    Announcer listener = announcer;
    Analysis current = analysis;
    if (listener != null && current != null) {
      listener.announce(current.takeNew());
    }
  }

  /** Runs a piece of work; after its first failure there is nothing left to do but to sweep. */
  private boolean guarded(int piece) {
    Analysis current = analysis;
    try {
      if (current == null) {
        current = new Analysis(start, installation, off, onDeadlock, blindSpots, output, children);
        analysis = current;
      }
      return work(current, piece);
    } catch (Throwable t) {
      if (current != null) {
        current.stepAside(t);
      } else {
        ending = true;
        output.say("threadlint: cannot judge on this JVM (" + t + ").");
      }
      return false;
    }
  }

  private boolean work(Analysis analysis, int piece) {
    switch (piece) {
      case ANSWER:
        return answer(analysis);
      case SELF_TEST:
        return analysis.selfTest();
      case DRAIN:
        return analysis.drain();
      case LOOK:
        return analysis.look();
      case WRITE:
        return analysis.write();
      case GLANCE:
        return analysis.glance();
      case SWEEP:
        return analysis.sweep();
      default:
        return analysis.finish();
    }
  }

  /**
   * Has the thread answer once all that was told until now is judged; null if it comes to its end
   * before.
   */
  synchronized <T> @Nullable T ask(Thread analysisThread, Inquiry.Question<T> question)
      throws InterruptedException {
    Inquiry<T> asked = new Inquiry<>(question);
    inquiry = asked;
    LockSupport.unpark(analysisThread);
    return asked.await(analysisThread);
  }

  private boolean answer(Analysis current) {
    Inquiry<?> asked = inquiry;
    inquiry = null;
    if (asked != null) {
      current.drain();
      asked.answerBy(current);
    }
    return false;
  }

  /** A slot that was claimed a second ago and is still not filled will never be. */
  private void skipAbandonedSlot() {
    long stuck = EventQueue.stuckAt();
    if (stuck >= 0 && stuck == stuckBefore) {
      EventQueue.skip();
    }
    stuckBefore = stuck;
  }
}
