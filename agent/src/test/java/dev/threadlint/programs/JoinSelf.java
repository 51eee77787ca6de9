package dev.threadlint.programs;

/** A thread joins itself, or another one. */
public final class JoinSelf {
  private JoinSelf() {}

  public static void main(String[] arguments) {
    Thread other = Threads.start("other", () -> {});
    boolean wrong = arguments[0].equals("wrong");
    Thread worker =
        Threads.start("worker", () -> Threads.join(wrong ? Thread.currentThread() : other));
    Threads.join(worker);
    Threads.join(other);
  }
}
