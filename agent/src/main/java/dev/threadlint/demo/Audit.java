package dev.threadlint.demo;

/** Compares the books: first the ledger, then the accounts, and that is the fault. */
final class Audit implements Runnable {
  // Nothing but this pause keeps the audit from meeting a payment.
  private static final long AFTER_THE_PAYMENTS_MILLIS = 800;

  private final Bank bank;

  Audit(Bank bank) {
    this.bank = bank;
  }

  @Override
  public void run() {
    try {
      Thread.sleep(AFTER_THE_PAYMENTS_MILLIS);
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
}
