package dev.threadlint.samples.lock;

/**
 * The notification comes before anybody waits for it, and is lost.
 *
 * <p>The waiter is a daemon, so that main can give up and end.
 *
 * @see NotifyLostFixed
 */
public final class NotifyLostSample {
  private static final long MOST_MILLIS = 1_000;

  private NotifyLostSample() {}

  /** Notifies, then waits to be notified. */
  public static void main(String[] arguments) throws InterruptedException {
    NotifyLostSample kitchen = new NotifyLostSample();
    Thread cook = new Thread(kitchen::ring, "cook");
    cook.start();
    cook.join();
    Thread guest = new Thread(kitchen::await, "guest");
    guest.setDaemon(true);
    guest.start();
    guest.join(MOST_MILLIS);
    System.out.println("guest still waits: " + guest.isAlive());
  }

  private synchronized void ring() {
    notifyAll();
  }

  private synchronized void await() {
    try {
      wait(); // FINDING: notify-lost
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
