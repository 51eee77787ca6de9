package dev.threadlint.runtime.multiprocessing.internal;

import dev.threadlint.runtime.multiprocessing.EndOfFile;
import java.io.UncheckedIOException;

/** What goes between a pool and one worker: whole frames, both ways. */
interface WorkerLine {
  /**
   * Sends one frame, waiting for room as long as it takes.
   *
   * @throws UncheckedIOException if the other side is gone
   */
  void send(byte[] frame);

  /**
   * Waits for the next frame.
   *
   * @throws EndOfFile if the other side has closed, or is gone
   * @throws UncheckedIOException if this side was closed
   */
  byte[] receive();

  /** Nothing more is sent; the other side learns of it. */
  void close();
}
