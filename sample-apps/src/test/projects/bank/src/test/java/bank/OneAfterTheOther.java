package bank;

/** Two threads that do not meet, and that nothing keeps from meeting another time. */
final class OneAfterTheOther {
  private static volatile int turn;

  private OneAfterTheOther() {}

  static void run(Runnable first, Runnable second) throws InterruptedException {
    turn = 0;
    Thread one = start(0, first);
    Thread two = start(1, second);
    one.join();
    two.join();
  }

  private static Thread start(int mine, Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              while (turn != mine) {
                Thread.onSpinWait();
              }
              work.run();
              turn = mine + 1;
            });
    thread.start();
    return thread;
  }
}
