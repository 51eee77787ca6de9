package dev.threadlint.demo;

/** Moves money: first the accounts, then a line in the ledger. */
final class Payments implements Runnable {
  private final Bank bank;
  private final int from;
  private final int to;

  Payments(Bank bank, int from, int to) {
    this.bank = bank;
    this.from = from;
    this.to = to;
  }

  @Override
  public void run() {
    for (int amount = 1; amount <= 3; amount++) {
      transfer(amount);
    }
    bank.closed = true;
  }

  private void transfer(int amount) {
    synchronized (bank.accounts) {
      bank.accounts[from] -= amount;
      bank.accounts[to] += amount;
      synchronized (bank.ledger) {
        bank.ledger.add(from + " to " + to + ": " + amount);
      }
    }
  }
}
