package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.ProgramExit;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** The selectors with which threads wait, and the end of their waits with the program. */
final class Selectors {
  // A JVM that ends waits for 0.3 s if any thread is within a system call, and a selector's wait is
  // one. So at the end all are woken, and whoever would go on waiting does so without a selector.
  private static final Set<Selector> OPEN = ConcurrentHashMap.newKeySet();
  private static final long LONGER_THAN_THE_JVM = 500_000_000;

  private static volatile boolean over;

  static {
    ProgramExit.addCleanup(new Ending());
  }

  private Selectors() {}

  static Selector open() throws IOException {
    Selector selector = SelectorProvider.provider().openSelector();
    OPEN.add(selector);
    return selector;
  }

  /** Waits; 0 is for ever. Gives how many channels are ready, and forgets which. */
  static int select(Selector selector, long millis) throws IOException {
    int ready = selector.select(millis);
    selector.selectedKeys().clear();
    if (over && ready == 0) {
      LockSupport.parkNanos(Selectors.class, LONGER_THAN_THE_JVM);
    }
    return ready;
  }

  static void close(Selector selector) {
    OPEN.remove(selector);
    try {
      selector.close();
    } catch (IOException e) {
      // Nobody waits with it.
    }
  }

  /** Not a lambda, which a worker that has just been started would be long in making. */
  private static final class Ending implements Runnable {
    @Override
    public void run() {
      over = true;
      for (Selector each : OPEN) {
        each.wakeup();
      }
    }
  }
}
