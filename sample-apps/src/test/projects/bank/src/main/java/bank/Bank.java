package bank;

import java.util.concurrent.locks.ReentrantLock;

/** Takes its two locks in either order. */
public final class Bank {
  private final Object accounts = new Object();
  private final ReentrantLock ledger = new ReentrantLock();
  private final Object archive = new Object();
  private long booked;

  public void pay() {
    synchronized (accounts) {
      ledger.lock();
      try {
        booked++;
      } finally {
        ledger.unlock();
      }
    }
  }

  public long audit() {
    ledger.lock();
    try {
      synchronized (accounts) {
        return booked;
      }
    } finally {
      ledger.unlock();
    }
  }

  public void store() {
    synchronized (archive) {
      ledger.lock();
      try {
        booked--;
      } finally {
        ledger.unlock();
      }
    }
  }

  public long restore() {
    ledger.lock();
    try {
      synchronized (archive) {
        return booked;
      }
    } finally {
      ledger.unlock();
    }
  }
}
