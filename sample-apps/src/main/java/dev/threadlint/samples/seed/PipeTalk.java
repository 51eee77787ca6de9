package dev.threadlint.samples.seed;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Routine;
import dev.threadlint.runtime.multiprocessing.Connection;
import dev.threadlint.runtime.multiprocessing.EndOfFile;
import dev.threadlint.runtime.multiprocessing.Pipe;
import dev.threadlint.runtime.multiprocessing.Process;
import java.util.Objects;

/**
 * Two processes talk through a pipe, both ways and one way.
 *
 * <p>In Python {@code Pipe()} gives two ends, either of which sends and receives; of {@code
 * Pipe(False)} the first only receives. {@code recv} blocks, and raises {@code EOFError} when every
 * other end is closed, in every process that has one. So a parent that keeps the end it gave to its
 * child waits for ever.
 *
 * <p>In Java it is the same, with a Connection as the child's argument. Here the parent closes its
 * copy as soon as the child has its own.
 *
 * <p>The tracer says nothing; what happens between processes it does not see.
 */
public final class PipeTalk {
  private static final int LINES = 3;

  private PipeTalk() {}

  /** Has an echo, and then a list. */
  public static void main(String[] arguments) {
    Pipe both = new Pipe();
    Process echo = child(PipeTalk::echo, both.second());
    both.first().send("hello");
    System.out.println("both ways: " + both.first().recv());
    both.first().close();
    echo.join();

    Pipe one = new Pipe(false);
    Process lines = child(PipeTalk::sendLines, one.second());
    try (Connection end = one.first()) {
      while (true) {
        System.out.println("one way: " + end.recv());
      }
    } catch (EndOfFile e) {
      System.out.println("one way: the end");
    }
    lines.join();
    System.out.println("exit code of the echo: " + echo.exitCode().orElseThrow());
    System.out.println("exit code of the list: " + lines.exitCode().orElseThrow());
  }

  private static Process child(Routine<?> target, Connection end) {
    Process child = Process.builder().target(target, Arguments.of(end)).start();
    end.close(); // the child has its own; kept open here it would have no end
    return child;
  }

  private static int echo(Arguments arguments) {
    int answers = 0;
    try (Connection end = end(arguments)) {
      while (true) {
        end.send(end.recv() + ", you too");
        answers++;
      }
    } catch (EndOfFile parentHasClosed) {
      return answers;
    }
  }

  private static int sendLines(Arguments arguments) {
    try (Connection end = end(arguments)) {
      for (int line = 1; line <= LINES; line++) {
        end.send("line " + line);
      }
      return LINES;
    }
  }

  private static Connection end(Arguments arguments) {
    return (Connection) Objects.requireNonNull(arguments.get(0));
  }
}
