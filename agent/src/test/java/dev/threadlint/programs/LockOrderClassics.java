package dev.threadlint.programs;

/** Programs that the literature on deadlock prediction is measured by, written anew. */
public final class LockOrderClassics {
  private static final Object L1 = new Object();
  private static final Object L2 = new Object();
  private static final Object L3 = new Object();
  private static final Object L4 = new Object();
  private static final Object GATE = new Object();

  private static Object left = new Object();
  private static Object right = new Object();

  private LockOrderClassics() {}

  public static void main(String[] arguments) {
    switch (arguments[0]) {
      case "picklock" -> InTurn.run(LockOrderClassics::pickOne, LockOrderClassics::pickTwo);
      case "bensalem" -> bensalem(new Turns());
      case "transfer" -> transfer(new Account(), new Account());
      case "deadlock" -> InTurn.run(() -> hold(L1, L2), () -> hold(L2, L1));
      case "not-a-deadlock" -> InTurn.run(LockOrderClassics::swap, LockOrderClassics::swap);
      default -> philosophers(5);
    }
  }

  /** Who is at L3 has been through L2, which who is at L4 does not let go. */
  private static void pickOne() {
    synchronized (L1) {
      synchronized (L2) {
        Thread.onSpinWait();
      }
      synchronized (L3) {
        synchronized (L4) {
          Thread.onSpinWait();
        }
      }
    }
  }

  private static void pickTwo() {
    synchronized (L2) {
      synchronized (L1) {
        Thread.onSpinWait();
      }
      synchronized (L4) {
        synchronized (L3) {
          Thread.onSpinWait();
        }
      }
    }
  }

  /** Four cycles: one behind a gate, one in order by a join, one of a single thread, one real. */
  private static void bensalem(Turns turns) {
    Thread one =
        Threads.start(
            "one",
            () -> {
              synchronized (GATE) {
                hold(L1, L2);
              }
              turns.done(0);
              turns.await(2);
              Threads.join(Threads.start("three", () -> holdAsThree(L1, L2)));
              holdAfterwards(L2, L1);
            });
    Thread two =
        Threads.start(
            "two",
            () -> {
              turns.await(1);
              synchronized (GATE) {
                hold(L2, L1);
              }
              turns.done(1);
            });
    Threads.join(one);
    Threads.join(two);
  }

  private static void hold(Object outer, Object inner) {
    synchronized (outer) {
      synchronized (inner) {
        Thread.onSpinWait();
      }
    }
  }

  private static void holdAsThree(Object outer, Object inner) {
    synchronized (outer) {
      synchronized (inner) {
        Thread.onSpinWait();
      }
    }
  }

  private static void holdAfterwards(Object outer, Object inner) {
    synchronized (outer) {
      synchronized (inner) {
        Thread.onSpinWait();
      }
    }
  }

  private static void transfer(Account one, Account other) {
    InTurn.run(() -> one.transferTo(other), () -> other.transferTo(one));
  }

  private static final class Account {
    private int balance;

    synchronized void transferTo(Account other) {
      balance--;
      other.deposit();
    }

    private synchronized void deposit() {
      balance++;
    }
  }

  /** The locks change places only once nobody of this turn is in them. */
  private static void swap() {
    synchronized (left) {
      synchronized (right) {
        Thread.onSpinWait();
      }
    }
    synchronized (LockOrderClassics.class) {
      Object other = left;
      left = right;
      right = other;
    }
  }

  private static void philosophers(int count) {
    Object[] forks = new Object[count];
    Runnable[] dinners = new Runnable[count];
    for (int i = 0; i < count; i++) {
      forks[i] = new Object();
    }
    for (int i = 0; i < count; i++) {
      Object first = forks[i];
      Object second = forks[(i + 1) % count];
      dinners[i] = () -> hold(first, second);
    }
    InTurn.run(dinners);
  }
}
