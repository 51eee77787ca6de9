package dev.threadlint.samples.lock;

import java.util.HashMap;
import java.util.Map;

/**
 * A cache that asks a slow server with its lock held.
 *
 * <p>Whoever wants a page that is in the cache already waits until the server has answered for one
 * that is not.
 *
 * @see LockHeldWhileBlockingFixed
 */
public final class LockHeldWhileBlockingSample {
  private static final long SLOW_SERVER_MILLIS = 2_500;

  private final Map<String, String> pages = new HashMap<>();

  private LockHeldWhileBlockingSample() {}

  /** Fetches a page, and asks for another one meanwhile. */
  public static void main(String[] arguments) throws InterruptedException {
    var cache = new LockHeldWhileBlockingSample();
    Thread fetch = new Thread(() -> cache.page("slow"), "fetch");
    fetch.start();
    String page = cache.page("front");
    fetch.join();
    System.out.println(page);
  }

  private String page(String name) {
    synchronized (pages) {
      return pages.computeIfAbsent(name, LockHeldWhileBlockingSample::fetch);
    }
  }

  private static String fetch(String name) {
    try {
      Thread.sleep(SLOW_SERVER_MILLIS); // FINDING: lock-held-while-blocking
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "page";
  }
}
