package dev.threadlint.samples.join;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.Process;
import dev.threadlint.runtime.multiprocessing.Queue;

/**
 * A child writes a long report into a queue, and its parent waits for the end of the child before
 * it reads. A process ends when all is written that it put; the queue has no room for all.
 *
 * <p>Here the child gives up after some seconds, so the program ends.
 *
 * @see JoinBeforeDrainFixed
 */
public final class JoinBeforeDrainSample {
  private static final int LENGTH = 1_000_000;
  private static final long PATIENCE_MILLIS = 6_000;

  private JoinBeforeDrainSample() {}

  /** Waits for the report. */
  public static void main(String[] arguments) {
    Queue<String> results = new Queue<>();
    Process child =
        Process.builder().target(JoinBeforeDrainSample::write, Arguments.of(results)).build();
    child.start();
    child.join(); // FINDING: join-before-drain
    System.out.println("the child has ended with " + child.exitCode().getAsInt());
  }

  @SuppressWarnings("unchecked")
  private static Object write(Arguments arguments) {
    Thread clock = new Thread(JoinBeforeDrainSample::giveUp);
    clock.setDaemon(true);
    clock.start();
    ((Queue<String>) arguments.get(0)).put("x".repeat(LENGTH));
    return arguments;
  }

  private static void giveUp() {
    try {
      Thread.sleep(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }
}
