package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.internal.ProgramExit;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.LockSupport;

/** The worker's side of the two pipes from and to its pool, which a {@link PoolPipes} has made. */
final class WorkerPipes extends FrameReader implements WorkerLine {
  /*
   * A worker that was just started has its first task sooner in this way than over a socket, whose
   * classes take it as long to load as the JVM takes to start.
   *
   * The pool says by an empty frame that nothing more comes. That it is gone is noticed by the line
   * from the parent. So this side may hold the writing end of its own input too: at the end of the
   * program it wakes, by an empty frame, its own thread, which nothing else could call out of the
   * system; and a JVM that ends waits for 0.3 s if any thread is there.
   */
  private static final long LONGER_THAN_THE_JVM = 500_000_000;

  private final RandomAccessFile in;
  private final FrameWriter out;
  private volatile boolean over;

  /** Of the pipes with this name. */
  WorkerPipes(String path) {
    try {
      if (!new File(requests(path)).exists()) {
        throw new FileNotFoundException(path); // or a program that is gone is left a file
      }
      in = new RandomAccessFile(requests(path), "rw");
      out = new FrameWriter(new FileOutputStream(replies(path)));
    } catch (IOException e) {
      throw OsErrors.of(e);
    }
    ProgramExit.addCleanup(new Ending());
  }

  static String requests(String path) {
    return path.concat("q");
  }

  static String replies(String path) {
    return path.concat("a");
  }

  @Override
  public void send(byte[] frame) {
    out.send(frame);
  }

  /** The next request; an empty one if no more come. */
  @Override
  public byte[] receive() {
    try {
      byte[] frame = next();
      if (over) {
        LockSupport.parkNanos(this, LONGER_THAN_THE_JVM);
      }
      return frame;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    out.close();
  }

  @Override
  int read(byte[] into, int offset, int size) throws IOException {
    return in.read(into, offset, size);
  }

  /** Not a lambda, which a worker that has just been started would be long in making. */
  private final class Ending implements Runnable {
    @Override
    public void run() {
      over = true;
      try {
        in.write(new byte[Integer.BYTES]);
      } catch (IOException e) {
        // Then the end takes a little longer.
      }
    }
  }
}
