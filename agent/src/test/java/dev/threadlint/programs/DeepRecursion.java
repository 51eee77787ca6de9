package dev.threadlint.programs;

/** Runs out of stack within nested locks, again and again, and goes on. */
public final class DeepRecursion {
  private static final int TIMES = 5;
  private static final int FRAMES_BETWEEN_LOCKS = 50;
  private static final Object OUTER = new Object();

  private int depth;

  private DeepRecursion() {}

  public static void main(String[] arguments) {
    int overflows = 0;
    for (int i = 0; i < TIMES; i++) {
      try {
        synchronized (OUTER) {
          new DeepRecursion().descend();
        }
      } catch (StackOverflowError expected) {
        overflows++;
      }
    }
    System.out.println("overflows: " + overflows);
    LockOrderCycle.main(new String[] {"wrong"});
  }

  private synchronized void descend() {
    depth++;
    new DeepRecursion().descendUnlocked(FRAMES_BETWEEN_LOCKS);
  }

  private void descendUnlocked(int frames) {
    if (frames == 0) {
      descend();
    } else {
      descendUnlocked(frames - 1);
    }
  }
}
