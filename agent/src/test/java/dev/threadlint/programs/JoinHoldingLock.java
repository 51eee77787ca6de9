package dev.threadlint.programs;

/** Joins a thread under a lock that it takes, or outside of it. */
public final class JoinHoldingLock {
  private static final Object LOCK = new Object();

  private JoinHoldingLock() {}

  public static void main(String[] arguments) {
    Turns turns = new Turns();
    Thread worker =
        Threads.start(
            "worker",
            () -> {
              synchronized (LOCK) {
                turns.done(0);
              }
            });
    turns.await(1);
    synchronized (LOCK) {
      if (arguments[0].equals("wrong")) {
        Threads.join(worker);
      }
    }
    Threads.join(worker);
  }
}
