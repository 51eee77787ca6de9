package dev.threadlint.programs;

/** Threads that go one after the other by chance: no order that a tracer may take for granted. */
final class InTurn {
  private InTurn() {}

  static void run(Runnable... works) {
    Turns turns = new Turns();
    Thread[] threads = new Thread[works.length];
    for (int i = 0; i < works.length; i++) {
      int number = i;
      threads[i] =
          Threads.start(
              "turn-" + number,
              () -> {
                turns.await(number);
                works[number].run();
                turns.done(number);
              });
    }
    for (Thread thread : threads) {
      Threads.join(thread);
    }
  }
}
