package dev.threadlint.programs;

import dev.threadlint.agent.junit.Threadlint;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Tests of a bank, all of which pass; one of them shows that it can hang. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public class BankChecks {
  private static final Object ACCOUNTS = new Object();
  private static final ReentrantLock LEDGER = new ReentrantLock();

  private static volatile int done;

  @Test
  @Order(1)
  @Threadlint
  void pays() throws InterruptedException {
    passTo(Work.PAY);
  }

  @Test
  @Order(2)
  @Threadlint
  void audits() throws InterruptedException {
    passTo(Work.AUDIT);
  }

  @Test
  @Order(3)
  @Threadlint
  void paysAgain() throws InterruptedException {
    passTo(Work.PAY);
  }

  private enum Work {
    PAY,
    AUDIT
  }

  // A new thread for each, that hands back by a volatile: nothing that orders the two for good.
  private static void passTo(Work work) throws InterruptedException {
    int before = done;
    Thread thread =
        new Thread(
            () -> {
              if (work == Work.PAY) {
                pay();
              } else {
                audit();
              }
              done++;
            },
            work.name());
    thread.setDaemon(true);
    thread.start();
    while (done == before) {
      Thread.onSpinWait();
    }
  }

  private static void pay() {
    synchronized (ACCOUNTS) {
      LEDGER.lock();
      LEDGER.unlock();
    }
  }

  private static void audit() {
    LEDGER.lock();
    try {
      synchronized (ACCOUNTS) {
        Thread.onSpinWait();
      }
    } finally {
      LEDGER.unlock();
    }
  }
}
