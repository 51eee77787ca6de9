package dev.threadlint.programs.library;

import dev.threadlint.runtime.threading.Barrier;
import dev.threadlint.runtime.threading.Lock;
import dev.threadlint.runtime.threading.Lockable;
import dev.threadlint.runtime.threading.RLock;
import dev.threadlint.runtime.threading.Thread;

/** Two threads lock each other out, or take their locks in one order. */
public final class Embrace {
  private Embrace() {}

  /** Two Locks. */
  public static void main(String[] arguments) {
    meet(new Lock(), new Lock(), arguments[0].equals("wrong"));
  }

  private static void meet(Lockable a, Lockable b, boolean wrong) {
    Barrier meeting = new Barrier(wrong ? 2 : 1);
    Thread first = new Thread(() -> nest(a, b, meeting));
    Thread second = new Thread(() -> nest(wrong ? b : a, wrong ? a : b, meeting));
    first.start();
    second.start();
    first.join();
    second.join();
  }

  private static void nest(Lockable outer, Lockable inner, Barrier meeting) {
    outer.acquire();
    meeting.await();
    inner.acquire();
    inner.release();
    outer.release();
  }

  /** A Lock and an RLock. */
  public static final class Mixed {
    private Mixed() {}

    public static void main(String[] arguments) {
      meet(new Lock(), new RLock(), arguments[0].equals("wrong"));
    }
  }
}
