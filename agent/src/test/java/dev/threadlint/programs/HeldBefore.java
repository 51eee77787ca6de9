package dev.threadlint.programs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;

/**
 * A thread holds two monitors, goes on when standard input says so, and asks for them again within
 * another one. Then a second thread takes them in that order.
 */
public final class HeldBefore {
  private static final Account BY_METHOD = new Account();
  private static final Account BY_BLOCK = new Account();
  private static final Object LEDGER = new Object();

  // Not a join: what is known to come one after the other is no finding anyway.
  private static volatile boolean goOn;
  private static volatile boolean over;

  private HeldBefore() {}

  public static void main(String[] arguments) throws Exception {
    Thread early = Threads.start("early", HeldBefore::holdAndGoOn);
    Thread later = Threads.start("later", HeldBefore::waitAndTake);
    new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
    goOn = true;
    Threads.join(early);
    Threads.join(later);
    System.out.println("taken: " + BY_METHOD.taken + BY_BLOCK.taken);
  }

  private static void holdAndGoOn() {
    synchronized (BY_METHOD) {
      synchronized (BY_BLOCK) {
        System.err.println("ready");
        while (!goOn) {
          Thread.onSpinWait();
        }
        takeAgain();
      }
    }
    over = true;
  }

  private static void takeAgain() {
    synchronized (LEDGER) {
      BY_METHOD.take();
      BY_BLOCK.takeInBlock();
    }
  }

  private static void waitAndTake() {
    while (!over) {
      Thread.onSpinWait();
    }
    takeBoth();
  }

  private static void takeBoth() {
    synchronized (BY_METHOD) {
      synchronized (BY_BLOCK) {
        synchronized (LEDGER) {
          BY_METHOD.taken++;
        }
      }
    }
  }

  private static final class Account {
    int taken;

    synchronized void take() {
      taken++;
    }

    void takeInBlock() {
      synchronized (this) {
        taken++;
      }
    }
  }
}
