package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.multiprocessing.EndOfFile;
import java.io.IOException;
import java.util.Arrays;

/** Takes frames out of a stream of bytes: each is its length in four bytes, and that many bytes. */
abstract class FrameReader {
  // The JDK reads so much without asking the system for memory.
  private static final int BUFFER = 1 << 13;
  private static final int LARGEST_PIECE = 1 << 18;

  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;

  /** As of an InputStream. */
  abstract int read(byte[] into, int offset, int size) throws IOException;

  /**
   * Waits for the next frame.
   *
   * @throws EndOfFile if there is none
   */
  final byte[] next() throws IOException {
    while (to - from < Integer.BYTES) {
      fill();
    }
    int size = Packed.getInt(buffer, from);
    from += Integer.BYTES;
    if (size < 0 || (size > BUFFER && size > Wire.allowed())) {
      throw OsErrors.of("bad message length");
    }
    // It grows as the bytes arrive: a lie about the length costs no memory.
    byte[] frame = new byte[Math.min(size, LARGEST_PIECE)];
    int filled = Math.min(size, to - from);
    System.arraycopy(buffer, from, frame, 0, filled);
    from += filled;
    while (filled < size) {
      if (filled == frame.length) {
        frame = Arrays.copyOf(frame, (int) Math.min(size, 2L * frame.length));
      }
      filled += counted(read(frame, filled, Math.min(frame.length - filled, LARGEST_PIECE)));
    }
    return frame;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    to += counted(read(buffer, to, BUFFER - to));
  }

  private static int counted(int count) {
    if (count < 0) {
      throw new EndOfFile();
    }
    return count;
  }
}
