package dev.threadlint.samples.seed.ip;

import dev.threadlint.runtime.multiprocessing.Pool;
import java.util.List;

/** Looks addresses up: one here, several in processes, all of them by one pool. */
final class Lookups implements AutoCloseable {
  private static final int WORKERS = 2;

  private final Pool pool = new Pool(WORKERS);

  /** A line for each, in their order. It may take a while: not for the thread of the window. */
  List<String> describe(List<String> addresses) {
    return addresses.size() == 1
        ? List.of(line(addresses.get(0)))
        : pool.map(Lookups::line, addresses);
  }

  // A static method: what has the pool for a field cannot be sent to a process of the pool.
  private static String line(String address) {
    return Bundled.TABLE.describe(address);
  }

  /** Lets what is being looked up be looked up. */
  @Override
  public void close() {
    pool.close();
    pool.join();
  }

  /** Read once by each process that looks something up. */
  private static final class Bundled {
    static final IpTable TABLE = IpTable.bundled();
  }
}
