package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.multiprocessing.BrokenPipe;
import java.io.FileOutputStream;
import java.io.IOException;

/** Puts frames into a pipe, as a {@link FrameReader} takes them out. */
final class FrameWriter {
  // What fits goes in one piece. A stream and not a channel, which an interrupt of whoever brings a
  // task would close; and the JDK asks the system for as much memory as it is told to write at
  // once.
  private static final int PIECE = 1 << 13;

  private final FileOutputStream out;

  FrameWriter(FileOutputStream out) {
    this.out = out;
  }

  /** Writes a frame, or tells that nobody reads any more as Python does. */
  void send(byte[] frame) {
    try {
      write(frame);
    } catch (IOException e) {
      throw new BrokenPipe("[Errno 32] Broken pipe");
    }
  }

  void write(byte[] frame) throws IOException {
    int first = Math.min(frame.length, PIECE - Integer.BYTES);
    byte[] piece = new byte[Integer.BYTES + first];
    Packed.putInt(piece, 0, frame.length);
    System.arraycopy(frame, 0, piece, Integer.BYTES, first);
    out.write(piece);
    for (int sent = first; sent < frame.length; ) {
      int more = Math.min(frame.length - sent, PIECE);
      out.write(frame, sent, more);
      sent += more;
    }
  }

  void close() {
    try {
      out.close();
    } catch (IOException e) {
      // It is gone all the same.
    }
  }
}
