package bank;

import org.junit.jupiter.api.Test;

class StoreTest {
  private final Bank bank = new Bank();

  @Test
  void storesAndRestores() throws InterruptedException {
    OneAfterTheOther.run(bank::store, bank::restore);
  }
}
