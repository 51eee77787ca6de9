package dev.threadlint.samples.join;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.Process;
import dev.threadlint.runtime.multiprocessing.Queue;

/** First the report is read, then the child is joined. */
public final class JoinBeforeDrainFixed {
  private static final int LENGTH = 1_000_000;

  private JoinBeforeDrainFixed() {}

  /** Waits for the report. */
  public static void main(String[] arguments) {
    Queue<String> results = new Queue<>();
    Process child =
        Process.builder().target(JoinBeforeDrainFixed::write, Arguments.of(results)).build();
    child.start();
    System.out.println("a report of " + results.get().length() + " letters");
    child.join();
    System.out.println("the child has ended with " + child.exitCode().getAsInt());
  }

  @SuppressWarnings("unchecked")
  private static Object write(Arguments arguments) {
    ((Queue<String>) arguments.get(0)).put("x".repeat(LENGTH));
    return arguments;
  }
}
