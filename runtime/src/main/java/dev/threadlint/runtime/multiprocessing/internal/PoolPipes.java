package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.ProgramExit;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The pool's side of two named pipes, to a worker and from it. */
final class PoolPipes extends FrameReader implements WorkerLine {
  /*
   * They lie in the private folder, which nobody but the owner can enter, and vanish from there as
   * soon as both sides have them open.
   *
   * To open one waits for the other side, and a worker may die before it comes. So this side first
   * opens both for reading and writing, which does not wait, and gives that up when the worker is
   * there, or is gone: from then on each side notices the end of the other one.
   */
  private static final Set<PoolPipes> OPEN = ConcurrentHashMap.newKeySet();

  private final String path;
  private final RandomAccessFile[] holders;
  private final FileChannel in;
  private final FrameWriter out;

  static {
    ProgramExit.addCleanup(() -> OPEN.forEach(PoolPipes::closeInput));
  }

  private PoolPipes(String path) throws IOException {
    this.path = path;
    holders =
        new RandomAccessFile[] {
          new RandomAccessFile(WorkerPipes.requests(path), "rw"),
          new RandomAccessFile(WorkerPipes.replies(path), "rw")
        };
    in = new FileInputStream(WorkerPipes.replies(path)).getChannel();
    out = new FrameWriter(new FileOutputStream(WorkerPipes.requests(path)));
    OPEN.add(this);
  }

  /** New ones, null if this system has none. */
  static @Nullable PoolPipes open() {
    String path = NamedPipes.take();
    try {
      return path == null ? null : new PoolPipes(path);
    } catch (IOException e) {
      throw OsErrors.of(e);
    }
  }

  /** By which the worker finds them. */
  String path() {
    return path;
  }

  /** The worker has opened them, or never will. */
  synchronized void settle() {
    for (RandomAccessFile holder : holders) {
      try {
        holder.close();
      } catch (IOException e) {
        // It is gone all the same.
      }
    }
    NamedPipes.remove(path);
  }

  @Override
  public void send(byte[] frame) {
    out.send(frame);
  }

  @Override
  @SuppressWarnings("CheckReturnValue") // a callback may have interrupted this thread: not for long
  public byte[] receive() {
    Thread.interrupted();
    try {
      return next();
    } catch (IOException e) {
      throw OsErrors.of("handle is closed");
    }
  }

  /** The worker is told to end; what it still says can be received. */
  @Override
  public void close() {
    try {
      out.write(new byte[0]);
    } catch (IOException e) {
      // It has ended.
    }
    out.close();
  }

  /** The worker has ended, and all that it said was received. */
  void release() {
    settle();
    out.close();
    closeInput();
    OPEN.remove(this);
  }

  private void closeInput() {
    try {
      in.close();
    } catch (IOException e) {
      // It is gone all the same.
    }
  }

  @Override
  int read(byte[] into, int offset, int size) throws IOException {
    return in.read(ByteBuffer.wrap(into, offset, size));
  }
}
