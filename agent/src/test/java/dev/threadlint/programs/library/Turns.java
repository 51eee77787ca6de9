package dev.threadlint.programs.library;

/** Lets threads go one after the other without an order that a tracer may take for granted. */
final class Turns {
  private volatile int turn;

  void await(int number) {
    while (turn < number) {
      java.lang.Thread.onSpinWait();
    }
  }

  void done(int number) {
    turn = number + 1;
  }
}
