package dev.threadlint.samples.join;

/**
 * The program ends while a daemon thread builds an index, and nobody waits for it.
 *
 * @see ThreadCutOffFixed
 */
public final class ThreadCutOffSample {
  private static final long ENTRIES = 1L << 40;
  private static final long MOST_MILLIS = 300;

  private volatile long indexed;

  private ThreadCutOffSample() {}

  /** Starts the indexer and goes its way. */
  public static void main(String[] arguments) throws InterruptedException {
    ThreadCutOffSample sample = new ThreadCutOffSample();
    Thread indexer =
        new Thread(() -> sample.indexAll(ENTRIES), "indexer"); // FINDING: thread-cut-off
    indexer.setDaemon(true);
    indexer.start();
    indexer.join(MOST_MILLIS);
    System.out.println("index is ready: " + !indexer.isAlive());
  }

  private void indexAll(long entries) {
    for (long entry = 0; entry < entries; entry++) {
      indexed = entry + 1;
    }
  }
}
