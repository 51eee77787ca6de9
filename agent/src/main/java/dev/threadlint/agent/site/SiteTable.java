package dev.threadlint.agent.site;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Gives every {@link Site} a small number that fits into the instructions of a hook call. */
public final class SiteTable {
  // Class loading calls this while it holds the application's locks, so nothing here waits: both
  // arrays only grow, by compare-and-set. A class that is transformed again finds its numbers in
  // the buckets. When two threads add one site at the same moment it gets two numbers; both lead to
  // an equal site.

  /** The number of every site that found no place in the table. */
  public static final int UNKNOWN = 0;

  /** The greatest number that is given out. */
  public static final int MAX_ID = 65_535;

  private static final int CHUNK = 1024;
  private static final int BUCKETS = 4096;

  private final AtomicInteger last = new AtomicInteger();
  private final AtomicReferenceArray<@Nullable AtomicReferenceArray<@Nullable Site>> chunks =
      new AtomicReferenceArray<>((MAX_ID + 1) / CHUNK);
  private final AtomicReferenceArray<@Nullable Entry> buckets = new AtomicReferenceArray<>(BUCKETS);

  /** The number of the first monitor of a class; see {@link #register(Site)}. */
  public int register(
      String className, String methodName, int line, @Nullable String fieldName, boolean method) {
    return register(new Site(className, methodName, line, fieldName, method, 0));
  }

  /**
   * The number of a site: the one that an equal site has, else a new one, else {@link #UNKNOWN}.
   */
  public int register(Site site) {
    int bucket = spread(site.hashCode()) & (BUCKETS - 1);
    int id = 0;
    while (true) {
      Entry head = buckets.get(bucket);
      for (Entry entry = head; entry != null; entry = entry.next) {
        if (entry.site.equals(site)) {
          return entry.id;
        }
      }
      if (id == 0) {
        id = newId();
        if (id == UNKNOWN) {
          return UNKNOWN;
        }
        chunk(id).set(id % CHUNK, site);
      }
      if (buckets.compareAndSet(bucket, head, new Entry(site, id, head))) {
        return id;
      }
    }
  }

  /** The site of a number, or null for {@link #UNKNOWN} and for numbers never given out. */
  public @Nullable Site lookup(int id) {
    if (id <= UNKNOWN || id > MAX_ID) {
      return null;
    }
    AtomicReferenceArray<@Nullable Site> chunk = chunks.get(id / CHUNK);
    return chunk == null ? null : chunk.get(id % CHUNK);
  }

  /** How many numbers were given out. */
  public int size() {
    return last.get();
  }

  private int newId() {
    while (true) {
      int id = last.get();
      if (id == MAX_ID) {
        return UNKNOWN;
      }
      if (last.compareAndSet(id, id + 1)) {
        return id + 1;
      }
    }
  }

  private AtomicReferenceArray<@Nullable Site> chunk(int id) {
    while (true) {
      AtomicReferenceArray<@Nullable Site> chunk = chunks.get(id / CHUNK);
      if (chunk != null) {
        return chunk;
      }
      chunks.compareAndSet(id / CHUNK, null, new AtomicReferenceArray<>(CHUNK));
    }
  }

  private static int spread(int hash) {
    return hash ^ (hash >>> 16);
  }

  private static final class Entry {
    final Site site;
    final int id;
    final @Nullable Entry next;

    Entry(Site site, int id, @Nullable Entry next) {
      this.site = site;
      this.id = id;
      this.next = next;
    }
  }
}
