package dev.threadlint.programs;

/** Is notified before it waits, and looks at what has happened, or does not. */
public final class NotifyLost {
  private final boolean looks;
  private boolean ready;

  private NotifyLost(boolean looks) {
    this.looks = looks;
  }

  public static void main(String[] arguments) {
    NotifyLost program = new NotifyLost(!arguments[0].equals("wrong"));
    program.tell();
    Threads.join(Threads.start("waiter", program::await));
  }

  private synchronized void tell() {
    ready = true;
    notifyAll();
  }

  private void await() {
    try {
      if (looks) {
        awaitReady();
      } else {
        awaitBlindly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void awaitReady() throws InterruptedException {
    while (!ready) {
      wait();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // what it is about
  private synchronized void awaitBlindly() throws InterruptedException {
    wait();
  }
}
