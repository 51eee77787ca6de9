package dev.threadlint.samples.page;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/** A program with several faults, so that its page has something of everything. */
final class Warehouse {
  private static final Object STOCK = new Object();
  private static final Object ORDERS = new Object();
  private static final ReentrantLock INVOICES = new ReentrantLock();
  private static final long SHIFT_MILLIS = 1_500;

  // Volatile fields keep the threads apart in time, and promise nothing about the next run.
  private static volatile boolean packed;
  private static volatile boolean billed;
  private static volatile int shelves;

  private Warehouse() {}

  public static void main(String[] arguments) throws InterruptedException {
    List<Thread> staff = new ArrayList<>();
    for (int number = 1; number <= 3; number++) {
      staff.add(new Thread(Warehouse::fillShelf, "shelf-" + number));
    }
    staff.add(new Thread(Warehouse::pack, "packer"));
    staff.add(new Thread(Warehouse::bill, "clerk"));
    staff.add(new Thread(Warehouse::check, "auditor"));
    for (Thread each : staff) {
      each.start();
    }
    new Thread(Warehouse::deliver, "courier").start();
    post();
    for (Thread each : staff) {
      each.join();
    }
    System.out.println("warehouse: " + shelves + " shelves filled");
  }

  private static void fillShelf() {
    long end = System.nanoTime() + SHIFT_MILLIS * 1_000_000;
    while (System.nanoTime() < end) {
      synchronized (STOCK) {
        shelves++;
        pause(8);
      }
    }
  }

  private static void pack() {
    synchronized (STOCK) {
      synchronized (ORDERS) {
        packed = true;
      }
    }
  }

  private static void bill() {
    while (!packed) {
      pause(5);
    }
    synchronized (ORDERS) {
      INVOICES.lock();
      try {
        billed = true;
      } finally {
        INVOICES.unlock();
      }
    }
  }

  private static void check() {
    while (!billed) {
      pause(5);
    }
    INVOICES.lock();
    try {
      synchronized (STOCK) {
        pause(5);
      }
    } finally {
      INVOICES.unlock();
    }
    synchronized (ORDERS) {
      synchronized (STOCK) {
        pause(5);
      }
    }
  }

  private static void deliver() {
    pause(300);
  }

  private static void post() throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    for (int letter = 0; letter < 40; letter++) {
      int number = letter;
      pool.submit(
          () -> {
            pause(10);
            if (number == 7) {
              throw new IllegalStateException("no stamp");
            }
          });
    }
    pool.shutdown();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
