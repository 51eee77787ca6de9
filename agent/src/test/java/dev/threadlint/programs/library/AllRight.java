package dev.threadlint.programs.library;

/** All the programs one after another, each as it should be. */
public final class AllRight {
  private static final String[] RIGHT = {"right"};

  private AllRight() {}

  public static void main(String[] arguments) {
    Relock.main(RIGHT);
    Relock.Guarded.main(RIGHT);
    LockOrder.main(RIGHT);
    LockOrder.Mixed.main(RIGHT);
    Embrace.main(RIGHT);
    Embrace.Mixed.main(RIGHT);
    Forgotten.main(RIGHT);
    Died.main(RIGHT);
    JoinUnderLock.main(RIGHT);
    Starved.main(RIGHT);
    Starved.Nearly.main(RIGHT);
    LostFailure.main(RIGHT);
    Stranded.main(RIGHT);
    Stranded.AtBarrier.main(RIGHT);
    LeftLock.main(RIGHT);
    Signals.main(RIGHT);
    OrderedLocks.main(RIGHT);
    System.out.println("all right");
  }
}
