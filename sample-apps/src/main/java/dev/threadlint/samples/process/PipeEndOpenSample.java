package dev.threadlint.samples.process;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.Connection;
import dev.threadlint.runtime.multiprocessing.EndOfFile;
import dev.threadlint.runtime.multiprocessing.Pipe;
import dev.threadlint.runtime.multiprocessing.Process;
import java.time.Duration;

/**
 * A program reads what a child sends until the end of the pipe. The child has ended long since, but
 * the program itself still holds the end that it gave to the child.
 *
 * <p>Here a clock closes that end after some seconds, so the program ends.
 *
 * @see PipeEndOpenFixed
 */
public final class PipeEndOpenSample {
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private PipeEndOpenSample() {}

  /** Prints what the child sends. */
  public static void main(String[] arguments) throws InterruptedException {
    Pipe pipe = new Pipe(false);
    Process child =
        Process.builder().target(PipeEndOpenSample::send, Arguments.of(pipe.second())).build();
    child.start();
    Thread clock = new Thread(() -> closeLater(child, pipe.second()));
    clock.start();
    try {
      while (true) {
        System.out.println(pipe.first().recv()); // FINDING: pipe-end-open
      }
    } catch (EndOfFile e) {
      clock.join();
      System.out.println("that was all: " + child.exitCode().getAsInt());
    }
  }

  private static Object send(Arguments arguments) {
    ((Connection) arguments.get(0)).send("the report");
    return arguments;
  }

  private static void closeLater(Process child, Connection end) {
    child.join();
    try {
      Thread.sleep(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end.close();
  }
}
