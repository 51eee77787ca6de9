package dev.threadlint.programs;

/** Joins a thread that is started only afterwards, or in the right order. */
public final class JoinBeforeStart {
  private JoinBeforeStart() {}

  public static void main(String[] arguments) {
    Thread worker = Threads.unstarted("worker", () -> {});
    if (arguments[0].equals("wrong")) {
      Threads.join(worker);
    }
    worker.start();
    Threads.join(worker);
  }
}
