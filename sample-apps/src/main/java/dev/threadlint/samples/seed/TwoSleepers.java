package dev.threadlint.samples.seed;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.Multiprocessing;
import dev.threadlint.runtime.multiprocessing.Process;

/**
 * Two processes sleep; main has its last word before they wake, and the program still waits for
 * both.
 *
 * <p>In Python neither process is joined. Main prints that it is through, and the interpreter waits
 * for children that are no daemons. Without {@code if __name__ == "__main__"} each child would run
 * the file from its top and start children itself, which Python refuses.
 *
 * <p>In Java a child runs its target and nothing else, so there is nothing to guard; only a process
 * that is started while a child still reads what it shall do is refused, with Python's words. The
 * argument needs no comma: {@code Arguments.of("my_jcy")} cannot be taken for six of them.
 *
 * <p>The tracer says nothing: it sees each JVM by itself, and this one has done nothing wrong. That
 * nobody reads the exit codes it does not know.
 */
public final class TwoSleepers {
  private static final long SLEEP_MILLIS = 1_000;

  private TwoSleepers() {}

  /** Starts both and is through. */
  public static void main(String[] arguments) {
    Arguments both = Arguments.of("my_jcy", Multiprocessing.getpid());
    Process first = Process.builder().target(TwoSleepers::run, both).build();
    Process second = Process.builder().target(TwoSleepers::run, both).build();
    first.start();
    second.start();
    System.out.println("main is through");
  }

  private static boolean run(Arguments arguments) throws InterruptedException {
    Thread.sleep(SLEEP_MILLIS);
    boolean child = Long.valueOf(Multiprocessing.getppid()).equals(arguments.get(1));
    System.out.println(arguments.get(0) + " slept, child of main: " + child);
    return child;
  }
}
