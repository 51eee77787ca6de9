package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.multiprocessing.internal.Outcome;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the input of imap ahead, in a thread of its own, as far as there is room. */
final class PoolFeed {
  private PoolFeed() {}

  static int checked(int chunksize) {
    if (chunksize < 1) {
      throw new IllegalArgumentException("Chunksize must be 1+, not " + chunksize);
    }
    return chunksize;
  }

  static void start(PoolEngine engine, ImapJob job, Iterable<?> items, int chunksize) {
    engine.beginFeed();
    Thread thread = new Thread(() -> feed(engine, job, items, chunksize), "pool-feed");
    thread.setDaemon(true);
    thread.start();
  }

  private static void feed(PoolEngine engine, ImapJob job, Iterable<?> items, int chunksize) {
    int chunks = 0;
    try {
      Iterator<?> each = items.iterator();
      while (each.hasNext()) {
        List<@Nullable Object> chunk = nextChunk(each, chunksize);
        if (!engine.awaitRoom()) {
          return; // the input may have no end, and no result comes any more
        }
        engine.submit(job, chunks, chunk);
        chunks++;
      }
    } catch (Throwable e) {
      job.done(chunks, new Outcome(null, e)); // thrown at this place of the results
      chunks++;
    } finally {
      engine.endFeed();
    }
    job.setTotal(chunks);
  }

  private static List<@Nullable Object> nextChunk(Iterator<?> each, int chunksize) {
    List<@Nullable Object> chunk = new ArrayList<>(Math.min(chunksize, 64));
    while (chunk.size() < chunksize && each.hasNext()) {
      chunk.add(each.next());
    }
    return chunk;
  }
}
