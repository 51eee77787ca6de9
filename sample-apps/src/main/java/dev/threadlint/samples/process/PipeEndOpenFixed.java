package dev.threadlint.samples.process;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.Connection;
import dev.threadlint.runtime.multiprocessing.EndOfFile;
import dev.threadlint.runtime.multiprocessing.Pipe;
import dev.threadlint.runtime.multiprocessing.Process;

/** The end that the child has been given is closed here at once. */
public final class PipeEndOpenFixed {
  private PipeEndOpenFixed() {}

  /** Prints what the child sends. */
  public static void main(String[] arguments) {
    Pipe pipe = new Pipe(false);
    Process child =
        Process.builder().target(PipeEndOpenFixed::send, Arguments.of(pipe.second())).build();
    child.start();
    pipe.second().close();
    try {
      while (true) {
        System.out.println(pipe.first().recv());
      }
    } catch (EndOfFile e) {
      child.join();
      System.out.println("that was all: " + child.exitCode().getAsInt());
    }
  }

  private static Object send(Arguments arguments) {
    ((Connection) arguments.get(0)).send("the report");
    return arguments;
  }
}
