package dev.threadlint.programs;

/** Has a lock-order cycle and a lost failure, and prints nothing. */
public final class Silent {
  private static final String[] WRONG = {"wrong"};

  private Silent() {}

  public static void main(String[] arguments) throws InterruptedException {
    LockOrderCycle.main(WRONG);
    TaskFailureLost.main(WRONG);
  }
}
