package dev.threadlint.agent;

import dev.threadlint.agent.api.FindingListener;
import dev.threadlint.agent.api.Findings;
import dev.threadlint.agent.bootstrap.ThreadState;
import dev.threadlint.reports.model.Finding;
import dev.threadlint.reports.model.ThreadRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells the program's listeners what was found, on a thread of its own, for what they do there may
 * take its time. Loaded when a program first asks for it.
 */
final class Announcer implements Runnable, Findings.Settling {
  private static final int MOST_WAITING = 1_000;
  private static final long LOOK_EVERY = 1_000_000L;

  static {
    Tracer tracer = AgentLifecycle.tracer();
    if (tracer != null) {
      Announcer announcer = new Announcer(tracer);
      Thread thread = new Thread(null, announcer, "threadlint-listeners", 0, false);
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      tracer.announceTo(announcer);
      Findings.connect(announcer);
      announcer.start(thread);
    }
  }

  private final Tracer tracer;
  private final BlockingQueue<Finding> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong told = new AtomicLong();
  private boolean failed;

  private Announcer(Tracer tracer) {
    this.tracer = tracer;
  }

  private void start(Thread thread) {
    // It is no thread of the program.
    ThreadState state = ThreadState.enterTracer();
    try {
      thread.start();
    } finally {
      state.leaveTracer();
    }
  }

  /** Has listeners told, unless so much waits already that they are not to be hoped for. */
  void announce(List<Finding> findings) {
    for (Finding finding : findings) {
      if (waiting.offer(finding)) {
        accepted.incrementAndGet();
      }
    }
  }

  @Override
  public boolean settle(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    return tracer.judgeAllUntil(deadline) && toldAllUntil(deadline);
  }

  /** Waits until all that was announced so far has been told; whether that is so. */
  boolean toldAllUntil(long deadline) {
    long all = accepted.get();
    while (told.get() < all) {
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      LockSupport.parkNanos(LOOK_EVERY);
    }
    return true;
  }

  @Override
  public void run() {
    ThreadState.ignoreCurrent();
    while (true) {
      try {
        tell(waiting.take());
      } catch (InterruptedException e) {
        // By a listener, who else; there is nothing to be ended.
        continue;
      }
      told.incrementAndGet();
    }
  }

  private void tell(Finding finding) {
    try {
      dev.threadlint.agent.api.Finding plain = plain(finding);
      for (FindingListener listener : Findings.listeners()) {
        listener.found(plain);
      }
    } catch (Throwable t) {
      if (!failed) {
        failed = true;
        tracer.output().say("threadlint: a listener of findings failed (" + t + ").");
      }
    }
  }

  private dev.threadlint.agent.api.Finding plain(Finding finding) {
    List<String> threads = new ArrayList<>();
    for (ThreadRef thread : finding.threads()) {
      threads.add(thread.name());
    }
    return new dev.threadlint.agent.api.Finding(
        finding.rule(),
        lower(finding.severity()),
        lower(finding.confidence()),
        finding.fingerprint(),
        threads,
        tracer.output().text(finding));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
