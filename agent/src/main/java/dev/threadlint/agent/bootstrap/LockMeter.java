package dev.threadlint.agent.bootstrap;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** How long threads waited for one lock and held it then. Keeps no lock and no thread alive. */
public final class LockMeter extends WeakReference<Object> {
  private static final int HOLDERS = 4;

  /** How long threads waited that had to. */
  public final Times waits = new Times();

  /** How long it was held by those that had waited. */
  public final Times holds = new Times();

  /** The name of the lock's class; the class itself would keep its loader alive. */
  public final String type;

  /** Where it was first waited for; null if there was no time to look. */
  public final StackTraceElement @Nullable [] stack;

  /** What the analysis thread keeps of it. */
  public @Nullable Object known;

  // Who held it as a wait began, and how often. The latest of a slot wins.
  private final long[] holders = new long[HOLDERS];
  // Taken at once, for the thread may have ended when somebody asks.
  private final String[] names = new String[HOLDERS];
  private final int[] times = new int[HOLDERS];

  LockMeter(Object lock, StackTraceElement @Nullable [] stack) {
    super(lock);
    this.type = lock.getClass().getName();
    this.stack = stack;
  }

  void heldBy(Thread holder) {
    long id = JdkFields.idOf(holder);
    int slot = (int) id & HOLDERS - 1;
    if (holders[slot] != id) {
      holders[slot] = id;
      names[slot] = holder.getName();
      times[slot] = 0;
    }
    times[slot]++;
  }

  /** Gives away who held it. */
  public void takeHolders(HolderTaker taker) {
    for (int i = 0; i < HOLDERS; i++) {
      if (times[i] > 0) {
        taker.take(names[i], times[i]);
        times[i] = 0;
      }
    }
  }

  /** Gets who held a lock. */
  public interface HolderTaker {
    /** The thread of that name, as so many waits began. */
    void take(String thread, int times);
  }
}
