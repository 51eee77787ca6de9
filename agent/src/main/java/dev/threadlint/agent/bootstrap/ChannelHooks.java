package dev.threadlint.agent.bootstrap;

import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** What is called in the runtime library's pipes and queues among processes. */
public final class ChannelHooks {
  private static final int MOST = 4_096;

  // Ends of pipes that this process sent something from, a bit each by identity hash.
  private static final HashBits SENT = new HashBits();

  // Where each queue was made. The keys are of the runtime library, and have no equals of their
  // own.
  private static final Map<Object, Throwable> MADE = new WeakHashMap<>();

  private ChannelHooks() {}

  /** The thread found nothing in a pipe, and is going to wait. */
  public static void waits(Object end, boolean forEver) {
    if (forEver) {
      ThreadState state = ThreadState.current();
      state.waits++;
      state.readsFrom = end;
    }
  }

  /** The wait is over. */
  public static void waited() {
    ThreadState.current().readsFrom = null;
  }

  /** This process sends something from an end of a pipe. */
  public static void sends(Object end) {
    SENT.add(System.identityHashCode(end));
  }

  /** Whether this process ever sent from there; two ends may share an answer. */
  public static boolean hasSent(Object end) {
    return SENT.has(System.identityHashCode(end));
  }

  /** What a queue consists of is there: made here, or had from the parent. */
  public static void made(Object channel) {
    synchronized (MADE) {
      if (MADE.size() < MOST) {
        MADE.put(channel, new Throwable());
      }
    }
  }

  /** All queues of this process, each with where it was made. */
  public static Map<Object, @Nullable Throwable> channels() {
    synchronized (MADE) {
      return new HashMap<>(MADE);
    }
  }
}
