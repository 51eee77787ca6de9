package dev.threadlint.agent.bootstrap;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong inside the hooks. A hook never throws into the program: its failure is kept here
 * for the report, and after a few of them all telling ends.
 */
public final class HookFailures {
  private static final int TOO_MANY = 10;
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final AtomicReference<@Nullable Throwable> FIRST = new AtomicReference<>();

  private HookFailures() {}

  /**
   * Initialises what a hook may need for the first time where no stack is left: a class that fails
   * then fails for ever.
   */
  public static void prepare() {
    EventQueue.isOpen();
    OrderBudget.hasStack();
    KnownOrders.seen(0);
    KnownPaths.pass(0, true, 0, 0);
    ClassOrders.any();
    LateHashes.isLateWithin(0);
    Clock.EMPTY.size();
  }

  @Outlined
  static void add(Throwable failure) {
    if (failure instanceof VirtualMachineError) {
      // Out of stack or memory: that is the program's, and passes.
      return;
    }
    FIRST.compareAndSet(null, failure);
    if (COUNT.incrementAndGet() >= TOO_MANY) {
      EventQueue.setOpen(false);
    }
  }

  /** How many there were. */
  public static int count() {
    return COUNT.get();
  }

  /** The first one. */
  public static @Nullable Throwable first() {
    return FIRST.get();
  }
}
