package dev.threadlint.programs;

/** Ends the JVM with a lock held that another thread waits for. */
public final class EndsUnderLock {
  private static final Object LOCK = new Object();

  private EndsUnderLock() {}

  public static void main(String[] arguments) {
    synchronized (LOCK) {
      Thread waiter = Threads.start("waiter", EndsUnderLock::enter);
      while (waiter.getState() != Thread.State.BLOCKED) {
        Thread.onSpinWait();
      }
      if (arguments[0].equals("halt")) {
        Runtime.getRuntime().halt(6);
      }
      System.exit(5);
    }
  }

  private static void enter() {
    synchronized (LOCK) {
      System.out.println("never");
    }
  }
}
