package dev.threadlint.agent.bootstrap;

/**
 * What lock orders may cost a program that has new ones all the time: a database, say, whose row
 * locks come and go deep in its stacks. Beyond it, orders are told by their sites alone, and of
 * those that differ from known ones by their instances or by what lies before them some.
 */
public final class OrderBudget {
  private static final int FREE = 65_536;
  private static final long NANOS_OF_ONE = 1_000_000_000 / 1_024;

  // Stacks may take a tenth of a second, and a fiftieth of the time that the run has lasted.
  private static final long FREE_STACK_NANOS = 100_000_000;
  private static final int STACKS_SHARE = 50;

  // Whatever takes longer was not the stack's doing, but another thread's or the collector's.
  private static final long LONGEST_STACK_NANOS = 200_000;

  private static final long START = System.nanoTime();

  // Races lose some of them: then there is an order more.
  private static long spent;
  private static long spentOnStacks;
  private static long beyond;

  private OrderBudget() {}

  /** About how many orders were not told because there was nothing left. */
  public static long beyond() {
    return beyond;
  }

  /** Takes so much of what may be spent on orders, if that much is left. */
  static boolean take(int cost) {
    if (spent > FREE + (System.nanoTime() - START) / NANOS_OF_ONE) {
      beyond++;
      return false;
    }
    spent += cost;
    return true;
  }

  /** Whether there may be a stack. */
  static boolean hasStack() {
    return spentOnStacks < FREE_STACK_NANOS + (System.nanoTime() - START) / STACKS_SHARE;
  }

  /** Takes one order that is nothing without its stack, if there may be one. */
  static boolean takeWithStack() {
    if (hasStack()) {
      return take(1);
    }
    beyond++;
    return false;
  }

  /** The calling thread's stack, innermost frame first, to be resolved by who reads it. */
  static Throwable stack() {
    long before = System.nanoTime();
    Throwable stack = new Throwable();
    spentOnStacks += Math.min(LONGEST_STACK_NANOS, System.nanoTime() - before);
    return stack;
  }
}
