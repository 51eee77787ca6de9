package dev.threadlint.demo;

/** Compares the books: first the ledger, then the accounts, and that is the fault. */
final class Audit implements Runnable {
  private static final int MOST_LOOKS = 500;

  private final Bank bank;

  Audit(Bank bank) {
    this.bank = bank;
  }

  @Override
  public void run() {
    try {
      awaitClosing();
    } catch (InterruptedException e) {
      return;
    }
    synchronized (bank.ledger) {
      int payments = bank.ledger.size();
      synchronized (bank.accounts) {
        int sum = bank.accounts[0] + bank.accounts[1];
        System.out.println("bank: " + payments + " payments, the accounts hold " + sum);
      }
    }
  }

  // Ten seconds, and then the audit begins anyhow: it may meet a payment, though it never did.
  private void awaitClosing() throws InterruptedException {
    for (int looks = 0; looks < MOST_LOOKS && !bank.closed; looks++) {
      Thread.sleep(20);
    }
  }
}
