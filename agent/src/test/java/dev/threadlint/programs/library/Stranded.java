package dev.threadlint.programs.library;

import dev.threadlint.runtime.threading.Barrier;
import dev.threadlint.runtime.threading.Event;
import dev.threadlint.runtime.threading.Thread;

/** Waits for an Event that nobody sets, or for one that somebody does. */
public final class Stranded {
  private Stranded() {}

  public static void main(String[] arguments) {
    Event ready = new Event();
    Thread waiter = new Thread(() -> await(ready));
    waiter.start();
    if (!arguments[0].equals("wrong")) {
      ready.set();
    }
    waiter.join();
  }

  private static void await(Event event) {
    event.await();
  }

  /** The same at a Barrier, which has one party too many, or has not. */
  public static final class AtBarrier {
    private AtBarrier() {}

    public static void main(String[] arguments) {
      Barrier round = new Barrier(arguments[0].equals("wrong") ? 3 : 2);
      Thread one = new Thread(() -> meet(round));
      Thread two = new Thread(() -> meet(round));
      one.start();
      two.start();
      one.join();
      two.join();
    }

    private static void meet(Barrier barrier) {
      barrier.await();
    }
  }
}
