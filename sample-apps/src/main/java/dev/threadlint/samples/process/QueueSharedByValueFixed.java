package dev.threadlint.samples.process;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.Pool;
import dev.threadlint.runtime.multiprocessing.PoolEnd;

/** The balance is read here, under the lock, and goes to the other process as a number. */
public final class QueueSharedByValueFixed {
  private QueueSharedByValueFixed() {}

  /** Has interest computed by another process. */
  public static void main(String[] arguments) {
    Pool pool = new Pool(1);
    try (PoolEnd end = pool.terminating()) {
      Object interest = pool.apply(QueueSharedByValueFixed::interest, Arguments.of(1_000));
      System.out.println("interest: " + interest);
    }
  }

  private static Object interest(Arguments arguments) {
    return (Integer) arguments.get(0) / 100;
  }
}
