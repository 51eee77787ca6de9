package dev.threadlint.samples.seed;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.Block;
import dev.threadlint.runtime.SystemExit;
import dev.threadlint.runtime.multiprocessing.Process;
import dev.threadlint.runtime.multiprocessing.Value;
import dev.threadlint.runtime.threading.Barrier;
import dev.threadlint.runtime.threading.Guard;
import dev.threadlint.runtime.threading.Lock;
import dev.threadlint.runtime.threading.Thread;
import java.util.List;
import java.util.Objects;

/**
 * A counter that several change: threads without and with a lock, and processes, which each have a
 * counter of their own.
 *
 * <p>In Python {@code count += 1} reads, adds and writes, and a thread that comes in between has
 * its change overwritten. A {@code Lock} round the three cures it. Processes do not share the
 * variable at all: the parent's stays as it was, unless it is a {@code Value}, of which {@code
 * get_lock} gives the lock.
 *
 * <p>In Java it is the same, for {@code count++} as well. So that the loss is sure to be seen, a
 * barrier here lets both threads read before either writes. The counters of the children come back
 * as their exit codes.
 *
 * <p>The tracer says nothing: it looks for joins, locks and pools gone wrong, not for data that no
 * lock guards.
 */
@SuppressWarnings("try") // guards are only there to be closed
public final class SharedCounter {
  private static final int TIMES = 10_000;
  private static final int CHILD_TIMES = 5;

  private static int count;

  private SharedCounter() {}

  /** Counts in three ways. */
  public static void main(String[] arguments) {
    Barrier bothHaveRead = new Barrier(2);
    twice(
        () -> {
          int read = count;
          bothHaveRead.await();
          count = read + 1;
        });
    System.out.println("without lock, 2 times 1: " + count);

    Lock lock = new Lock();
    count = 0;
    twice(
        () -> {
          for (int i = 0; i < TIMES; i++) {
            try (Guard held = lock.hold()) {
              count++;
            }
          }
        });
    System.out.println("with a lock, 2 times " + TIMES + ": " + count);

    count = 0;
    List<Process> children =
        List.of(new Process(SharedCounter::countInChild), new Process(SharedCounter::countInChild));
    children.forEach(Process::start);
    children.forEach(Process::join);
    children.forEach(child -> System.out.println("a child: " + child.exitCode().orElseThrow()));
    System.out.println("their parent: " + count);

    Value shared = new Value('i', 0);
    List<Process> adders = List.of(adderTo(shared), adderTo(shared));
    adders.forEach(Process::start);
    adders.forEach(Process::join);
    System.out.println("a Value and its lock: " + shared.intValue());
  }

  private static Process adderTo(Value shared) {
    return Process.builder().target(SharedCounter::addInChild, Arguments.of(shared)).build();
  }

  private static int addInChild(Arguments arguments) {
    Value shared = (Value) Objects.requireNonNull(arguments.get(0));
    for (int i = 0; i < CHILD_TIMES; i++) {
      try (Guard held = shared.hold()) {
        shared.set(shared.intValue() + 1);
      }
    }
    return CHILD_TIMES;
  }

  private static void twice(Block work) {
    List<Thread> threads = List.of(new Thread(work), new Thread(work));
    threads.forEach(Thread::start);
    threads.forEach(Thread::join);
  }

  private static void countInChild() {
    for (int i = 0; i < CHILD_TIMES; i++) {
      count++;
    }
    throw new SystemExit(count);
  }
}
