package dev.threadlint.samples.process;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.Pool;

/** Only what is to be printed is sent, and the result is asked for. */
public final class UnpicklableTaskFixed {
  private UnpicklableTaskFixed() {}

  /** Has a report printed by another process. */
  public static void main(String[] arguments) {
    Pool pool = new Pool(1);
    var printed = pool.applyAsync(UnpicklableTaskFixed::print, Arguments.of("a report for main"));
    pool.close();
    System.out.println("all printed: " + printed.get());
    pool.join();
  }

  private static Object print(Arguments arguments) {
    System.out.println(arguments.get(0));
    return arguments.size();
  }
}
