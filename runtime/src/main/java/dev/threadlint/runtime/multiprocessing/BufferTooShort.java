package dev.threadlint.runtime.multiprocessing;

import java.io.Serial;

/**
 * A message has no room in the buffer it was to be received into. Python: {@code
 * multiprocessing.BufferTooShort}.
 */
public final class BufferTooShort extends ProcessError {
  @Serial private static final long serialVersionUID = 1;

  private final byte[] message;

  BufferTooShort(byte[] message) {
    super("");
    this.message = message;
  }

  /** The whole message, which is not lost. Python: {@code e.args[0]}. */
  public byte[] message() {
    return message.clone();
  }
}
