package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Repr;
import dev.threadlint.runtime.multiprocessing.internal.OsErrors;
import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import dev.threadlint.runtime.multiprocessing.internal.Spawning;
import dev.threadlint.runtime.multiprocessing.internal.shared.Forgotten;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedChannel;
import dev.threadlint.runtime.queue.Empty;
import dev.threadlint.runtime.queue.Full;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A queue among processes, first in, first out for what one process puts. Python: {@code
 * multiprocessing.Queue}.
 *
 * <p>{@code put} hands the item to a thread that copies and writes it later: what is changed
 * meanwhile may travel changed, what cannot be copied is dropped with a stack trace on standard
 * error, and right after a put the queue may still look empty. At its end a process waits until all
 * that it has put is written, that is, mostly, read by others: whoever joins a child before reading
 * what it puts may wait for ever. See {@link #cancelJoinThread}.
 *
 * <pre>{@code
 * Queue<String> results = new Queue<>();
 * Process child = Process.builder().target(Tasks::download, Arguments.of(url, results)).start();
 * String text = results.get(Duration.ofSeconds(5)); // Empty if none comes
 * child.join();
 * }</pre>
 *
 * @param <T> the items, which may be null and are copied on their way
 */
public sealed class Queue<T extends @Nullable Object> implements Serializable
    permits JoinableQueue {
  /*
   * The items go through a ring in shared memory that all processes have, see SharedRing. A permit
   * of its slots is taken for each item put and given back for each item taken, which is what
   * bounds the queue and what qsize reads.
   */
  @Serial private static final long serialVersionUID = 1;

  private final int maxsize;
  private final transient SharedChannel channel;
  private transient @Nullable QueueFeeder feeder;
  private transient volatile boolean closed;
  private transient volatile boolean joinCancelled;

  /** Without bound. Python: {@code Queue()}. */
  public Queue() {
    this(0);
  }

  /** For at most that many items; zero or less is without bound. Python: {@code Queue(maxsize)}. */
  public Queue(int maxsize) {
    this(bound(maxsize), SharedChannel.create(bound(maxsize)));
  }

  Queue(int maxsize, SharedChannel channel) {
    this.maxsize = maxsize;
    this.channel = channel;
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
   * @param timeout how long; zero or less does not wait, null waits for ever
   * @throws Full if there was no room in time
   * @throws IllegalArgumentException {@code Queue <…> is closed}
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  public void put(T item, boolean block, @Nullable Duration timeout) {
    checkOpen();
    if (!channel.slots().acquire(this, deadline(block, timeout))) {
      throw new Full();
    }
    beforePut();
    feeder().put(item);
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
   * @param timeout how long; zero or less does not wait, null waits for ever
   * @throws Empty if none came in time
   * @throws IllegalArgumentException {@code Queue <…> is closed}
   * @throws ArithmeticException {@code timestamp out of range for platform time_t}
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // only put puts something in, also null
  public T get(boolean block, @Nullable Duration timeout) {
    checkOpen();
    byte[] message = channel.receive(this, deadline(block, timeout));
    if (message == null) {
      throw new Empty();
    }
    channel.slots().release(Integer.MAX_VALUE);
    return (T) Pickle.loads(message);
  }

  /** How many items there were a moment ago, about. Python: {@code qsize()}. */
  public int qsize() {
    return (int) (maxsize - channel.slots().value());
  }

  /**
   * Whether there was no item a moment ago. Python: {@code empty()}.
   *
   * @throws java.io.UncheckedIOException {@code handle is closed}, after {@link #close} if anything
   *     was put here
   */
  public synchronized boolean empty() {
    if (closed && feeder != null) {
      throw OsErrors.of("handle is closed");
    }
    return channel.isEmpty();
  }

  /** Whether there was no room a moment ago. Python: {@code full()}. */
  public boolean full() {
    return channel.slots().value() == 0;
  }

  /**
   * Lets this process put and get no more. What was put is still written. Python: {@code close()}.
   */
  public synchronized void close() {
    if (!closed && feeder != null) {
      feeder.close();
    }
    closed = true;
  }

  /**
   * Waits until all that this process has put is written. Python: {@code join_thread()}.
   *
   * @throws AssertionError {@code Queue <…> not closed}
   */
  public void joinThread() {
    if (!closed) {
      throw new AssertionError("Queue " + this + " not closed");
    }
    QueueFeeder writing = currentFeeder();
    if (writing != null && !joinCancelled) {
      writing.join();
    }
  }

  /**
   * Lets this process end although not all is written; that is lost then. Python: {@code
   * cancel_join_thread()}.
   */
  public void cancelJoinThread() {
    joinCancelled = true;
    QueueFeeder writing = currentFeeder();
    if (writing != null) {
      writing.doNotWaitAtExit();
    }
  }

  @Override
  public String toString() {
    return "<multiprocessing.queues.%s object at %s>"
        .formatted(getClass().getSimpleName(), Repr.address(this));
  }

  /** What is to be done once there is room and before the item can be taken. */
  void beforePut() {}

  final long handle(String typeName) {
    Spawning.handOver(typeName, this);
    return channel.handle();
  }

  final int bound() {
    return maxsize;
  }

  static int bound(int maxsize) {
    return maxsize <= 0 ? Integer.MAX_VALUE : maxsize;
  }

  private synchronized QueueFeeder feeder() {
    QueueFeeder current = feeder;
    if (current == null) {
      current = new QueueFeeder(channel);
      current.start(!joinCancelled);
      Forgotten.then(this, current::close);
      feeder = current;
    }
    return current;
  }

  private synchronized @Nullable QueueFeeder currentFeeder() {
    return feeder;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalArgumentException("Queue " + this + " is closed");
    }
  }

  private static Deadline deadline(boolean block, @Nullable Duration timeout) {
    return Deadline.in(block ? timeout : Duration.ZERO);
  }

  @Serial
  private Object writeReplace() {
    return new Handle(handle("Queue"), maxsize);
  }

  private record Handle(long channel, int maxsize) implements Serializable {
    @Serial
    private Object readResolve() {
      return new Queue<>(maxsize, SharedChannel.attach(channel));
    }
  }
}
