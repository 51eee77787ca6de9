package dev.threadlint.programs;

/** Threads that print at the same time, as most programs do: the JDK nests three monitors there. */
public final class PrintsAtOnce {
  private PrintsAtOnce() {}

  public static void main(String[] arguments) {
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = Threads.start("printer-" + i, PrintsAtOnce::print);
    }
    for (Thread thread : threads) {
      Threads.join(thread);
    }
  }

  private static void print() {
    for (int i = 0; i < 200; i++) {
      System.out.println(i);
      System.err.print("");
    }
  }
}
