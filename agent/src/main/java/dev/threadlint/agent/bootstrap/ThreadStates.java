package dev.threadlint.agent.bootstrap;

import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All states, held weakly. A lock-free stack to which threads push; the analysis thread alone walks
 * it and unlinks what is gone.
 */
public final class ThreadStates {
  private static final AtomicReference<@Nullable Node> TOP = new AtomicReference<>();

  private ThreadStates() {}

  private static final class Node extends WeakReference<ThreadState> {
    @Nullable Node next;

    Node(ThreadState state) {
      super(state);
    }
  }

  static void add(ThreadState state) {
    Node node = new Node(state);
    Node top;
    do {
      top = TOP.get();
      node.next = top;
    } while (!TOP.compareAndSet(top, node));
  }

  /** Counts what live threads have measured and not yet counted; once, at the end of the run. */
  public static void flushTimers() {
    forEach(LockTimer::flush);
  }

  /** Visits every live thread's state; for the analysis thread only. */
  public static void forEach(Consumer<ThreadState> visitor) {
    Set<Thread> workers = Collections.newSetFromMap(new IdentityHashMap<>(4));
    Node previous = null;
    Node node = TOP.get();
    while (node != null) {
      ThreadState state = node.get();
      if (state != null && state.thread.isAlive() && isLatest(state.thread, workers)) {
        visitor.accept(state);
        previous = node;
      } else if (previous != null) {
        previous.next = node.next;
      }
      // The newest node stays linked even if gone: threads push on it without looking back.
      node = node.next;
    }
  }

  /** Workers of such pools drop their state with their thread locals: the newest comes first. */
  private static boolean isLatest(Thread thread, Set<Thread> workers) {
    return !(thread instanceof ForkJoinWorkerThread) || workers.add(thread);
  }
}
