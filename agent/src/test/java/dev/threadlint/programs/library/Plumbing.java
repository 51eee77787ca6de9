package dev.threadlint.programs.library;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.Connection;
import dev.threadlint.runtime.multiprocessing.EndOfFile;
import dev.threadlint.runtime.multiprocessing.Pipe;
import dev.threadlint.runtime.multiprocessing.Process;
import dev.threadlint.runtime.multiprocessing.Queue;
import java.time.Duration;

/** Pipes and queues that are read too late, or to no end. */
public final class Plumbing {
  private static final int LONG = 1_000_000;

  private Plumbing() {}

  /** Hangs in a way. */
  public static void main(String[] arguments) throws InterruptedException {
    switch (arguments[0]) {
      case "alone":
        new Pipe().first().recv();
        break;
      case "child has gone":
        readFromChild();
        break;
      case "others run":
        Thread other = new Thread(Plumbing::sleep);
        other.setDaemon(true);
        other.start();
        readFromChild();
        break;
      default:
        Queue<String> queue = new Queue<>();
        Process child = start(queue);
        child.join();
        queue.get();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void readFromChild() {
    Pipe pipe = new Pipe(false);
    startSending(pipe);
    readAll(pipe);
  }

  private static Process startSending(Pipe pipe) {
    Process child = Process.builder().target(Plumbing::send, Arguments.of(pipe.second())).build();
    child.start();
    return child;
  }

  private static void readAll(Pipe pipe) {
    try {
      while (true) {
        System.out.println(pipe.first().recv());
      }
    } catch (EndOfFile e) {
      System.out.println("end");
    }
  }

  private static Process start(Queue<String> queue) {
    Process child = Process.builder().target(Plumbing::fill, Arguments.of(queue)).build();
    child.start();
    return child;
  }

  private static Object send(Arguments arguments) {
    ((Connection) arguments.get(0)).send("word");
    return arguments;
  }

  @SuppressWarnings("unchecked")
  private static Object fill(Arguments arguments) {
    ((Queue<String>) arguments.get(0)).put("x".repeat(LONG));
    return arguments;
  }

  /** All is read in time. */
  public static final class Sound {
    private Sound() {}

    public static void main(String[] arguments) throws InterruptedException {
      Pipe pipe = new Pipe(false);
      Process sender = startSending(pipe);
      pipe.second().close();
      readAll(pipe);
      sender.join();

      Queue<String> queue = new Queue<>();
      Process child = start(queue);
      System.out.println(queue.get().length());
      child.join();

      Queue<String> slow = new Queue<>();
      Process served = start(slow);
      Thread reader = new Thread(() -> readLater(slow, served));
      reader.start();
      served.join();
      reader.join();

      betweenThreads();
      System.out.println(child.exitCode().getAsInt() + sender.exitCode().getAsInt());
    }

    /** The child hangs for a while, longer than a look takes. */
    private static void readLater(Queue<String> queue, Process child) {
      child.join(Duration.ofSeconds(2));
      queue.get();
    }

    private static void betweenThreads() throws InterruptedException {
      Pipe pipe = new Pipe();
      Thread reader = new Thread(() -> System.out.println(pipe.first().recv()));
      reader.start();
      reader.join(Duration.ofSeconds(2).toMillis());
      pipe.second().send("late");
      reader.join();
    }
  }
}
