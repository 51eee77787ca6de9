package dev.threadlint.demo;

import java.util.ArrayList;
import java.util.List;

/** A bank that pays in the morning and audits its books later. */
public final class Bank {
  private static final int ALICE = 0;
  private static final int BOB = 1;

  final int[] accounts = {100, 100};
  final List<String> ledger = new ArrayList<>();
  volatile boolean closed;

  private Bank() {}

  /** Opens the bank for a moment. */
  public static void main(String[] arguments) throws InterruptedException {
    Bank bank = new Bank();
    Thread payments = new Thread(new Payments(bank, ALICE, BOB), "payments");
    Thread audit = new Thread(new Audit(bank), "audit");
    payments.start();
    audit.start();
    payments.join();
    audit.join();
  }
}
