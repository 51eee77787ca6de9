package bank;

import org.junit.jupiter.api.Test;

class PayTest {
  private final Bank bank = new Bank();

  @Test
  void paysAndAudits() throws InterruptedException {
    OneAfterTheOther.run(bank::pay, bank::audit);
  }
}
