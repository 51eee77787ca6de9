package dev.threadlint.agent.instrument.monitor;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The hooks of the tests: remembers what each thread was told, and compares it with what the JVM
 * says.
 */
public final class Recorder {
  private static final ThreadLocal<Recorder> CURRENT = ThreadLocal.withInitial(Recorder::new);

  private final List<String> calls = new ArrayList<>();
  private final IdentityHashMap<Object, Integer> held = new IdentityHashMap<>();
  private boolean broken;
  private int unnamed;

  private Recorder() {}

  /** Forgets what this thread was told; whether locks are checked depends on hooks being there. */
  static Recorder begin() {
    CURRENT.remove();
    return CURRENT.get();
  }

  List<String> calls() {
    return List.copyOf(calls);
  }

  /**
   * Whether every lock that was entered was left again, and none was left that had not been
   * entered.
   */
  boolean balanced() {
    return held.isEmpty() && unnamed == 0 && !broken;
  }

  // Called by the transformed classes.

  public static void enter(Object lock, int site) {
    Recorder recorder = CURRENT.get();
    recorder.calls.add("enter " + site);
    if (lock != null) {
      recorder.held.merge(lock, 1, Integer::sum);
    }
  }

  public static void exit(Object lock, int site) {
    Recorder recorder = CURRENT.get();
    recorder.calls.add("exit " + site);
    Integer before = recorder.held.get(lock);
    if (before == null) {
      recorder.broken = true;
    } else if (before == 1) {
      recorder.held.remove(lock);
    } else {
      recorder.held.put(lock, before - 1);
    }
  }

  public static void staticEnter(int site) {
    CURRENT.get().calls.add("static enter " + site);
    CURRENT.get().unnamed++;
  }

  public static void staticExit(int site) {
    CURRENT.get().calls.add("static exit " + site);
    CURRENT.get().unnamed--;
  }

  public static void waitBefore(Object lock) {
    CURRENT.get().calls.add("wait " + CURRENT.get().held.containsKey(lock));
  }

  public static void waitAfter() {
    CURRENT.get().calls.add("waited");
  }

  public static void notifyBefore(Object lock) {
    CURRENT.get().calls.add("notify " + CURRENT.get().held.containsKey(lock));
  }

  // Called by the sources of the shapes.

  /** The code that calls this holds the lock. */
  public static void inside(Object lock) {
    check(lock, true);
  }

  /** The code that calls this does not hold the lock. */
  public static void outside(Object lock) {
    if (lock != null) {
      check(lock, false);
    }
  }

  private static void check(Object lock, boolean holds) {
    Recorder recorder = CURRENT.get();
    boolean isStaticOfOldClass = lock instanceof Class && recorder.unnamed > 0;
    boolean hooked = !recorder.calls.isEmpty();
    boolean told = recorder.held.containsKey(lock) || isStaticOfOldClass;
    if (Thread.holdsLock(lock) != holds || hooked && told != holds) {
      recorder.broken = true;
    }
  }
}
