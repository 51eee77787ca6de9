package dev.threadlint.samples.lock;

/**
 * What has happened is kept in a field, and whoever waits looks at it first.
 *
 * @see NotifyLostSample
 */
public final class NotifyLostFixed {
  private boolean ready;

  private NotifyLostFixed() {}

  /** Notifies, then waits to be notified. */
  public static void main(String[] arguments) throws InterruptedException {
    NotifyLostFixed kitchen = new NotifyLostFixed();
    Thread cook = new Thread(kitchen::ring, "cook");
    cook.start();
    cook.join();
    Thread guest = new Thread(kitchen::await, "guest");
    guest.start();
    guest.join();
    System.out.println("guest still waits: " + guest.isAlive());
  }

  private synchronized void ring() {
    ready = true;
    notifyAll();
  }

  private synchronized void await() {
    try {
      while (!ready) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
