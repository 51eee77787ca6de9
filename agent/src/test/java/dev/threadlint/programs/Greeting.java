package dev.threadlint.programs;

/** Has a lock-order cycle, prints a line on each stream, and ends with exit code 7. */
public final class Greeting {
  private Greeting() {}

  public static void main(String[] arguments) {
    LockOrderCycle.main(new String[] {"wrong"});
    System.out.println("hello out");
    System.err.println("hello err");
    System.exit(7);
  }
}
