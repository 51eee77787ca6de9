package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;

/**
 * Everything has been received and the other end is closed. Python: {@code EOFError}, without text.
 */
public final class EndOfFile extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** Without text, as Python's. */
  public EndOfFile() {
    super("");
  }
}
