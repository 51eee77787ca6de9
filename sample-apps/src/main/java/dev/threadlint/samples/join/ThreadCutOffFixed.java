package dev.threadlint.samples.join;

/**
 * The indexer is told to stop, and joined.
 *
 * @see ThreadCutOffSample
 */
public final class ThreadCutOffFixed {
  private static final long ENTRIES = 1L << 40;
  private static final long MOST_MILLIS = 300;

  private volatile long indexed;
  private volatile boolean stopped;

  private ThreadCutOffFixed() {}

  /** Starts the indexer and stops it. */
  public static void main(String[] arguments) throws InterruptedException {
    ThreadCutOffFixed sample = new ThreadCutOffFixed();
    Thread indexer = new Thread(() -> sample.indexAll(ENTRIES), "indexer");
    indexer.setDaemon(true);
    indexer.start();
    indexer.join(MOST_MILLIS);
    sample.stopped = true;
    indexer.join();
    System.out.println("index is ready: " + !indexer.isAlive());
  }

  private void indexAll(long entries) {
    for (long entry = 0; entry < entries && !stopped; entry++) {
      indexed = entry + 1;
    }
  }
}
