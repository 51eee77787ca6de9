package dev.threadlint.agent.bootstrap;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * What is called in the runtime library's queues between threads: when they are asked whether there
 * is something in them, and when something is taken out or put in as long as that may take.
 *
 * <p>As long as nobody asks any queue, its use costs one load. A question leaves three ints with
 * the thread; it counts until the thread uses the queue, asks another one, or waits for something.
 */
public final class QueueHooks {
  /** The thread does what the answer lets it do. */
  public static final int ACTS = 0;

  /** It uses, without having asked, a queue that others ask. */
  public static final int USES = 1;

  /** It has to wait, although the answer was that it need not. */
  public static final int WAITS = 2;

  /** It uses the queue although the answer was that it would have to wait. */
  public static final int IGNORES = 3;

  /** It was told that the queue is empty, and went on to ask again. */
  public static final int HEEDS = 4;

  /** What is the use: this bit is set if something is put in. */
  public static final int PUTS = 8;

  /** The question: this bit is set if it was how many there are. */
  public static final int COUNTED = 16;

  private static final int NOTHING = 1;
  private static final int MOST_TOLD = 64;

  // By identity hash and side, a bit each.
  private static final HashBits ASKED = new HashBits();
  private static final HashBits IGNORED = new HashBits();
  private static final HashBits HEEDED = new HashBits();
  private static final byte[] TOLD = new byte[1 << 10];
  private static volatile boolean any;

  private QueueHooks() {}

  /** A queue was asked how many items it has, by the program or by one of its own methods. */
  public static void counted(int size, Object queue) {
    ThreadState state = ThreadState.current();
    int hash = System.identityHashCode(queue);
    if (state.asked == hash && state.askedAs == (COUNTED | NOTHING) && !HEEDED.has(hash)) {
      HEEDED.add(hash);
      tell(state, queue, HEEDS);
    }
    asks(state, hash, COUNTED | (size == 0 ? NOTHING : 0));
  }

  /** A queue was asked whether it is empty. */
  public static void looked(boolean empty, Object queue) {
    asks(ThreadState.current(), System.identityHashCode(queue), empty ? NOTHING : 0);
  }

  /** A queue was asked whether it is full. */
  public static void lookedForRoom(boolean full, Object queue, int bound) {
    if (bound > 0) {
      asks(ThreadState.current(), System.identityHashCode(queue), PUTS | (full ? NOTHING : 0));
    }
  }

  private static void asks(ThreadState state, int hash, int answer) {
    if (state.busy != 0) {
      return;
    }
    state.asked = hash;
    state.askedAs = answer;
    state.askedWaits = state.waits;
    if (!ASKED.has(hash + (answer & PUTS))) {
      ASKED.add(hash + (answer & PUTS));
      any = true;
    }
  }

  /** Something is going to be taken out. */
  public static void gets(Object queue, boolean block, @Nullable Object timeout) {
    if (any) {
      uses(queue, 0, block && timeout == null);
    }
  }

  /** Something is going to be put in. */
  public static void puts(Object queue, boolean block, @Nullable Object timeout) {
    if (any) {
      uses(queue, PUTS, block && timeout == null);
    }
  }

  /** That has been done. */
  public static void done() {
    if (any) {
      ThreadState.current().acting = 0;
    }
  }

  private static void uses(Object queue, int side, boolean forEver) {
    ThreadState state = ThreadState.current();
    int hash = System.identityHashCode(queue);
    boolean wasAsked =
        state.asked == hash && (state.askedAs & PUTS) == side && state.askedWaits == state.waits;
    state.acting = 0;
    if (wasAsked) {
      state.asked = 0;
    }
    if (!forEver || state.busy != 0) {
      return;
    }
    if (!wasAsked) {
      if (state.toldUsing != hash && ASKED.has(hash + side) && !isPeriodic(state)) {
        state.toldUsing = hash;
        tellOneOfFew(state, queue, USES | side);
      }
    } else if ((state.askedAs & NOTHING) != 0) {
      if (!IGNORED.has(hash + side)) {
        IGNORED.add(hash + side);
        tell(state, queue, IGNORES | side);
      }
    } else {
      state.acting = hash;
      // Under a lock all others may have to stay away.
      if (state.depth == 0 && state.toldActing != hash && !isPeriodic(state)) {
        state.toldActing = hash;
        tellOneOfFew(state, queue, ACTS | state.askedAs);
      }
    }
  }

  /** The thread is going to wait in the queue that it uses because of an answer. */
  static void waits(ThreadState state, Object thing, boolean forEver) {
    boolean same = state.acting == System.identityHashCode(thing);
    state.acting = 0;
    if (same && forEver && state.busy == 0) {
      tellOneOfFew(state, thing, WAITS | state.askedAs);
    }
  }

  /**
   * The runs of one periodic task come one after the other, in whatever thread: no clock says so.
   */
  private static boolean isPeriodic(ThreadState state) {
    return state.pool instanceof ScheduledThreadPoolExecutor;
  }

  private static void tellOneOfFew(ThreadState state, Object queue, int what) {
    int slot = (System.identityHashCode(queue) + what) & TOLD.length - 1;
    if (TOLD[slot] < MOST_TOLD) {
      TOLD[slot]++;
      tell(state, queue, what);
    }
  }

  private static void tell(ThreadState state, Object queue, int what) {
    if (state.busy != 0) {
      return;
    }
    state.busy++;
    try {
      Event event = new Event(Event.Kind.QUEUE_USED, state.thread);
      event.subject = queue;
      event.number = what;
      event.stack = new Throwable();
      LockOrders.stamp(event, state);
      if (EventQueue.offer(event)) {
        state.toldInEpoch = true;
      }
    } catch (Throwable t) {
      HookFailures.add(t);
    } finally {
      state.busy--;
    }
  }
}
