package dev.threadlint.samples.process;

import dev.threadlint.runtime.Arguments;
import dev.threadlint.runtime.multiprocessing.Pool;
import dev.threadlint.runtime.multiprocessing.PoolEnd;
import java.io.Serializable;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An account is given to a pool of processes, with the lock that guards it. There would be as many
 * locks as processes.
 *
 * @see QueueSharedByValueFixed
 */
public final class QueueSharedByValueSample {
  private QueueSharedByValueSample() {}

  private static final class Account implements Serializable {
    private static final long serialVersionUID = 1;

    private final ReentrantLock lock = new ReentrantLock();
    private final int balance;

    Account(int balance) {
      this.balance = balance;
    }
  }

  /** Has interest computed by another process. */
  public static void main(String[] arguments) {
    Pool pool = new Pool(1);
    try (PoolEnd end = pool.terminating()) {
      Arguments account = Arguments.of(new Account(1_000));
      pool.apply(QueueSharedByValueSample::interest, account); // FINDING: queue-shared-by-value
    } catch (IllegalStateException e) {
      System.out.println("no interest: " + e.getMessage());
    }
  }

  private static Object interest(Arguments arguments) {
    Account account = (Account) arguments.get(0);
    account.lock.lock();
    try {
      return account.balance / 100;
    } finally {
      account.lock.unlock();
    }
  }
}
