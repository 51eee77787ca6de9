package dev.threadlint.runtime.multiprocessing;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Repr;
import dev.threadlint.runtime.multiprocessing.internal.Endpoint;
import dev.threadlint.runtime.multiprocessing.internal.OsErrors;
import dev.threadlint.runtime.multiprocessing.internal.Pickle;
import dev.threadlint.runtime.multiprocessing.internal.Watch;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One end of a channel between processes, for whole objects or whole messages of bytes. Python:
 * {@code multiprocessing.connection.Connection}.
 *
 * <p>Sending waits while the buffers are full, about 200 KiB: two ends that both send large objects
 * first wait for ever. It may be given to another process; see {@link Pipe}.
 *
 * <pre>{@code
 * connection.send(List.of(1, "two"));
 * Object answer = connection.recv();
 * }</pre>
 */
public final class Connection implements Waitable, AutoCloseable, Serializable {
  @Serial private static final long serialVersionUID = 1;

  private static final Deadline NOW = Deadline.in(Duration.ZERO);

  private transient volatile Endpoint end;
  private transient volatile boolean readable;
  private final transient boolean writable;
  private transient volatile boolean closed;

  Connection(Endpoint end, boolean readable, boolean writable) {
    this.end = end;
    this.readable = readable;
    this.writable = writable;
  }

  /**
   * Sends an object. Python: {@code connection.send(obj)}.
   *
   * @throws NotPicklable if it cannot travel; nothing has been sent then
   * @throws BrokenPipe {@code [Errno 32] Broken pipe}, if nobody is left to receive
   * @throws UncheckedIOException {@code handle is closed} or {@code connection is read-only}
   */
  public void send(@Nullable Object object) {
    checkWritable();
    byte[] bytes = Pickle.dumps(object);
    end.send(bytes, 0, bytes.length);
  }

  /**
   * Receives an object, waiting for it. Python: {@code connection.recv()}.
   *
   * @throws EndOfFile if nothing is left and the other end is closed
   * @throws ConnectionReset if the other end went away without having read all
   * @throws UnpicklingFailed if what came cannot be made into an object
   * @throws UncheckedIOException {@code handle is closed} or {@code connection is write-only}
   */
  public @Nullable Object recv() {
    return Pickle.loads(recvBytes());
  }

  /** Sends a message of bytes. Python: {@code connection.send_bytes(buf)}. */
  public void sendBytes(byte[] bytes) {
    sendBytes(bytes, 0, bytes.length);
  }

  /** From an offset to the end. Python: {@code connection.send_bytes(buf, offset)}. */
  public void sendBytes(byte[] bytes, int offset) {
    checkWritable();
    checkOffset(bytes, offset);
    sendBytes(bytes, offset, bytes.length - offset);
  }

  /**
   * Sends a part of an array as one message, which may be empty. Python: {@code
   * connection.send_bytes(buf, offset, size)}.
   *
   * @throws IllegalArgumentException {@code offset is negative}, {@code buffer length < offset},
   *     {@code size is negative} or {@code buffer length < offset + size}
   */
  public void sendBytes(byte[] bytes, int offset, int size) {
    checkWritable();
    checkOffset(bytes, offset);
    if (size < 0) {
      throw new IllegalArgumentException("size is negative");
    }
    if (bytes.length - offset < size) {
      throw new IllegalArgumentException("buffer length < offset + size");
    }
    end.send(bytes, offset, size);
  }

  /** Receives a message of bytes of any length. Python: {@code connection.recv_bytes()}. */
  public byte[] recvBytes() {
    return recvBytes(Integer.MAX_VALUE);
  }

  /**
   * Receives a message of bytes. Python: {@code connection.recv_bytes(maxlength)}.
   *
   * @throws UncheckedIOException {@code bad message length}, if it is longer; nothing can be
   *     received from then on
   * @throws IllegalArgumentException {@code negative maxlength}
   */
  public byte[] recvBytes(int maxlength) {
    checkReadable();
    if (maxlength < 0) {
      throw new IllegalArgumentException("negative maxlength");
    }
    try {
      byte[] message = end.receive(Deadline.NEVER, maxlength);
      return message == null ? new byte[0] : message;
    } catch (UncheckedIOException e) {
      if ("bad message length".equals(e.getMessage())) {
        loseTheWay();
      }
      throw e;
    }
  }

  /** From the beginning of the buffer. Python: {@code connection.recv_bytes_into(buf)}. */
  public int recvBytesInto(byte[] buffer) {
    return recvBytesInto(buffer, 0);
  }

  /**
   * Receives a message of bytes into a buffer. Python: {@code connection.recv_bytes_into(buf,
   * offset)}.
   *
   * @return how many bytes it has
   * @throws BufferTooShort with the message, if there is no room for it
   * @throws IllegalArgumentException {@code negative offset} or {@code offset too large}
   */
  public int recvBytesInto(byte[] buffer, int offset) {
    checkReadable();
    if (offset < 0) {
      throw new IllegalArgumentException("negative offset");
    }
    if (offset > buffer.length) {
      throw new IllegalArgumentException("offset too large");
    }
    byte[] message = recvBytes();
    if (message.length > buffer.length - offset) {
      throw new BufferTooShort(message);
    }
    System.arraycopy(message, 0, buffer, offset, message.length);
    return message.length;
  }

  /** Whether there is something to receive now. Python: {@code connection.poll()}. */
  public boolean poll() {
    return poll(Duration.ZERO);
  }

  /**
   * Whether there is something to receive, be it the end, or comes in time. Python: {@code
   * connection.poll(timeout)}.
   *
   * @param timeout zero or less does not wait, null waits for ever
   */
  public boolean poll(@Nullable Duration timeout) {
    checkReadable();
    return end.poll(Deadline.in(timeout));
  }

  @Override
  public boolean isReady() {
    checkReadable();
    return end.poll(NOW);
  }

  /** Gives the end up. Python: {@code connection.close()}. Twice is fine. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      end.close();
    }
  }

  /** Python: {@code connection.closed}. */
  public boolean closed() {
    return closed;
  }

  /** Python: {@code connection.readable}. */
  public boolean readable() {
    return readable;
  }

  /** Python: {@code connection.writable}. */
  public boolean writable() {
    return writable;
  }

  /** {@code <multiprocessing.connection.Connection object at 0x7f>}. */
  @Override
  public String toString() {
    return "<multiprocessing.connection.Connection object at " + Repr.address(this) + ">";
  }

  void watch(Watch watch) {
    end.watch(watch);
  }

  private synchronized void loseTheWay() {
    readable = false;
    if (!writable) {
      close();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw OsErrors.of("handle is closed");
    }
  }

  private void checkReadable() {
    checkOpen();
    if (!readable) {
      throw OsErrors.of("connection is write-only");
    }
  }

  private void checkWritable() {
    checkOpen();
    if (!writable) {
      throw OsErrors.of("connection is read-only");
    }
  }

  private static void checkOffset(byte[] bytes, int offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset is negative");
    }
    if (bytes.length < offset) {
      throw new IllegalArgumentException("buffer length < offset");
    }
  }

  @Serial
  private synchronized Object writeReplace() {
    checkOpen();
    end = end.shareable();
    return new ConnectionTicket(end.handOver(), readable, writable);
  }
}
