package dev.threadlint.runtime.queue;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.internal.WaitQueue;
import dev.threadlint.runtime.internal.Waiter;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A queue between threads, first in, first out. Python: {@code queue.Queue}.
 *
 * <p>Those who wait are woken in the order of their coming. {@link #qsize}, {@link #empty} and
 * {@link #full} tell what was so a moment ago: another thread may come between the question and
 * what is made of the answer.
 *
 * <pre>{@code
 * Queue<String> urls = new Queue<>(100);
 * urls.put("https://example.org");
 * String url = urls.get(Duration.ofSeconds(1)); // Empty if none comes
 * urls.taskDone();
 * }</pre>
 *
 * <p>A subclass may keep its items in another order by overriding {@link #itemCount}, {@link
 * #putItem} and {@link #getItem}; Python's {@code _init} is its constructor.
 *
 * @param <T> the items, which may be null
 */
public class Queue<T extends @Nullable Object> {
  /*
   * One mutex guards everything, three queues of waiters belong to it, as in CPython. A put wakes
   * one getter and a get one putter; the woken thread looks again, for a third one may have been
   * quicker. The thread to be woken is chosen under the mutex but unparked after it, so that it
   * does not run into the mutex at once.
   */
  private static final Object NULL = new Object();

  private final Mutex mutex = new Mutex();
  private final WaitQueue notEmpty = new WaitQueue(mutex);
  private final WaitQueue notFull = new WaitQueue(mutex);
  private final WaitQueue allDone = new WaitQueue(mutex);
  private final ArrayDeque<Object> items = new ArrayDeque<>();
  private volatile int maxsize;
  private volatile boolean shutdown;
  private int unfinished;

  /** Without bound. Python: {@code Queue()}. */
  public Queue() {
    this(0);
  }

  /** For at most that many items; zero or less is without bound. Python: {@code Queue(maxsize)}. */
  public Queue(int maxsize) {
    this.maxsize = maxsize;
  }

  /** Puts an item in, waiting for room; see {@link #put(Object, boolean, Duration)}. */
  public void put(T item) {
    put(item, true, null);
  }

  /** Python: {@code put(item, block)}; see {@link #put(Object, boolean, Duration)}. */
  public void put(T item, boolean block) {
    put(item, block, null);
  }

  /** Python: {@code put(item, timeout=t)}; see {@link #put(Object, boolean, Duration)}. */
  public void put(T item, @Nullable Duration timeout) {
    put(item, true, timeout);
  }

  /** Python: {@code put_nowait(item)}; see {@link #put(Object, boolean, Duration)}. */
  public void putNowait(T item) {
    put(item, false, null);
  }

  /**
   * Puts an item in. Python: {@code put(item, block, timeout)}.
   *
   * @param block whether to wait for room
   * @param timeout how long, null for ever; only looked at if the queue is bounded and block is
   *     true
   * @throws Full if there was no room in time
   * @throws ShutDown if the queue is or was meanwhile shut down
   * @throws IllegalArgumentException {@code 'timeout' must be a non-negative number}
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public void put(T item, boolean block, @Nullable Duration timeout) {
    Waiter getter;
    mutex.acquire(this);
    try {
      checkOpen();
      if (maxsize > 0) {
        awaitRoom(block, timeout);
      }
      storeItem(item);
      unfinished++;
      getter = notEmpty.claimOne();
    } finally {
      mutex.release();
    }
    if (getter != null) {
      getter.unpark();
    }
  }

  /** Takes an item out, waiting for one; see {@link #get(boolean, Duration)}. */
  public T get() {
    return get(true, null);
  }

  /** Python: {@code get(block)}; see {@link #get(boolean, Duration)}. */
  public T get(boolean block) {
    return get(block, null);
  }

  /** Python: {@code get(timeout=t)}; see {@link #get(boolean, Duration)}. */
  public T get(@Nullable Duration timeout) {
    return get(true, timeout);
  }

  /** Python: {@code get_nowait()}; see {@link #get(boolean, Duration)}. */
  public T getNowait() {
    return get(false, null);
  }

  /**
   * Takes an item out. Python: {@code get(block, timeout)}.
   *
   * @param block whether to wait for an item
   * @param timeout how long, null for ever; only looked at if block is true
   * @throws Empty if none came in time
   * @throws ShutDown if the queue is shut down and empty
   * @throws IllegalArgumentException {@code 'timeout' must be a non-negative number}
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public T get(boolean block, @Nullable Duration timeout) {
    Waiter next;
    T item;
    mutex.acquire(this);
    try {
      awaitItem(block, timeout);
      item = takeItem();
      next = notFull.claimOne();
    } finally {
      mutex.release();
    }
    if (next != null) {
      next.unpark();
    }
    return item;
  }

  /** How many items there were a moment ago. Python: {@code qsize()}. */
  public int qsize() {
    mutex.acquire(this);
    try {
      return itemCount();
    } finally {
      mutex.release();
    }
  }

  /** Whether there was no item a moment ago. Python: {@code empty()}. */
  public boolean empty() {
    return qsize() == 0;
  }

  /** Whether there was no room a moment ago. Python: {@code full()}. */
  public boolean full() {
    int bound = maxsize;
    return 0 < bound && bound <= qsize();
  }

  /** The bound as given. Python: {@code queue.maxsize}. */
  public int maxsize() {
    return maxsize;
  }

  /** Changes the bound; each put looks at it anew. Python: {@code queue.maxsize = …}. */
  public void setMaxsize(int newMaxsize) {
    maxsize = newMaxsize;
  }

  /**
   * Says that the work on one item taken out is done. Python: {@code task_done()}.
   *
   * @throws IllegalArgumentException {@code task_done() called too many times}
   */
  public void taskDone() {
    mutex.acquire(this);
    try {
      if (unfinished == 0) {
        throw new IllegalArgumentException("task_done() called too many times");
      }
      unfinished--;
      if (unfinished == 0) {
        allDone.wakeAll();
      }
    } finally {
      mutex.release();
    }
  }

  /** Waits until every item that was put in is said to be done. Python: {@code join()}. */
  public void join() {
    mutex.acquire(this);
    try {
      while (unfinished > 0) {
        allDone.await(this, Deadline.NEVER);
      }
    } finally {
      mutex.release();
    }
  }

  /** Lets nobody put, and getters only what is there. Python 3.13: {@code shutdown()}. */
  public void shutdown() {
    shutdown(false);
  }

  /**
   * Lets nobody put any more and wakes all who wait. Python 3.13: {@code shutdown(immediate)}.
   *
   * @param immediate whether the items still there are thrown away too; they count as done
   */
  public void shutdown(boolean immediate) {
    mutex.acquire(this);
    try {
      shutdown = true;
      if (immediate) {
        discardItems();
      }
      notEmpty.wakeAll();
      notFull.wakeAll();
    } finally {
      mutex.release();
    }
  }

  /** Python 3.13: {@code queue.is_shutdown}. */
  public boolean isShutdown() {
    return shutdown;
  }

  /** How many items there are; called with the queue's mutex held. Python: {@code _qsize()}. */
  protected int itemCount() {
    return items.size();
  }

  /**
   * Stores an item; called with the queue's mutex held. Python: {@code _put(item)}. If it throws,
   * so does put, and the item does not count.
   */
  protected void putItem(T item) {
    items.addLast(item == null ? NULL : item);
  }

  /**
   * Takes out the next item, there being one; called with the queue's mutex held. Python: {@code
   * _get()}. If it throws, so does get, and nothing counts as taken.
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // only putItem puts something in, also null
  protected T getItem() {
    Object item = items.removeFirst();
    return (T) (item == NULL ? null : item);
  }

  private void awaitRoom(boolean block, @Nullable Duration timeout) {
    if (!block) {
      if (isFull()) {
        throw new Full();
      }
      return;
    }
    Deadline deadline = deadline(timeout);
    while (isFull()) {
      boolean woken = notFull.await(this, deadline);
      checkOpen();
      if (!woken && isFull()) {
        throw new Full();
      }
    }
  }

  // The bound may be lifted meanwhile; Python would go on to wait for room that is there.
  private boolean isFull() {
    int bound = maxsize;
    return bound > 0 && itemCount() >= bound;
  }

  private void awaitItem(boolean block, @Nullable Duration timeout) {
    if (shutdown && itemCount() == 0) {
      throw new ShutDown();
    }
    if (!block) {
      if (itemCount() == 0) {
        throw new Empty();
      }
      return;
    }
    Deadline deadline = deadline(timeout);
    while (itemCount() == 0) {
      boolean woken = notEmpty.await(this, deadline);
      if (shutdown && itemCount() == 0) {
        throw new ShutDown();
      }
      if (!woken && itemCount() == 0) {
        throw new Empty();
      }
    }
  }

  private void storeItem(T item) {
    boolean stored = false;
    try {
      putItem(item);
      stored = true;
    } finally {
      if (!stored) {
        // This thread may have used up a wake-up; the room it leaves is somebody else's then.
        notFull.wakeOne();
      }
    }
  }

  private T takeItem() {
    boolean taken = false;
    try {
      T item = getItem();
      taken = true;
      return item;
    } finally {
      if (!taken) {
        // This thread may have used up a wake-up; the item it leaves is somebody else's then.
        notEmpty.wakeOne();
      }
    }
  }

  private void discardItems() {
    while (itemCount() > 0) {
      getItem();
      if (unfinished > 0) {
        unfinished--;
      }
    }
    allDone.wakeAll();
  }

  private void checkOpen() {
    if (shutdown) {
      throw new ShutDown();
    }
  }

  private static Deadline deadline(@Nullable Duration timeout) {
    if (timeout != null && timeout.isNegative()) {
      throw new IllegalArgumentException("'timeout' must be a non-negative number");
    }
    return Deadline.in(timeout);
  }
}
