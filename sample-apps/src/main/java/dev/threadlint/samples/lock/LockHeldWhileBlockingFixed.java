package dev.threadlint.samples.lock;

import java.util.HashMap;
import java.util.Map;

/**
 * The server is asked without the lock; two threads may ask it for the same page.
 *
 * @see LockHeldWhileBlockingSample
 */
public final class LockHeldWhileBlockingFixed {
  private static final long SLOW_SERVER_MILLIS = 2_500;

  private final Map<String, String> pages = new HashMap<>();

  private LockHeldWhileBlockingFixed() {}

  /** Fetches a page, and asks for another one meanwhile. */
  public static void main(String[] arguments) throws InterruptedException {
    var cache = new LockHeldWhileBlockingFixed();
    Thread fetch = new Thread(() -> cache.page("slow"), "fetch");
    fetch.start();
    String page = cache.page("front");
    fetch.join();
    System.out.println(page);
  }

  private String page(String name) {
    synchronized (pages) {
      String known = pages.get(name);
      if (known != null) {
        return known;
      }
    }
    String page = fetch();
    synchronized (pages) {
      pages.put(name, page);
    }
    return page;
  }

  private static String fetch() {
    try {
      Thread.sleep(SLOW_SERVER_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "page";
  }
}
