package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.Deadline;
import dev.threadlint.runtime.internal.Mutex;
import dev.threadlint.runtime.multiprocessing.BrokenPipe;
import dev.threadlint.runtime.multiprocessing.ConnectionReset;
import dev.threadlint.runtime.multiprocessing.EndOfFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends and receives whole frames of bytes over a socket. */
public final class Wire implements AutoCloseable, WorkerLine {
  /*
   * A frame is its length in four bytes, and that many bytes. The socket never blocks; who has to
   * wait does so with a selector, for that can be given a time-out and be ended by close. One
   * thread at a time reads, one writes; each has its own buffer and its own selector.
   *
   * What comes is read into a buffer that may take in several frames at once. A frame larger than
   * that is gathered in an array that grows as the bytes arrive, so a lie about the length costs no
   * memory. Once a length was wrong there is no way back to the beginning of a frame: the wire says
   * so to every later reader.
   *
   * The program may limit frames; the limit is a system property because those reach its children.
   * It is looked up for large frames only, which cost far more than that.
   */
  static final String LONGEST = "threadlint.multiprocessing.longest-message";

  private static final int HEADER = Integer.BYTES;
  private static final int BUFFER = 1 << 14;
  private static final int LARGEST_PIECE = 1 << 18;

  private final SocketChannel channel;
  private final Readiness readable;
  private final Readiness writable;
  private final Lookout lookout = new Lookout();
  private final Mutex reading = new Mutex();
  private final Mutex writing = new Mutex();
  private final ByteBuffer in = ByteBuffer.allocate(BUFFER).flip();
  private final ByteBuffer out = ByteBuffer.allocate(BUFFER);
  private byte @Nullable [] body;
  private int missing;
  private int filled;
  private boolean broken;
  private boolean ended;
  private boolean reset;
  private volatile boolean closed;

  /** Takes the socket over. */
  public Wire(SocketChannel channel) {
    this.channel = channel;
    this.readable = new Readiness(channel, SelectionKey.OP_READ);
    this.writable = new Readiness(channel, SelectionKey.OP_WRITE);
    try {
      channel.configureBlocking(false);
    } catch (IOException e) {
      throw OsErrors.of(e);
    }
  }

  /**
   * Sends one frame, waiting for room as long as it takes.
   *
   * @throws BrokenPipe if the other side is gone
   * @throws UncheckedIOException {@code handle is closed}
   */
  @Override
  public void send(byte[] frame) {
    send(frame, 0, frame.length);
  }

  /** Sends a part of an array as one frame; see {@link #send(byte[])}. */
  public void send(byte[] bytes, int offset, int size) {
    writing.acquire(this);
    try {
      int first = Math.min(size, BUFFER - HEADER);
      out.clear().putInt(size).put(bytes, offset, first).flip();
      write(out);
      for (int sent = first; sent < size; ) {
        int piece = Math.min(size - sent, LARGEST_PIECE);
        write(ByteBuffer.wrap(bytes, offset + sent, piece));
        sent += piece;
      }
    } catch (IOException e) {
      throw closed ? closedError() : new BrokenPipe("[Errno 32] Broken pipe");
    } finally {
      writing.release();
    }
  }

  /**
   * Receives one frame of any length, waiting until the deadline.
   *
   * @return null if none came in time
   * @throws EndOfFile if the other side has closed, or is gone, and nothing is left
   * @throws UncheckedIOException {@code handle is closed}
   */
  public byte @Nullable [] receive(Deadline deadline) {
    return receive(deadline, Integer.MAX_VALUE);
  }

  /**
   * Receives one frame.
   *
   * @throws UncheckedIOException {@code bad message length} if the frame is longer than {@code
   *     longest} or than the program allows; nothing can be received from then on
   */
  public byte @Nullable [] receive(Deadline deadline, int longest) {
    reading.acquire(this);
    try {
      byte[] frame;
      while ((frame = takeFrame(longest)) == null) {
        if (!fill() && !comesSoon(deadline, false) && !readable.await(this, deadline)) {
          return null;
        }
      }
      return frame;
    } finally {
      reading.release();
    }
  }

  @Override
  public byte[] receive() {
    return Objects.requireNonNull(receive(Deadline.NEVER));
  }

  /** Whether something has come, be it the end, or comes before the deadline. */
  public boolean poll(Deadline deadline) {
    reading.acquire(this);
    try {
      while (!hasSomething()) {
        if (!comesSoon(deadline, true) && !readable.await(this, deadline)) {
          return hasSomething();
        }
      }
      return true;
    } finally {
      reading.release();
    }
  }

  /** The socket, for a selector that watches several. */
  public SocketChannel channel() {
    return channel;
  }

  public boolean isClosed() {
    return closed;
  }

  /** Ends both directions; whoever waits gets an error. Twice is fine. */
  @Override
  public void close() {
    closed = true;
    try {
      channel.close();
    } catch (IOException e) {
      // It is gone all the same.
    }
    readable.close();
    writable.close();
  }

  /** Looks again and again for a short time, if that has paid lately. */
  private boolean comesSoon(Deadline deadline, boolean polling) {
    if (deadline.hasPassed() || !lookout.isWorthIt()) {
      return false;
    }
    while (lookout.goesOn()) {
      if (closed || (polling ? hasSomething() : fill())) {
        lookout.paid();
        return true;
      }
    }
    return false;
  }

  private boolean hasSomething() {
    if (in.hasRemaining() || filled > 0 || ended) {
      return true;
    }
    try {
      fill();
    } catch (EndOfFile e) {
      return true; // whoever receives finds it again
    } catch (ConnectionReset e) {
      reset = true; // which the system says only once
      return true;
    }
    return in.hasRemaining() || filled > 0;
  }

  /** The frame at the front if all of it is there. */
  private byte @Nullable [] takeFrame(int longest) {
    if (closed) {
      throw closedError();
    }
    if (broken) {
      throw OsErrors.of("bad message length");
    }
    if (body == null) {
      if (in.remaining() < HEADER) {
        return null;
      }
      begin(in.getInt(), longest);
    }
    gather();
    if (missing > 0) {
      return null;
    }
    byte[] frame = body;
    body = null;
    filled = 0;
    return frame;
  }

  private void begin(int size, int longest) {
    if (size < 0 || size > longest || (size > BUFFER && size > allowed())) {
      broken = true;
      throw OsErrors.of("bad message length");
    }
    body = new byte[Math.min(size, LARGEST_PIECE)];
    missing = size;
    filled = 0;
  }

  /** How long a frame may be. */
  static int allowed() {
    return Integer.getInteger(LONGEST, Integer.MAX_VALUE);
  }

  private void gather() {
    int piece = Math.min(in.remaining(), missing);
    byte[] target = room(piece);
    in.get(target, filled, piece);
    filled += piece;
    missing -= piece;
  }

  /** The array of the frame, grown if it cannot take so many bytes more. */
  private byte[] room(int piece) {
    byte[] target = body == null ? new byte[0] : body;
    if (filled + piece > target.length || (filled == target.length && missing > 0)) {
      target = Arrays.copyOf(target, (int) Math.min((long) filled + missing, 2L * target.length));
      body = target;
    }
    return target;
  }

  /** Reads what has come; false if nothing has. */
  private boolean fill() {
    if (reset) {
      reset = false;
      throw resetError();
    }
    try {
      int count = body != null && missing > BUFFER ? fillBody() : fillBuffer();
      if (count < 0) {
        ended = true;
        throw new EndOfFile();
      }
      return count > 0;
    } catch (ClosedChannelException e) {
      throw closedError();
    } catch (IOException e) {
      boolean told = ended;
      ended = true;
      if (closed) {
        throw closedError();
      }
      throw told ? new EndOfFile() : resetError(); // the JDK goes on saying so, the system does not
    }
  }

  private int fillBuffer() throws IOException {
    in.compact();
    try {
      return channel.read(in);
    } finally {
      in.flip();
    }
  }

  private int fillBody() throws IOException {
    byte[] target = room(0);
    int piece = Math.min(Math.min(missing, target.length - filled), LARGEST_PIECE);
    int count = channel.read(ByteBuffer.wrap(target, filled, piece));
    if (count > 0) {
      filled += count;
      missing -= count;
    }
    return count;
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) == 0) {
        writable.await(this, Deadline.NEVER);
      }
    }
  }

  private static ConnectionReset resetError() {
    return new ConnectionReset("[Errno 104] Connection reset by peer");
  }

  private static UncheckedIOException closedError() {
    return OsErrors.of("handle is closed");
  }
}
