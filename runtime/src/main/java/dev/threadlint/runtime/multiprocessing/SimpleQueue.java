package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Repr;
import dev.threadlint.runtime.multiprocessing.internal.OsErrors;
import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import dev.threadlint.runtime.multiprocessing.internal.Spawning;
import dev.threadlint.runtime.multiprocessing.internal.shared.SharedChannel;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A pipe among processes with locks at both ends. Python: {@code multiprocessing.SimpleQueue}.
 *
 * <p>{@code put} copies the item at once and waits while the pipe is full: there is no thread
 * behind it, and no bound.
 *
 * <pre>{@code
 * SimpleQueue<Integer> results = new SimpleQueue<>();
 * Process.builder().target(Tasks::square, Arguments.of(7, results)).start();
 * int square = results.get();
 * }</pre>
 *
 * @param <T> the items, which may be null and are copied on their way
 */
public final class SimpleQueue<T extends @Nullable Object> implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final transient SharedChannel channel;
  private transient volatile boolean closed;

  /** An empty one. Python: {@code SimpleQueue()}. */
  public SimpleQueue() {
    this(SharedChannel.create(0));
  }

  private SimpleQueue(SharedChannel channel) {
    this.channel = channel;
  }

  /**
   * Puts an item in, waiting while the pipe is full. Python: {@code put(item)}.
   *
   * @throws NotPicklable if the item cannot travel; nothing is put then
   * @throws java.io.UncheckedIOException {@code handle is closed}
   */
  public void put(T item) {
    checkOpen();
    channel.send(Pickle.dumps(item), this);
  }

  /**
   * Takes an item out, waiting for one. Python: {@code get()}.
   *
   * @throws java.io.UncheckedIOException {@code handle is closed}
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // only put puts something in, also null
  public T get() {
    checkOpen();
    return (T) Pickle.loads(channel.receive(this, Deadline.NEVER));
  }

  /**
   * Whether there was no item a moment ago. Python: {@code empty()}.
   *
   * @throws java.io.UncheckedIOException {@code handle is closed}
   */
  public boolean empty() {
    checkOpen();
    return channel.isEmpty();
  }

  /** Lets this process put and get no more. Twice is fine. Python: {@code close()}. */
  public void close() {
    closed = true;
  }

  @Override
  public String toString() {
    return "<multiprocessing.queues.SimpleQueue object at " + Repr.address(this) + ">";
  }

  private void checkOpen() {
    if (closed) {
      throw OsErrors.of("handle is closed");
    }
  }

  @Serial
  private Object writeReplace() {
    Spawning.handOver("SimpleQueue", this);
    return new Handle(channel.handle());
  }

  private record Handle(long channel) implements Serializable {
    @Serial
    private Object readResolve() {
      return new SimpleQueue<>(SharedChannel.attach(channel));
    }
  }
}
