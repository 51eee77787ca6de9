package dev.threadlint.agent.state;

import dev.threadlint.agent.fact.ThreadEnded;
import dev.threadlint.agent.fact.ThreadStarted;
import dev.threadlint.reports.model.ThreadRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The threads that were seen, from start to end.
 *
 * <p>A thread is forgotten once it has ended and was joined, or needed no join. If there is no room
 * for another, the newcomer is not followed: it is better to miss a thread that nobody joined than
 * to blame one whose join is still to come.
 */
public final class ThreadTable {
  private static final int MAX_THREADS = 10_000;

  private final int maxThreads;
  private final Map<Long, ThreadLife> lives = new LinkedHashMap<>();

  /** A table for many threads. */
  public ThreadTable() {
    this(MAX_THREADS);
  }

  /** A table for at most that many threads. */
  public ThreadTable(int maxThreads) {
    this.maxThreads = maxThreads;
  }

  /** A thread started. */
  public void started(ThreadStarted fact) {
    ThreadLife starter = life(fact.thread());
    if (hasRoom()) {
      lives.put(fact.child().id(), new ThreadLife(fact.child(), fact, starter));
    }
  }

  /** A thread ended. */
  public void ended(ThreadEnded fact) {
    ThreadLife life = lives.get(fact.thread().id());
    if (life != null) {
      life.endsAt(fact.nanos(), fact.handedOver());
      forgetIfSettled(life);
    }
  }

  /** Somebody joined a thread, or asked what has become of it. */
  public void awaited(ThreadRef target) {
    ThreadLife life = lives.get(target.id());
    if (life != null) {
      life.awaited();
      forgetIfSettled(life);
    }
  }

  /** The threads that ended while their starters lived and that nobody has asked about so far. */
  public List<ThreadLife> forgotten() {
    var forgotten = new ArrayList<ThreadLife>();
    for (ThreadLife life : lives.values()) {
      if (life.forgotten()) {
        forgotten.add(life);
      }
    }
    return forgotten;
  }

  /** How the threads of the program started that have not ended and that nobody asked about. */
  public List<ThreadStarted> stillUnawaited() {
    var starts = new ArrayList<ThreadStarted>();
    for (ThreadLife life : lives.values()) {
      ThreadStarted start = life.start();
      if (start != null && !start.service() && life.runsUnawaited()) {
        starts.add(start);
      }
    }
    return starts;
  }

  /** How many threads are followed. */
  public int size() {
    return lives.size();
  }

  private ThreadLife life(ThreadRef thread) {
    ThreadLife known = lives.get(thread.id());
    if (known != null) {
      return known;
    }
    var unseen = new ThreadLife(thread, null, null);
    if (hasRoom()) {
      lives.put(thread.id(), unseen);
    }
    return unseen;
  }

  private boolean hasRoom() {
    return lives.size() < maxThreads;
  }

  private void forgetIfSettled(ThreadLife life) {
    if (life.settled()) {
      lives.remove(life.thread().id());
    }
  }
}
